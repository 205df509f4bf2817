// The pattern language of rules: text in, flat sequences of elements out. Alternatives are
// multiplied out, so that the matcher sees only sequences; single words may be optional in them.
//
//   "it (is|was) [~expect:PARTICIPLE] {0-2} that"
//
// corpora/ru/rules/README.md is the manual.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.h"
#include "segmenter.h"
#include "tags.h"
#include "vocabulary.h"
#include "word_lists.h"

namespace calque {

enum class ElementKind : std::uint8_t {
  words,           // one token whose word is in the set
  not_words,       // one word that is not, and of none of the classes
  exact,           // the set's one word, with the letters of `spelling`
  number,          // NUM
  any_word,        // WORD
  capital,         // CAP
  of_class,        // NOUN, NOUN!
  gap,             // {least-most}
  sentence_begin,  // ^
  sentence_end,    // $
};

struct Element {
  ElementKind kind = ElementKind::words;
  std::vector<std::uint32_t> words;  // ascending ids
  std::string spelling;
  TagSet may = 0;          // where not 0: what the token may be, so that one of these is possible
  TagSet only = 0;         // where not 0: what it must be here
  std::uint8_t least = 0;  // of a gap
  std::uint8_t most = 0;
  bool over_punctuation = false;
  bool optional = false;  // may be left out; takes a token

  bool takes_token() const {
    return kind != ElementKind::gap && kind != ElementKind::sentence_begin &&
           kind != ElementKind::sentence_end;
  }
  // Can the matcher start from it?
  bool can_be_key() const {
    return !optional && (kind == ElementKind::words || kind == ElementKind::exact ||
                         kind == ElementKind::of_class);
  }
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
inline constexpr std::size_t kMostOptional = 8;  // in one sequence; further ones are multiplied out
inline constexpr int kMostDepth = 16;            // of brackets: each is a call of the parser

// What a pattern is read with.
struct PatternContext {
  Segmenter& segmenter;
  const SegmentationData& segmentation;
  const Lexicon& lexicon;
  const WordLists& lists;        // the shared ones
  const WordLists* local_lists;  // those of the rule's file, asked first; may be null
  Vocabulary& vocabulary;        // its base is the lexicon's forms, so that ids are the same
};

// Parses a pattern, adding its words to the vocabulary. Throws std::invalid_argument, with the
// place in the pattern, where it breaks the language.
std::vector<Sequence> parse_pattern(std::string_view pattern, const PatternContext& context);

// The word under which a token is known: lower case, dashes all alike.
std::string word_key(std::string_view token, bool spaced);

}  // namespace calque
