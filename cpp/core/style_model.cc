#include "style_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include "tsv_reader.h"

namespace calque {
namespace {

constexpr const char* kPairs = "style/pairs";
constexpr const char* kSingles = "style/singles";
constexpr const char* kKeys = "style/keys";
constexpr const char* kWeights = "style/weights";

// The number under which an n-gram is kept; nothing where a symbol is unknown or there are too
// many.
std::optional<std::uint32_t> key_of(std::string_view ngram, const StyleSymbols& symbols) {
  std::uint32_t key = 0;
  for (int n = 0; n < 3; ++n) {
    const std::size_t blank = ngram.find(' ');
    const StyleSymbol symbol = symbols.by_name(ngram.substr(0, blank));
    if (symbol == kNoSymbol) return std::nullopt;
    key = key << kStyleSymbolBits | symbol;
    if (blank == std::string_view::npos) return key;
    ngram.remove_prefix(blank + 1);
  }
  return std::nullopt;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

namespace {

// All pairs in one register. Three weights can't overflow 16 bits.
typedef std::int16_t Packed __attribute__((vector_size(2 * kMostPairs)));
typedef std::int32_t Totals __attribute__((vector_size(4 * kMostPairs)));
static_assert(3 * StyleModel::kMostWeight <= INT16_MAX);

Packed packed(const std::array<std::int16_t, kMostPairs>& weights) {
  Packed out;
  std::memcpy(&out, weights.data(), sizeof out);
  return out;
}

std::uint32_t two_of(StyleSymbol symbol, StyleSymbol last) {
  return symbol | std::uint32_t{last} << kStyleSymbolBits;
}

std::uint32_t three_of(std::uint32_t two, StyleSymbol before) {
  return two | std::uint32_t{before} << (2 * kStyleSymbolBits);
}

}  // namespace

// The slot of a key; the last one, which has no weights, where it isn't there. Hits and misses
// alternate without a pattern, so there is no branch between them: two slots nearly always settle
// it.
inline std::size_t StyleModel::find(std::uint32_t key) const {
  const std::size_t none = keys_.size() - 1;
  std::size_t at = slot_of(key, none - 1);
  for (;;) {
    const std::uint32_t first = keys_[at];
    const std::uint32_t second = keys_[at + 1];
    std::size_t found = none;
    found = second == key ? at + 1 : found;
    found = first == key ? at : found;
    const bool settled = (found != none) | (first == 0) | (second == 0);
    if (settled) [[likely]]
      return found;
    at = (at + 2) & (none - 1);
  }
}

inline void StyleModel::prefetch(std::uint32_t key) const {
  const std::size_t at = slot_of(key, keys_.size() - 2);
  __builtin_prefetch(keys_.data() + at);
  __builtin_prefetch(weights_.data() + at);
}

void StyleModel::add(std::span<const StyleSymbol> symbols, StyleStream& stream,
                     StyleSums& sums) const {
  sums.symbols += static_cast<std::uint32_t>(symbols.size());
  if (keys_.empty()) return;
  // The tables are bigger than the nearest caches: look ahead.
  constexpr std::size_t kAhead = 8;
  Totals total{};
  auto [last, before] = stream;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i + kAhead < symbols.size()) {
      const std::uint32_t two = two_of(symbols[i + kAhead], symbols[i + kAhead - 1]);
      prefetch(two);
      prefetch(three_of(two, symbols[i + kAhead - 2]));
    }
    const std::uint32_t two = two_of(symbols[i], last);
    total += __builtin_convertvector(packed(singles_[symbols[i]]) + packed(weights_[find(two)]) +
                                         packed(weights_[find(three_of(two, before))]),
                                     Totals);
    before = last;
    last = symbols[i];
  }
  stream = {last, before};
  for (std::size_t pair = 0; pair < kMostPairs; ++pair) sums.weights[pair] += total[pair];
}

StyleModel StyleModel::load(const std::string& path, const StyleSymbols& symbols) {
  std::vector<Problem> problems;
  StyleModel model;
  std::unordered_map<std::uint32_t, Weights> rows;
  read_tsv(path, 2, problems, [&](const TsvRow& row) {
    if (model.pairs_.empty()) {
      if (row.size() > kMostPairs + 1) return row.fault(0, "more pairs than four");
      for (std::size_t i = 1; i < row.size(); ++i) model.pairs_.emplace_back(row[i]);
      return;
    }
    const std::optional<std::uint32_t> key = key_of(row[0], symbols);
    if (!key) return row.fault(0, "must be one to three style symbols");
    if (row.size() != model.pairs_.size() + 1) return row.fault(0, "needs a weight for each pair");
    Weights weights{};
    for (std::size_t i = 1; i < row.size(); ++i) {
      int value = 0;
      const std::string_view text = row[i];
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error != std::errc{} || end != text.data() + text.size() ||
          std::abs(value) > kMostWeight) {
        return row.fault(i, "must be a whole number from -4095 to 4095");
      }
      weights[i - 1] = static_cast<std::int16_t>(value);
    }
    if (!rows.emplace(*key, weights).second) row.fault(0, "n-gram listed twice");
  });
  if (!problems.empty()) throw DataError(std::move(problems));
  std::vector<Weights> singles(std::size_t{1} << kStyleSymbolBits);
  const std::size_t slots = std::bit_ceil(2 * rows.size() + 4);
  std::vector<std::uint32_t> keys(slots + 1);
  std::vector<Weights> weights(slots + 1);
  // In the order of the keys, so that the same file gives the same tables.
  std::vector<std::pair<std::uint32_t, Weights>> sorted(rows.begin(), rows.end());
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [key, own] : sorted) {
    if (key < singles.size()) {
      singles[key] = own;
      continue;
    }
    std::size_t at = slot_of(key, slots - 1);
    while (keys[at] != 0) at = (at + 1) & (slots - 1);
    keys[at] = key;
    weights[at] = own;
  }
  model.singles_ = Table<Weights>(std::move(singles));
  model.keys_ = Table<std::uint32_t>(std::move(keys));
  model.weights_ = Table<Weights>(std::move(weights));
  return model;
}

void StyleModel::write(PackWriter& writer) const {
  std::string names;
  for (const std::string& pair : pairs_) names += pair + "\n";
  writer.add(kPairs, names);
  writer.add(kSingles, singles_);
  writer.add(kKeys, keys_);
  writer.add(kWeights, weights_);
}

StyleModel StyleModel::from_pack(const Pack& pack) {
  StyleModel model;
  model.pairs_ = lines_of(pack.text(kPairs));
  model.singles_ = pack.table<Weights>(kSingles);
  model.keys_ = pack.table<std::uint32_t>(kKeys);
  model.weights_ = pack.table<Weights>(kWeights);
  const std::size_t size = model.keys_.size();
  pack.require(model.pairs_.size() <= kMostPairs, kPairs, "has more than four");
  pack.require(model.weights_.size() == size, kWeights, "aren't as many as the keys");
  if (size == 0) return model;
  pack.require(model.singles_.size() == std::size_t{1} << kStyleSymbolBits, kSingles,
               "aren't one a symbol");
  pack.require(size > 2 && std::has_single_bit(size - 1), kKeys, "aren't a power of two and one");
  pack.require(model.keys_.back() == 0 && model.weights_.back() == Weights{}, kKeys,
               "have no empty slot behind them");
  std::size_t used = 0;
  for (const std::uint32_t key : model.keys_) used += key != 0 ? 1 : 0;
  pack.require(used <= (size - 1) / 2, kKeys, "are too many");
  for (const Table<Weights>* table : {&model.singles_, &model.weights_}) {
    for (const Weights& weights : *table) {
      for (const std::int16_t weight : weights) {
        pack.require(std::abs(weight) <= kMostWeight, kWeights, "are too large");
      }
    }
  }
  return model;
}

}  // namespace calque
