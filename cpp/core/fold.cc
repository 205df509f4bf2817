#include "fold.h"

#include <cstring>

#include "swar.h"
#include "utf8.h"

namespace calque {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ASCII that stays as it is. TAB, CR, LF and ` are folded; other controls stay.
bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '`'; }

// The end of plain bytes from `at` on.
std::size_t plain_end(std::string_view text, std::size_t at) {
  const auto others = [](std::uint64_t eight) {
    const std::uint64_t low = eight & ~swar::kHighs;
    return swar::not_ascii(eight) | (~swar::at_least(low, 0x20) & swar::kHighs) |
           swar::equal(low, 0x7F) | swar::equal(low, '`');
  };
  return swar::find(text, at, others, [](unsigned char c) { return !is_plain(c); });
}

}  // namespace

void fold(std::string_view source, SourceSpan span, Folded& out) {
  const std::string_view text = source.substr(0, span.end);
  out.text.clear();
  out.map.reset(span.begin);
  out.invalid_sequences = 0;
  out.ascii = true;

  std::size_t at = span.begin;
  while (at < text.size()) {
    const std::size_t stop = plain_end(text, at);
    out.text.append(text, at, stop - at);
    at = stop;
    if (at == text.size()) break;

    const Decoded c = decode_utf8(text, at);
    const auto folded_at = static_cast<std::uint32_t>(out.text.size());
    const auto source_at = static_cast<std::uint32_t>(at);
    if (!c.valid) {
      ++out.invalid_sequences;
      out.ascii = false;
      append_utf8(out.text, kReplacement);
      out.map.add(folded_at, 3, source_at, c.length);
      at += c.length;
      continue;
    }
    // CR LF is one line end.
    const unsigned length =
        c.code_point == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : c.length;
    const char* replacement = fold_of(c.code_point);
    if (replacement == nullptr) {
      out.text.append(text, at, length);
      if (c.code_point >= 0x80) out.ascii = false;
    } else {
      // A range of years or figures is written with an en dash and means a hyphen.
      if (c.code_point == U'\u2013' && !out.text.empty() && is_digit(out.text.back()) &&
          at + length < text.size() && is_digit(text[at + length])) {
        replacement = "-";
      }
      const auto folded_length = static_cast<std::uint32_t>(std::strlen(replacement));
      out.text.append(replacement, folded_length);
      // One byte for one byte needs no note.
      if (folded_length != 1 || length != 1) {
        out.map.add(folded_at, folded_length, source_at, length);
      }
    }
    at += length;
  }
}

}  // namespace calque
