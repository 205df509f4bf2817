// A word's letters in two registers: hashed and compared without a branch for each length. Most
// words have at most sixteen bytes, and a wrong guess of a branch costs more than all the rest.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace calque {

struct WordBits {
  std::uint64_t low = 0;   // bytes 0 to 7, zero behind the word's end
  std::uint64_t high = 0;  // bytes 8 to 15
  std::uint32_t hash = 0;  // doesn't see the difference between A and a
};

inline constexpr std::size_t kWordBitsBytes = 16;

namespace word_bits_detail {

struct Masks {
  std::uint64_t low;
  std::uint64_t high;
};
constexpr std::array<Masks, kWordBitsBytes + 1> make_masks() {
  std::array<Masks, kWordBitsBytes + 1> masks{};
  for (std::size_t n = 0; n <= kWordBitsBytes; ++n) {
    masks[n].low = n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * n)) - 1;
    masks[n].high = n <= 8    ? 0
                    : n >= 16 ? ~std::uint64_t{0}
                              : (std::uint64_t{1} << (8 * (n - 8))) - 1;
  }
  return masks;
}
inline constexpr std::array<Masks, kWordBitsBytes + 1> kMasks = make_masks();

constexpr std::uint64_t mix(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
  return value ^ (value >> 32U);
}

}  // namespace word_bits_detail

// The letters of a word in a buffer of which `readable` bytes may be read from the word's begin.
// Leaves the hash.
inline WordBits word_letters(std::string_view word, std::size_t readable) {
  namespace detail = word_bits_detail;
  std::array<std::uint64_t, 2> bytes{};
  const std::size_t size = word.size() < kWordBitsBytes ? word.size() : kWordBitsBytes;
  if (readable >= kWordBitsBytes) {
    std::memcpy(bytes.data(), word.data(), kWordBitsBytes);
  } else {
    std::memcpy(bytes.data(), word.data(), size);
  }
  const detail::Masks masks = detail::kMasks[size];
  return {bytes[0] & masks.low, bytes[1] & masks.high, 0};
}

// The same with the hash.
inline WordBits word_bits(std::string_view word, std::size_t readable) {
  namespace detail = word_bits_detail;
  // Bit 5 of each byte is set for the hash. That joins a few other characters too ([ and {), which
  // the comparison of letters then tells apart.
  constexpr std::uint64_t kCaseBits = 0x2020202020202020ULL;
  const std::size_t size = word.size();
  WordBits bits = word_letters(word, readable);
  std::uint64_t hash = detail::mix((bits.low | kCaseBits) ^ size) ^ (bits.high | kCaseBits);
  for (std::size_t at = kWordBitsBytes; at < size; at += 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data() + at, size - at < 8 ? size - at : 8);
    hash = detail::mix(hash) ^ (part | kCaseBits);
  }
  bits.hash = static_cast<std::uint32_t>(detail::mix(hash));
  return bits;
}

inline WordBits word_bits(std::string_view word) { return word_bits(word, word.size()); }

}  // namespace calque
