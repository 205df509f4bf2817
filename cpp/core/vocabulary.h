// Word ids: the words that rules and lists name, each with a number from 1; 0 is any other word.
// Filled while rules are compiled, read-only while texts are scored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Open addressing in flat arrays. A slot keeps the word's whole hash, so that a word which isn't
// there is nearly always refused without a look at any letters.
class Vocabulary {
 public:
  Vocabulary();

  // The id of a lower-case word, new if need be.
  std::uint32_t add(std::string_view word);
  // The id of a lower-case word, 0 if it has none.
  std::uint32_t find(std::string_view word) const;
  // The id of an ASCII word in any case of letters.
  std::uint32_t find_ascii(std::string_view word) const;
  // The word of an id; "" for 0.
  std::string_view word(std::uint32_t id) const { return words_[id]; }
  // Ids in use, 0 included.
  std::size_t size() const { return words_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;  // 0: free
  };
  template <typename Equal>
  std::uint32_t look(std::uint32_t hash, Equal&& equal) const;
  void insert(std::uint32_t hash, std::uint32_t id);

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<std::string> words_;
};

}  // namespace calque
