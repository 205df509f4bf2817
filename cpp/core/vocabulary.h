// Word ids: the words that rules and lists name, each with a number from 1; 0 is any other word.
// Filled while rules are compiled, read-only while texts are scored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calque {

class Vocabulary {
 public:
  // The id of a lower-case word, new if need be.
  std::uint32_t add(std::string_view word);
  // The id of a lower-case word, 0 if it has none.
  std::uint32_t find(std::string_view word) const;
  // The word of an id; "" for 0.
  std::string_view word(std::uint32_t id) const { return words_[id]; }
  // Ids in use, 0 included.
  std::size_t size() const { return words_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<std::string> words_{""};
};

}  // namespace calque
