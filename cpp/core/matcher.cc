#include "matcher.h"

#include "verifier.h"

namespace calque {
namespace {

bool stands_beside(const Posting& posting, const std::vector<Token>& tokens, std::uint32_t at,
                   TokenSpan sentence) {
  if (posting.beside == 0) return true;
  if (posting.before != 0) return at > sentence.begin && tokens[at - 1].word == posting.beside;
  return at + 1 < sentence.end && tokens[at + 1].word == posting.beside;
}

}  // namespace

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
  for (const TokenSpan sentence : segments.sentences) {
    Verifier verifier(tables, text, segments.tokens, sentence, classes);
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const std::uint32_t word = segments.tokens[at].word;
      ++steps;
      const std::uint32_t end = tables.is_key(word) ? tables.first[word + 1] : 0;
      for (std::uint32_t p = end == 0 ? 0 : tables.first[word]; p < end; ++p) {
        ++steps;
        const Posting& posting = tables.postings[p];
        if (!stands_beside(posting, segments.tokens, at, sentence)) continue;
        verifier.verify(tables.sequences[posting.sequence], at, out);
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
    steps += verifier.steps();
  }
  return steps;
}

}  // namespace calque
