#include "matcher.h"

#include "verifier.h"

namespace calque {
namespace {

TagSet key_tags(const MatcherTables& tables, const FlatSequence& sequence) {
  const FlatElement& key = tables.elements[sequence.first_element + sequence.key];
  return key.may | key.only;
}

// Sequences whose key is a class, at one token.
class ClassKeys {
 public:
  explicit ClassKeys(const MatcherTables& tables) : tables_(tables) {
    for (const std::uint32_t index : tables.by_class) {
      all_ |= key_tags(tables, tables.sequences[index]);
    }
  }
  bool empty() const { return all_ == 0; }

  std::uint64_t match(WordClasses& classes, std::uint32_t at, Verifier& verifier,
                      std::vector<TokenMatch>& out) const {
    const TagSet possible = classes.possible(at);
    if ((possible & all_) == 0) return 0;
    for (const std::uint32_t index : tables_.by_class) {
      const FlatSequence& sequence = tables_.sequences[index];
      if ((possible & key_tags(tables_, sequence)) != 0) verifier.verify(sequence, at, out);
    }
    return tables_.by_class.size();
  }

 private:
  const MatcherTables& tables_;
  TagSet all_ = 0;
};

}  // namespace

std::uint64_t match_tokens(const MatcherTables& tables, std::string_view text,
                           const Segments& segments, WordClasses& classes, MatchScratch& scratch) {
  std::uint64_t steps = 0;
  if (tables.sequences.empty()) return steps;
  const std::vector<Token>& tokens = segments.tokens;
  const ClassKeys class_keys(tables);
  Verifier verifier(tables, text, tokens, classes);
  const auto filter_at = [&](std::uint32_t at) { return word_filter(tokens[at].word); };
  const auto takes = [](WordFilter filter, WordFilter word) {
    return static_cast<unsigned>((filter & word) != 0) | static_cast<unsigned>(filter == kAnyWord);
  };
  std::vector<std::uint32_t>& keys = scratch.keys;
  std::vector<std::uint32_t>& sequences = scratch.sequences;
  for (const TokenSpan sentence : segments.sentences) {
    verifier.set_sentence(sentence);
    steps += sentence.size();
    // Few tokens are keys and few of those have the right neighbours, none of which can be
    // foreseen: gathered without branches.
    keys.resize(sentence.size());
    std::size_t count = 0;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      keys[count] = at;
      count += static_cast<std::size_t>(tables.is_key(tokens[at].word));
    }
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint32_t at = keys[k];
      // Beyond the sentence's edges nothing stands, which only kAnyWord takes.
      const WordFilter before = at > sentence.begin ? filter_at(at - 1) : 0;
      const WordFilter behind = at + 1 < sentence.end ? filter_at(at + 1) : 0;
      const std::uint32_t begin = tables.first[tokens[at].word];
      const std::uint32_t end = tables.first[tokens[at].word + 1];
      sequences.resize(end - begin);
      std::size_t fitting = 0;
      for (std::uint32_t p = begin; p < end; ++p) {
        const Posting& posting = tables.postings[p];
        sequences[fitting] = posting.sequence;
        fitting += takes(posting.before, before) & takes(posting.behind, behind);
      }
      steps += end - begin;
      for (std::size_t i = 0; i < fitting; ++i) {
        verifier.verify(tables.sequences[sequences[i]], at, scratch.matches);
      }
    }
    for (std::uint32_t at = sentence.begin; !class_keys.empty() && at < sentence.end; ++at) {
      steps += class_keys.match(classes, at, verifier, scratch.matches);
    }
  }
  return steps + verifier.steps();
}

}  // namespace calque
