// The style channel's weights: of each n-gram of one to three style symbols, a weight for each pair
// of propositions. A text's style score for a pair is the sum of its n-grams' weights over the
// number of its symbols; so a paragraph is scored like a document, and each token's share is known.
//
//   StyleStream stream;                       // runs through a document
//   StyleSums sums;                           // of a unit
//   model.add(symbol, stream, sums);          // symbol by symbol
//
// Immutable after it's made; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "style_symbols.h"
#include "table.h"

namespace calque {

// Pairs that a model may weigh at most.
inline constexpr std::size_t kMostPairs = 4;

struct StyleSums {
  std::array<std::int32_t, kMostPairs> weights{};
  std::uint32_t symbols = 0;
};

// The two symbols before; none at the beginning.
struct StyleStream {
  StyleSymbol last = kNoSymbol;
  StyleSymbol before = kNoSymbol;
};

class StyleModel {
 public:
  // A model without weights.
  StyleModel() = default;
  // Reads style.tsv: "n-gram" and the names of the pairs in the first row, then n-grams, symbols
  // with blanks between, and whole weights up to kMostWeight. Throws DataError with all faults.
  static StyleModel load(const std::string& path, const StyleSymbols& symbols);
  // Throws DataError where the pack's sections are no sound model.
  static StyleModel from_pack(const Pack& pack);
  void write(PackWriter& writer) const;

  // Empty where there is no model.
  const std::vector<std::string>& pairs() const { return pairs_; }
  // Counts a symbol and the n-grams that end with it.
  void add(StyleSymbol symbol, StyleStream& stream, StyleSums& sums) const {
    ++sums.symbols;
    look(symbol, sums);
    if (stream.last != kNoSymbol) {
      const std::uint32_t two = symbol | std::uint32_t{stream.last} << kStyleSymbolBits;
      look(two, sums);
      if (stream.before != kNoSymbol) {
        look(two | std::uint32_t{stream.before} << (2 * kStyleSymbolBits), sums);
      }
    }
    stream = {symbol, stream.last};
  }

  // A weight's largest absolute value: 64 KiB of text, which a unit has at most, can't overflow.
  static constexpr int kMostWeight = 4095;

 private:
  using Weights = std::array<std::int16_t, kMostPairs>;

  static constexpr std::size_t slot_of(std::uint32_t key, std::size_t mask) {
    return (key * 0x9E3779B1U >> 7U) & mask;
  }
  void look(std::uint32_t key, StyleSums& sums) const {
    if (keys_.empty()) return;
    const std::size_t mask = keys_.size() - 1;
    for (std::size_t at = slot_of(key, mask); keys_[at] != 0; at = (at + 1) & mask) {
      if (keys_[at] != key) continue;
      const Weights& weights = weights_[at];
      for (std::size_t i = 0; i < kMostPairs; ++i) sums.weights[i] += weights[i];
      return;
    }
  }

  std::vector<std::string> pairs_;
  Table<std::uint32_t> keys_;  // open addressing, a power of two, at most half full; 0: free
  Table<Weights> weights_;     // beside keys_
};

}  // namespace calque
