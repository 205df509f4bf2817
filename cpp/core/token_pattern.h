// The pattern language of rules: text in, flat sequences of elements out. Options and alternatives
// are multiplied out, so that the matcher sees only sequences.
//
//   "it (is|was) [expected] {0-2} that"
//
// corpora/ru/rules/README.md is the manual.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segmenter.h"
#include "vocabulary.h"

namespace calque {

enum class ElementKind : std::uint8_t {
  words,           // one token whose word is in the set
  not_words,       // one word that is not
  exact,           // the set's one word, with the letters of `spelling`
  number,          // NUM
  any_word,        // WORD
  capital,         // CAP
  gap,             // {least-most}
  sentence_begin,  // ^
  sentence_end,    // $
};

struct Element {
  ElementKind kind = ElementKind::words;
  std::vector<std::uint32_t> words;  // ascending ids
  std::string spelling;
  std::uint8_t least = 0;  // of a gap
  std::uint8_t most = 0;
  bool over_punctuation = false;

  bool takes_token() const {
    return kind != ElementKind::gap && kind != ElementKind::sentence_begin &&
           kind != ElementKind::sentence_end;
  }
  // Can the matcher start from it?
  bool can_be_key() const { return kind == ElementKind::words || kind == ElementKind::exact; }
};

struct Sequence {
  std::vector<Element> elements;
  std::size_t mark_begin = 0;  // elements [mark_begin, mark_end) are the mark
  std::size_t mark_end = 0;
};

// The limits of the language.
inline constexpr std::size_t kMostSequences = 512;
inline constexpr std::size_t kMostElements = 32;
inline constexpr std::size_t kMostGaps = 2;
inline constexpr std::size_t kMostGapTokens = 8;
inline constexpr int kMostDepth = 16;  // of brackets: each is a call of the parser

// Parses a pattern, adding its words to the vocabulary. Throws std::invalid_argument, with the
// place in the pattern, where it breaks the language.
std::vector<Sequence> parse_pattern(std::string_view pattern, Segmenter& segmenter,
                                    const SegmentationData& data, Vocabulary& vocabulary);

// The word under which a token is known: lower case, dashes all alike.
std::string word_key(std::string_view token, bool spaced);

}  // namespace calque
