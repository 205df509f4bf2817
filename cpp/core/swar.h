// Eight bytes at a time in one register. Each test answers with the highest bit of every byte for
// which it holds; `first_of` says where the first one is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace calque::swar {

inline constexpr std::uint64_t kOnes = 0x0101010101010101U;
inline constexpr std::uint64_t kHighs = 0x8080808080808080U;

// The byte at `at` becomes the lowest, whatever the machine's byte order.
inline std::uint64_t load(const char* at) {
  std::uint64_t eight = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&eight, at, 8);
  } else {
    for (int i = 7; i >= 0; --i) eight = eight << 8U | static_cast<unsigned char>(at[i]);
  }
  return eight;
}

// The number of bytes before the first that is marked; 8 where none is.
inline std::size_t first_of(std::uint64_t marks) {
  return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

constexpr std::uint64_t not_ascii(std::uint64_t eight) { return eight & kHighs; }
// Of ASCII bytes.
constexpr std::uint64_t at_least(std::uint64_t eight, unsigned char least) {
  return (eight + kOnes * (0x80U - least)) & kHighs;
}
constexpr std::uint64_t equal(std::uint64_t eight, unsigned char byte) {
  return ~((eight ^ (kOnes * byte)) + kOnes * 0x7FU) & kHighs;
}
constexpr std::uint64_t letters(std::uint64_t eight) {  // a-z A-Z _
  const std::uint64_t lowered = eight | kOnes * 0x20U;
  return (at_least(lowered, 'a') & ~at_least(lowered, 'z' + 1)) | equal(eight, '_');
}
constexpr std::uint64_t digits(std::uint64_t eight) {
  return at_least(eight, '0') & ~at_least(eight, '9' + 1);
}

// The first place from `at` on where a byte stops the search; the text's size where none does.
// `marks` answers for eight bytes, of any kind, `stops` the same for one.
template <typename Marks, typename Stops>
std::size_t find(std::string_view text, std::size_t at, Marks&& marks, Stops&& stops) {
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t found = marks(load(text.data() + at));
    if (found != 0) return at + first_of(found);
  }
  while (at < text.size() && !stops(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

inline std::size_t find_not_ascii(std::string_view text, std::size_t at) {
  return find(text, at, not_ascii, [](unsigned char c) { return c >= 0x80; });
}
inline bool is_ascii(std::string_view text) { return find_not_ascii(text, 0) == text.size(); }

}  // namespace calque::swar
