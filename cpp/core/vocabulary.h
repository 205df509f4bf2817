// Word ids: the words of a fixed table and, above them, those that rules name, each with a number
// from 1; 0 is any other word. Filled while rules are compiled, read-only while texts are scored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "word_table.h"

namespace calque {

class Vocabulary {
 public:
  Vocabulary();
  // Words of `base`, which must outlive this, keep their ids.
  explicit Vocabulary(const WordTable& base);

  // The id of a lower-case word, new if need be.
  std::uint32_t add(std::string_view word);
  // The id of a lower-case word, 0 if it has none.
  std::uint32_t find(std::string_view word) const;
  // The id of an ASCII word in any case of letters.
  std::uint32_t find_ascii(std::string_view word) const {
    return find_ascii(word, word_bits(word));
  }
  // The same for a word whose bits are known, and was `prefetch`ed best.
  std::uint32_t find_ascii(std::string_view word, const WordBits& bits) const {
    const std::uint32_t id = base_->find_ascii(word, bits);
    if (id != 0 || own_.empty()) return id;
    return look(bits.hash, [&](std::string_view known) { return equals_lowered(word, known); });
  }
  void prefetch(std::uint32_t hash) const { base_->prefetch(hash); }
  // The word of an id; "" for 0.
  std::string_view word(std::uint32_t id) const {
    return id < base_->size() ? base_->word(id) : std::string_view(own_[id - base_->size()]);
  }
  // Ids in use, 0 included.
  std::size_t size() const { return base_->size() + own_.size(); }
  // The words that aren't in the base, in the order of their ids.
  const std::vector<std::string>& own() const { return own_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;  // 0: free
  };
  template <typename Equal>
  std::uint32_t look(std::uint32_t hash, Equal&& equal) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.id == 0) return 0;
      if (slot.hash == hash && equal(word(slot.id))) return slot.id;
    }
  }
  void insert(std::uint32_t hash, std::uint32_t id);

  const WordTable* base_;
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<std::string> own_;
};

}  // namespace calque
