// A fixed list of lower-case words with numbers from 1, found by their letters; 0 is any other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "table.h"
#include "word_bits.h"

namespace calque {

// Is the ASCII text, in lower case, this lower-case word?
bool equals_lowered(std::string_view text, std::string_view lower_case);

// Open addressing in flat arrays. A slot keeps 14 bits of the word's hash beside its id, so that a
// word which isn't there is nearly always refused without a look at any letters, and the slots of
// all forms of English stay in a processor's near caches.
class WordTable {
 public:
  WordTable();
  // The words get ids in their order, from 1. Each must stand once. Throws std::length_error where
  // there are more than 2^18.
  explicit WordTable(const std::vector<std::string_view>& words);
  // Throws DataError where the sections are no sound table.
  static WordTable from_pack(const Pack& pack, const std::string& prefix);
  void write(PackWriter& writer, const std::string& prefix) const;

  std::uint32_t find(std::string_view word) const { return find(word, word_bits(word)); }
  std::uint32_t find(std::string_view word, const WordBits& bits) const {
    return look(word, bits, [](std::string_view, std::string_view) { return false; });
  }
  // The id of an ASCII word in any case of letters.
  std::uint32_t find_ascii(std::string_view word, const WordBits& bits) const {
    return look(word, bits, equals_lowered);
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
  static constexpr std::uint32_t kIdBits = 18;
  static constexpr std::uint32_t kIdMask = (1U << kIdBits) - 1;
  // Upper bits of the hash; the lower ones have chosen the slot.
  static constexpr std::uint32_t mark_of(std::uint32_t hash) { return hash & ~kIdMask; }

  // `otherwise` compares words whose letters differ: in their case, perhaps.
  template <typename Otherwise>
  std::uint32_t look(std::string_view word, const WordBits& bits, Otherwise&& otherwise) const {
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t mark = mark_of(bits.hash);
    for (std::size_t at = bits.hash & mask;; at = (at + 1) & mask) {
      const std::uint32_t slot = slots_[at];
      const std::uint32_t id = slot & kIdMask;
      if (id == 0) return 0;
      if (mark_of(slot) != mark) continue;
      const std::string_view known = this->word(id);
      if (known.size() != word.size()) continue;
      if (same_letters(known, word, bits) || otherwise(word, known)) return id;
    }
  }
  // Words of one length.
  static bool same_letters(std::string_view known, std::string_view word, const WordBits& bits) {
    // Behind the last word's letters there are bytes enough to read.
    const WordBits own = word_letters(known, kWordBitsBytes);
    if (((own.low ^ bits.low) | (own.high ^ bits.high)) != 0) return false;
    return word.size() <= kWordBitsBytes || word == known;
  }

  Table<char> letters_;          // of all words, and as many as one may read behind them
  Table<std::uint32_t> begins_;  // by id, and one more for where the last word ends
  Table<std::uint32_t> slots_;   // a power of two, at most two thirds full; 0 where free
};

}  // namespace calque
