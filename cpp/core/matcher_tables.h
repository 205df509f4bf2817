// All token patterns in flat arrays: the automaton over word ids that the matcher walks and that a
// pack holds as it is.
//
//   MatcherBuilder builder;
//   builder.add(rule, /*antipattern=*/false, sequence);
//   MatcherTables tables = builder.finish(vocabulary, lexicon);
//
// A word id leads to its postings: the sequences whose key it is, each with the words that may
// stand beside it, on which most candidates fail. The key of a sequence is its rarest mandatory
// element. Sequences of word classes alone have a class as their key and are tried at every token
// that may belong to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon.h"
#include "pack.h"
#include "table.h"
#include "token_pattern.h"
#include "vocabulary.h"

namespace calque {

// A set of word ids in 64 bits: what it refuses isn't there, what it takes may be.
using WordFilter = std::uint64_t;
inline constexpr WordFilter kAnyWord = ~WordFilter{0};
constexpr WordFilter word_filter(std::uint32_t word) {
  return WordFilter{1} << (word * 0x9E3779B1U >> 26U);
}

struct FlatElement {
  WordFilter filter;  // of its words
  TagSet may;
  TagSet only;
  std::uint32_t first_word;  // in MatcherTables::words, ascending ids
  std::uint32_t words;
  std::uint32_t first_letter;  // of the spelling
  std::uint32_t letters;
  std::uint8_t kind;  // an ElementKind
  std::uint8_t least;
  std::uint8_t most;
  std::uint8_t over_punctuation;
  std::uint8_t optional;
  std::uint8_t unused[3];
  std::uint32_t bitmap;  // of a big set: its place in MatcherTables::bitmaps; kNoBitmap
  std::uint32_t unused2;
};
inline constexpr std::uint32_t kNoBitmap = 0xFFFFFFFF;
// Sets of so many words have a bitmap.
inline constexpr std::size_t kBigSet = 48;

struct FlatSequence {
  std::uint32_t rule;
  std::uint32_t first_element;
  std::uint8_t elements;
  std::uint8_t key;  // elements count from first_element
  std::uint8_t mark_begin;
  std::uint8_t mark_end;
  std::uint8_t antipattern;
  std::uint8_t asks_context;  // has an element that asks for the class in context
  std::uint16_t unused;
};

struct Posting {
  WordFilter before;  // of the word that must stand before the key; kAnyWord: something else does
  WordFilter behind;
  std::uint32_t sequence;
  std::uint32_t unused;
};

struct MatcherTables {
  Table<FlatElement> elements;
  Table<FlatSequence> sequences;
  Table<std::uint32_t> words;
  Table<std::uint64_t> bitmaps;  // one after another: a bit for each word id
  Table<char> letters;
  Table<std::uint32_t> first;  // by word id: its first posting; one more at the end
  Table<Posting> postings;
  Table<std::uint64_t> key_bits;  // by word id, 64 to a number: has it any posting?
  Table<std::uint32_t> by_class;  // sequences whose key is a class
  Table<std::uint64_t> work;      // by rule, as it was added: see expected_work

  void write(PackWriter& writer, const std::string& prefix) const;
  // Throws DataError where the sections are no sound tables for rules 0 to `rules` - 1 and word ids
  // below `vocabulary`.
  static MatcherTables from_pack(const Pack& pack, const std::string& prefix, std::size_t rules,
                                 std::size_t vocabulary);

  // Numbers of 64 bits in a bitmap over the vocabulary that the tables were made for.
  std::size_t bitmap_size() const { return key_bits.size(); }
  bool in_bitmap(std::uint32_t bitmap, std::uint32_t word) const {
    return word / 64 < bitmap_size() && (bitmaps[bitmap + word / 64] >> (word % 64) & 1U) != 0;
  }
  bool is_key(std::uint32_t word) const {
    return word / 64 < key_bits.size() && (key_bits[word / 64] >> (word % 64) & 1U) != 0;
  }

  // How often a million tokens of ordinary text make the matcher verify a rule.
  std::uint64_t expected_work(std::uint32_t rule) const {
    return rule < work.size() ? work[rule] : 0;
  }
};

class MatcherBuilder {
 public:
  void add(std::uint32_t rule, bool antipattern, Sequence sequence);
  // All words of all sequences must be in the vocabulary, whose base are the lexicon's forms.
  MatcherTables finish(const Vocabulary& vocabulary, const Lexicon& lexicon);

 private:
  struct Entry {
    Sequence sequence;
    std::uint32_t rule;
    bool antipattern;
  };
  std::vector<Entry> entries_;
};

}  // namespace calque
