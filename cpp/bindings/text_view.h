// A Python str or bytes as UTF-8, without a copy where that is possible, and its positions back as
// Python's. The view keeps the object alive and must be destroyed with the GIL held.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>
#include <vector>

namespace calque {

class TextView {
 public:
  // Throws pybind11::type_error for anything but str and bytes. A lone surrogate in a str counts
  // as U+FFFD; both take three bytes, so nothing shifts.
  explicit TextView(pybind11::object text);

  std::string_view bytes() const { return own_.empty() ? view_ : std::string_view(own_); }
  bool ascii() const { return ascii_; }  // known to be: byte offsets are positions already

 private:
  pybind11::object object_;
  std::string_view view_;
  std::string own_;
  bool ascii_ = false;
};

// Turns byte offsets into code-point offsets, in place; the order of `offsets` doesn't matter.
void to_code_points(std::string_view text, std::vector<std::size_t>& offsets);

}  // namespace calque
