#include "word_shape.h"

#include "unicode.h"
#include "utf8.h"

namespace calque {
namespace {

bool is_address(std::string_view token) {
  if (token.find("://") != std::string_view::npos || token.starts_with("www.")) return true;
  const std::size_t at = token.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < token.size();
}

}  // namespace

WordShape shape_of(std::string_view token) {
  if (is_address(token)) return WordShape::address;
  unsigned upper = 0;
  bool only_upper = true;  // ASCII without letters in lower case
  for (const char c : token) {
    if (c >= '0' && c <= '9') return WordShape::digits;
    if (c >= 'A' && c <= 'Z') ++upper;
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) only_upper = false;
  }
  const auto first = static_cast<unsigned char>(token.front());
  const bool begins_upper =
      first < 0x80 ? first >= 'A' && first <= 'Z' : is_upper(decode_utf8(token, 0).code_point);
  if (!begins_upper) return WordShape::lower;
  return upper > 1 && only_upper ? WordShape::capitals : WordShape::capital;
}

std::uint32_t pack_suffix(std::string_view letters) {
  std::uint32_t packed = 0;
  for (const char c : letters) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return 0;
    packed = packed << 8 | (byte >= 'A' && byte <= 'Z' ? byte + 32U : byte);
  }
  return packed;
}

std::uint32_t suffix_of(std::string_view token, unsigned length) {
  return token.size() > length ? pack_suffix(token.substr(token.size() - length)) : 0;
}

}  // namespace calque
