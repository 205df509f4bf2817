#include "matcher.h"

#include "verifier.h"

namespace calque {
std::uint64_t match_tokens(const MatcherTables& tables, std::string_view text,
                           const Segments& segments, WordClasses& classes,
                           std::vector<TokenMatch>& out) {
  std::uint64_t steps = 0;
  if (tables.sequences.empty()) return steps;
  TagSet key_classes = 0;
  const auto key_tags = [&](const FlatSequence& sequence) {
    const FlatElement& key = tables.elements[sequence.first_element + sequence.key];
    return key.may | key.only;
  };
  for (const std::uint32_t index : tables.by_class) {
    key_classes |= key_tags(tables.sequences[index]);
  }
  const auto filter_at = [&](std::uint32_t at) { return word_filter(segments.tokens[at].word); };
  const auto refuses = [](WordFilter filter, WordFilter word) {
    return (filter & word) == 0 && filter != kAnyWord;
  };
  Verifier verifier(tables, text, segments.tokens, classes);
  for (const TokenSpan sentence : segments.sentences) {
    verifier.set_sentence(sentence);
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const std::uint32_t word = segments.tokens[at].word;
      ++steps;
      if (tables.is_key(word)) {
        // Beyond the sentence's edges nothing stands, which only kAnyWord takes.
        const WordFilter before = at > sentence.begin ? filter_at(at - 1) : 0;
        const WordFilter behind = at + 1 < sentence.end ? filter_at(at + 1) : 0;
        const std::uint32_t end = tables.first[word + 1];
        for (std::uint32_t p = tables.first[word]; p < end; ++p) {
          const Posting& posting = tables.postings[p];
          ++steps;
          if (refuses(posting.before, before) || refuses(posting.behind, behind)) continue;
          verifier.verify(tables.sequences[posting.sequence], at, out);
        }
      }
      if (key_classes == 0) continue;
      const TagSet possible = classes.possible(at);
      if ((possible & key_classes) == 0) continue;
      for (const std::uint32_t index : tables.by_class) {
        ++steps;
        const FlatSequence& sequence = tables.sequences[index];
        if ((possible & key_tags(sequence)) != 0) verifier.verify(sequence, at, out);
      }
    }
  }
  return steps + verifier.steps();
}

}  // namespace calque
