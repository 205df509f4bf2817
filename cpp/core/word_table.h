// A fixed list of lower-case words with numbers from 1, found by their letters; 0 is any other.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "table.h"

namespace calque {

// A hash that doesn't see the difference between A and a: bit 5 of each byte is set. That joins a
// few other characters too ([ and {), which the comparison of letters then tells apart.
inline std::uint32_t word_hash(std::string_view word) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
  constexpr std::uint64_t kCaseBits = 0x2020202020202020ULL;
  const auto mixed = [](std::uint64_t value) {
    value *= kMultiplier;
    return value ^ (value >> 32U);
  };
  const char* at = word.data();
  std::size_t left = word.size();
  std::uint64_t hash = left;
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = mixed(hash ^ (part | kCaseBits));
  }
  if (left > 0) {
    // The rest in overlapping pieces: no loop, and no read beyond the word.
    std::uint64_t part = 0;
    if (left >= 4) {
      std::uint32_t low;
      std::uint32_t high;
      std::memcpy(&low, at, 4);
      std::memcpy(&high, at + left - 4, 4);
      part = std::uint64_t{high} << 32U | low;
    } else {
      const auto byte = [&](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(at[i])};
      };
      part = byte(0) | byte(left / 2) << 8U | byte(left - 1) << 16U;
    }
    hash = mixed(hash ^ (part | kCaseBits));
  }
  return static_cast<std::uint32_t>(hash);
}

// Are n letters the same? Words are short: no call, and no loop for those of up to eight letters.
inline bool same_letters(const char* a, const char* b, std::size_t n) {
  const auto eight = [](const char* at) {
    std::uint64_t out;
    std::memcpy(&out, at, 8);
    return out;
  };
  const auto four = [](const char* at) {
    std::uint32_t out;
    std::memcpy(&out, at, 4);
    return out;
  };
  if (n >= 8) {
    for (std::size_t i = 0; i + 8 < n; i += 8) {
      if (eight(a + i) != eight(b + i)) return false;
    }
    return eight(a + n - 8) == eight(b + n - 8);
  }
  if (n >= 4) return four(a) == four(b) && four(a + n - 4) == four(b + n - 4);
  return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

// Is the ASCII text, in lower case, this lower-case word? Most text is in lower case already.
bool equals_when_lowered(std::string_view text, std::string_view lower_case);
inline bool equals_lowered(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         (same_letters(text.data(), lower_case.data(), text.size()) ||
          equals_when_lowered(text, lower_case));
}

// Open addressing in flat arrays. A slot keeps the word's whole hash, so that a word which isn't
// there is nearly always refused without a look at any letters.
class WordTable {
 public:
  WordTable();
  // The words get ids in their order, from 1. Each must stand once.
  explicit WordTable(const std::vector<std::string_view>& words);
  // Throws DataError where the sections are no sound table.
  static WordTable from_pack(const Pack& pack, const std::string& prefix);
  void write(PackWriter& writer, const std::string& prefix) const;

  std::uint32_t find(std::string_view word) const { return find(word, word_hash(word)); }
  std::uint32_t find(std::string_view word, std::uint32_t hash) const {
    return look(hash, [&](std::string_view known) { return known == word; });
  }
  // The id of an ASCII word in any case of letters.
  std::uint32_t find_ascii(std::string_view word, std::uint32_t hash) const {
    return look(hash, [&](std::string_view known) { return equals_lowered(word, known); });
  }
  // Tells the processor that a word with this hash will be looked for soon.
  void prefetch(std::uint32_t hash) const {
    __builtin_prefetch(slots_.data() + (hash & (slots_.size() - 1)));
  }
  // The word of an id; "" for 0.
  std::string_view word(std::uint32_t id) const {
    return {letters_.data() + begins_[id], begins_[id + 1] - begins_[id]};
  }
  // Ids in use, 0 included.
  std::size_t size() const { return begins_.size() - 1; }

 private:
  struct Slot {
    std::uint32_t hash;
    std::uint32_t id;  // 0: free
  };
  template <typename Equal>
  std::uint32_t look(std::uint32_t hash, Equal&& equal) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot slot = slots_[at];
      if (slot.id == 0) return 0;
      if (slot.hash == hash && equal(word(slot.id))) return slot.id;
    }
  }

  Table<char> letters_;
  Table<std::uint32_t> begins_;  // by id, and one more for where the last word ends
  Table<Slot> slots_;            // a power of two, at most two thirds full
};

}  // namespace calque
