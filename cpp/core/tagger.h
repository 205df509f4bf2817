// Gives each token of a sentence one tag: a greedy averaged perceptron from left to right (Collins
// 2002), trained by `python -m calque.training.tagger`, whose module `features` does the same as
// tagger.cc and says what the features are.
//
//   const Tagger tagger = Tagger::load("corpora/en/tagger/weights.tsv", lexicon);
//   Tagger::Scratch scratch;                       // one for each thread, reused
//   tags.resize(count);
//   tagger.tag(folded.text, tokens, count, tags.data(), scratch);  // one sentence
//
// Immutable after loading; `tag` is safe from any thread, each with its own Scratch. The lexicon
// must outlive the tagger and be the one that it was trained with.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.h"
#include "pack.h"
#include "table.h"
#include "tags.h"
#include "token.h"
#include "word_shape.h"

namespace calque {

class Tagger {
 public:
  // What is known of one token before its neighbours are looked at.
  struct Known {
    std::uint64_t tags = 0;         // possible ones; the highest bit says that it's a guess
    TagSet candidates = 0;          // to choose from; 0: any
    std::uint32_t word = 0;         // lexicon id where the word has features of its own, else 0
    std::uint32_t own_row = 0;      // of the sums in own_scores_; 0: none
    std::uint8_t shape = 0;         // a WordShape, or that of the edge
    Tag certain = Tag::none;        // the tag, where no decision is needed
    std::uint8_t blanks = kNoSign;  // around a sign: bit 1 before, bit 0 after
  };
  // Memory reused from sentence to sentence; its contents mean nothing between calls.
  struct Scratch {
    std::vector<Known> known;
    std::string lower;
  };

  // Reads the weights. Throws DataError with all faults.
  static Tagger load(const std::string& path, const Lexicon& lexicon);
  // Throws DataError where the pack's sections are no sound tagger.
  static Tagger from_pack(const Pack& pack, const Lexicon& lexicon);
  void write(PackWriter& writer) const;

  // Writes `count` tags, never Tag::none. `tokens` index `folded_text` and are one sentence's.
  // Linear in the tokens, whatever they hold.
  void tag(std::string_view folded_text, const Token* tokens, std::size_t count, Tag* out,
           Scratch& scratch) const;

  // Features with weights.
  std::size_t features() const;

 private:
  friend class WeightsReader;
  static constexpr std::uint8_t kNoSign = 0xFF;

  struct Slot {
    std::uint32_t check;  // upper half of the feature's key
    std::uint32_t row;    // first weight, and in the lowest six bits how many; 0: empty
  };
  struct Weight {
    std::int16_t value;
    std::uint16_t tag;
  };
  using Scores = std::array<std::int32_t, kTags>;

  explicit Tagger(const Lexicon& lexicon) : lexicon_(&lexicon) {}
  Known know(std::string_view text, const Token& token, bool first, std::string& lower) const;
  void add(std::uint64_t key, Scores& scores) const;
  void sum_own_features();
  void add_own(const Known& own, std::string_view token, Scores& scores) const;
  void add_neighbours(const Known* at, bool first, Scores& scores) const;
  void add_moving(const Known* at, Tag tag1, Tag tag2, Scores& scores) const;

  const Lexicon* lexicon_;
  Table<Slot> slots_;      // open addressing, a power of two, at most half full
  Table<Weight> weights_;  // the first is not used, so that no row is 0
  // What a word in lower case scores by itself, summed beforehand: row of each lexicon id (0: none)
  // and the rows, the first of them zero.
  Table<std::uint32_t> own_rows_;
  Table<Scores> own_scores_;
};

}  // namespace calque
