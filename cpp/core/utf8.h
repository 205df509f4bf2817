// UTF-8 as calque reads it: ill-formed input is never refused. Each maximal subpart of an
// ill-formed sequence becomes one U+FFFD (The Unicode Standard, section 3.9, "U+FFFD Substitution
// of Maximal Subparts"), which is what Python's bytes.decode("utf-8", "replace") does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque {

inline constexpr char32_t kReplacement = U'\uFFFD';

struct Decoded {
  char32_t code_point;
  unsigned length;  // bytes consumed, 1 to 4
  bool valid;       // false: the bytes were ill-formed and code_point is U+FFFD
};

// Decodes the code point that begins at `text[at]`. Needs at < text.size().
Decoded decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

// Walks forward through a text and turns byte offsets into code-point offsets, one pass for any
// number of ascending questions. This is the only place where positions become Python's.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}

  // Code points before byte `offset`. `offset` must not be smaller than in the call before.
  std::size_t at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

}  // namespace calque
