// The style channel's weights: of each n-gram of one to three style symbols, a weight for each pair
// of propositions. A text's style score for a pair is the sum of its n-grams' weights over the
// number of its symbols; so a paragraph is scored like a document, and each token's share is known.
//
//   StyleStream stream;                       // runs through a document
//   StyleSums sums;                           // of a unit
//   model.add(symbols, stream, sums);         // of the unit
//
// Immutable after it's made; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
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

// The two symbols before. At the beginning they are one that no text and no n-gram has.
inline constexpr StyleSymbol kBeforeText = (1U << kStyleSymbolBits) - 1;
struct StyleStream {
  StyleSymbol last = kBeforeText;
  StyleSymbol before = kBeforeText;
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
  // Counts the next symbols of a text and the n-grams that end with them.
  void add(std::span<const StyleSymbol> symbols, StyleStream& stream, StyleSums& sums) const;

  // A weight's largest absolute value: 64 KiB of text, which a unit has at most, can't overflow.
  static constexpr int kMostWeight = 4095;

 private:
  using Weights = std::array<std::int16_t, kMostPairs>;

  // Even: slots are looked at in pairs, and a pair must not run over the edge.
  static constexpr std::size_t slot_of(std::uint32_t key, std::size_t mask) {
    return (key * 0x9E3779B1U >> 7U) & mask & ~std::size_t{1};
  }
  std::size_t find(std::uint32_t key) const;
  void prefetch(std::uint32_t key) const;

  std::vector<std::string> pairs_;
  Table<Weights> singles_;  // of single symbols, by number
  // Open addressing over a power of two, at most half full, and one slot more: see find in
  // style_model.cc.
  Table<std::uint32_t> keys_;  // 0: free
  Table<Weights> weights_;     // beside keys_
};

}  // namespace calque
