// A fixed list of lower-case words with numbers from 1, found by their letters; 0 is any other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "table.h"

namespace calque {

// A hash that doesn't see the difference between A and a.
std::uint32_t word_hash(std::string_view word);
// Is the ASCII text, in lower case, this lower-case word?
bool equals_lowered(std::string_view text, std::string_view lower_case);

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
