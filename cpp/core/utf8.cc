#include "utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace calque {

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};

  // Table 3-7 of the Unicode Standard: the second byte's range depends on the lead.
  unsigned need = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  unsigned used = 1;
  for (unsigned i = 0; i < need; ++i) {
    if (at + used >= text.size()) return {kReplacement, used, false};
    const unsigned char next = byte(at + used);
    if (next < low || next > high) return {kReplacement, used, false};
    value = (value << 6U) | (next & 0x3FU);
    low = 0x80;
    high = 0xBF;
    ++used;
  }
  return {value, used, true};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

std::size_t CodePointCounter::at(std::size_t offset) {
  const std::size_t stop = std::min(offset, text_.size());
  while (byte_ < stop) {
    // Eight ASCII bytes at a time: most text is ASCII most of the time.
    while (byte_ + 8 <= stop) {
      std::uint64_t word;
      std::memcpy(&word, text_.data() + byte_, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      byte_ += 8;
      count_ += 8;
    }
    if (byte_ >= stop) break;
    byte_ += decode_utf8(text_, byte_).length;
    ++count_;
  }
  return count_;
}

}  // namespace calque
