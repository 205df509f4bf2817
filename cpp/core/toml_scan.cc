#include "toml_scan.h"

#include <algorithm>

#include "utf8.h"

namespace calque {
namespace {

// Where a bare key or value that begins at `at` ends. The parser takes quotes and brackets inside
// it for a part of it (0"text"), and so must we.
std::size_t bare_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = " \t\r\n,]}#=";
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 &&
         kEnds.find(text[at]) == std::string_view::npos) {
    ++at;
  }
  return at;
}

bool begins_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("+-._").find(c) != std::string_view::npos;
}

// Where a string that opens at `at` ends: behind its closing quotes, or at the line's end for one
// that isn't closed there (the parser tells that).
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool escapes = quote == '"';
  const bool multiline = text.size() >= at + 3 && text[at + 1] == quote && text[at + 2] == quote;
  const std::size_t width = multiline ? 3 : 1;
  std::size_t i = at + width;
  while (i < text.size()) {
    if (escapes && text[i] == '\\') {
      i += 2;
      continue;
    }
    if (!multiline && text[i] == '\n') return i;
    if (text[i] == quote) {
      if (!multiline) return i + 1;
      std::size_t run = i;
      while (run < text.size() && text[run] == quote) ++run;
      if (run - i >= 3) return run;  // up to two quotes may stand before the closing three
      i = run;
      continue;
    }
    ++i;
  }
  return text.size();
}

}  // namespace

std::optional<StrayCharacter> find_stray_character(std::string_view text) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      at = string_end(text, at);
    } else if (begins_bare(c)) {
      at = bare_end(text, at);
    } else if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
    } else {
      StrayCharacter stray{1, 1, decode_utf8(text, at).code_point};
      std::size_t line_start = 0;
      for (std::size_t i = 0; i < at; ++i) {
        if (text[i] != '\n') continue;
        ++stray.line;
        line_start = i + 1;
      }
      stray.column += CodePointCounter(text.substr(line_start)).at(at - line_start);
      return stray;
    }
  }
  return std::nullopt;
}

}  // namespace calque
