#include "vocabulary.h"

#include <cstring>

namespace calque {
namespace {

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
constexpr std::uint64_t kCaseBits = 0x2020202020202020ULL;

std::uint64_t mix(std::uint64_t value) {
  value *= kMultiplier;
  return value ^ (value >> 32U);
}

// A hash that doesn't see the difference between A and a: bit 5 of each byte is set. That joins a
// few other characters too ([ and {), which the comparison of letters then tells apart.
std::uint32_t hash_of(std::string_view word) {
  const char* at = word.data();
  std::size_t left = word.size();
  std::uint64_t hash = left;
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = mix(hash ^ (part | kCaseBits));
  }
  if (left > 0) {
    // The rest, byte by byte in a fixed pattern: no read beyond the word.
    std::uint64_t part = 0;
    if ((left & 4U) != 0) {
      std::uint32_t four;
      std::memcpy(&four, at, 4);
      part = four;
      at += 4;
    }
    if ((left & 2U) != 0) {
      std::uint16_t two;
      std::memcpy(&two, at, 2);
      part = (part << 16U) | two;
      at += 2;
    }
    if ((left & 1U) != 0) part = (part << 8U) | static_cast<unsigned char>(*at);
    hash = mix(hash ^ (part | kCaseBits));
  }
  return static_cast<std::uint32_t>(hash);
}

bool equals_lowered(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char lowered = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lowered != lower_case[i]) return false;
  }
  return true;
}

}  // namespace

Vocabulary::Vocabulary() : slots_(1024), words_{""} {}

template <typename Equal>
std::uint32_t Vocabulary::look(std::uint32_t hash, Equal&& equal) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return 0;
    if (slot.hash == hash && equal(words_[slot.id])) return slot.id;
  }
}

std::uint32_t Vocabulary::find(std::string_view word) const {
  return look(hash_of(word), [&](std::string_view known) { return known == word; });
}

std::uint32_t Vocabulary::find_ascii(std::string_view word) const {
  return look(hash_of(word), [&](std::string_view known) { return equals_lowered(word, known); });
}

void Vocabulary::insert(std::uint32_t hash, std::uint32_t id) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != 0) at = (at + 1) & mask;
  slots_[at] = {hash, id};
}

std::uint32_t Vocabulary::add(std::string_view word) {
  if (const std::uint32_t known = find(word); known != 0) return known;
  const auto id = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back(word);
  if (words_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, Slot{});
    for (std::uint32_t i = 1; i < words_.size(); ++i) insert(hash_of(words_[i]), i);
  } else {
    insert(hash_of(word), id);
  }
  return id;
}

}  // namespace calque
