#include "style_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <unordered_map>
#include <utility>

#include "tsv_reader.h"

namespace calque {
namespace {

constexpr const char* kPairs = "style/pairs";
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
  std::vector<std::uint32_t> keys(std::bit_ceil(2 * rows.size() + 2));
  std::vector<Weights> weights(keys.size());
  // In the order of the keys, so that the same file gives the same tables.
  std::vector<std::pair<std::uint32_t, Weights>> sorted(rows.begin(), rows.end());
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [key, own] : sorted) {
    std::size_t at = slot_of(key, keys.size() - 1);
    while (keys[at] != 0) at = (at + 1) & (keys.size() - 1);
    keys[at] = key;
    weights[at] = own;
  }
  model.keys_ = Table<std::uint32_t>(std::move(keys));
  model.weights_ = Table<Weights>(std::move(weights));
  return model;
}

void StyleModel::write(PackWriter& writer) const {
  std::string names;
  for (const std::string& pair : pairs_) names += pair + "\n";
  writer.add(kPairs, names);
  writer.add(kKeys, keys_);
  writer.add(kWeights, weights_);
}

StyleModel StyleModel::from_pack(const Pack& pack) {
  StyleModel model;
  model.pairs_ = lines_of(pack.text(kPairs));
  model.keys_ = pack.table<std::uint32_t>(kKeys);
  model.weights_ = pack.table<Weights>(kWeights);
  const std::size_t size = model.keys_.size();
  pack.require(model.pairs_.size() <= kMostPairs, kPairs, "has more than four");
  pack.require(size == 0 || std::has_single_bit(size), kKeys, "isn't a power of two");
  pack.require(model.weights_.size() == size, kWeights, "aren't as many as the keys");
  std::size_t used = 0;
  for (const std::uint32_t key : model.keys_) used += key != 0 ? 1 : 0;
  pack.require(size == 0 || used < size, kKeys, "have no free slot");
  for (const Weights& weights : model.weights_) {
    for (const std::int16_t weight : weights) {
      pack.require(std::abs(weight) <= kMostWeight, kWeights, "are too large");
    }
  }
  return model;
}

}  // namespace calque
