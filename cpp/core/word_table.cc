#include "word_table.h"

#include <bit>
#include <stdexcept>

namespace calque {
bool equals_lowered(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char lowered = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lowered != lower_case[i]) return false;
  }
  return true;
}

WordTable::WordTable() : WordTable(std::vector<std::string_view>{}) {}

WordTable::WordTable(const std::vector<std::string_view>& words) {
  std::vector<char> letters;
  std::vector<std::uint32_t> begins{0};
  if (words.size() > kIdMask) throw std::length_error("too many words for a table");
  std::vector<std::uint32_t> slots(std::bit_ceil(words.size() * 3 / 2 + 2));
  const std::size_t mask = slots.size() - 1;
  for (const std::string_view word : words) {
    const auto id = static_cast<std::uint32_t>(begins.size());
    begins.push_back(static_cast<std::uint32_t>(letters.size()));
    letters.insert(letters.end(), word.begin(), word.end());
    const std::uint32_t hash = word_bits(word).hash;
    std::size_t at = hash & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = mark_of(hash) | id;
  }
  begins.push_back(static_cast<std::uint32_t>(letters.size()));
  letters.resize(letters.size() + kWordBitsBytes);
  letters_ = Table<char>(std::move(letters));
  begins_ = Table<std::uint32_t>(std::move(begins));
  slots_ = Table<std::uint32_t>(std::move(slots));
}

void WordTable::write(PackWriter& writer, const std::string& prefix) const {
  writer.add(prefix + "/letters", letters_);
  writer.add(prefix + "/begins", begins_);
  writer.add(prefix + "/slots", slots_);
}

WordTable WordTable::from_pack(const Pack& pack, const std::string& prefix) {
  WordTable table;
  table.letters_ = pack.table<char>(prefix + "/letters");
  table.begins_ = pack.table<std::uint32_t>(prefix + "/begins");
  table.slots_ = pack.table<std::uint32_t>(prefix + "/slots");
  const std::string begins = prefix + "/begins";
  pack.require(table.begins_.size() >= 2 && table.begins_[0] == 0 && table.begins_[1] == 0 &&
                   table.begins_.back() + kWordBitsBytes == table.letters_.size(),
               begins, "doesn't fit its letters");
  for (std::size_t i = 1; i < table.begins_.size(); ++i) {
    pack.require(table.begins_[i - 1] <= table.begins_[i], begins, "isn't ascending");
  }
  std::size_t free = 0;
  for (const std::uint32_t slot : table.slots_) {
    pack.require((slot & kIdMask) < table.size(), prefix + "/slots",
                 "names a word that isn't there");
    free += (slot & kIdMask) == 0 ? 1 : 0;
  }
  pack.require(std::has_single_bit(table.slots_.size()) && free > 0, prefix + "/slots",
               "has no free slot, or not a power of two");
  return table;
}

}  // namespace calque
