#include "text_view.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "utf8.h"

namespace py = pybind11;

namespace calque {
namespace {

// "surrogatepass" writes a lone surrogate as ED A0..BF xx, which is no UTF-8. U+FFFD is as long.
void replace_surrogates(std::string& text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '\xED' && static_cast<unsigned char>(text[at + 1]) >= 0xA0) {
      text.replace(at, 3, "\xEF\xBF\xBD");
    }
  }
}

}  // namespace

TextView::TextView(py::object text) : object_(std::move(text)) {
  if (PyBytes_Check(object_.ptr())) {
    view_ = {PyBytes_AS_STRING(object_.ptr()),
             static_cast<std::size_t>(PyBytes_GET_SIZE(object_.ptr()))};
    return;
  }
  if (!PyUnicode_Check(object_.ptr())) {
    throw py::type_error(std::string("text must be str or bytes, not ") +
                         Py_TYPE(object_.ptr())->tp_name);
  }
  Py_ssize_t size = 0;
  if (const char* data = PyUnicode_AsUTF8AndSize(object_.ptr(), &size)) {
    view_ = {data, static_cast<std::size_t>(size)};
    ascii_ = PyUnicode_IS_ASCII(object_.ptr());
    return;
  }
  PyErr_Clear();
  const auto encoded = py::reinterpret_steal<py::bytes>(
      PyUnicode_AsEncodedString(object_.ptr(), "utf-8", "surrogatepass"));
  if (!encoded) throw py::error_already_set();
  own_ = std::string(encoded);
  replace_surrogates(own_);
}

void to_code_points(std::string_view text, std::vector<std::size_t>& offsets) {
  std::vector<std::size_t> order(offsets.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return offsets[a] < offsets[b]; });
  CodePointCounter counter(text);
  for (const std::size_t i : order) offsets[i] = counter.at(offsets[i]);
}

}  // namespace calque
