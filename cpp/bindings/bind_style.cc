#include <pybind11/stl.h>

#include <cstddef>
#include <string>
#include <vector>

#include "bind.h"
#include "report.h"
#include "resources.h"
#include "style_text.h"
#include "text_view.h"

namespace py = pybind11;

namespace calque {
namespace {

template <typename T>
py::bytes bytes_of(const std::vector<T>& items) {
  return {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)};
}

// Both as bytes of 16-bit numbers in this machine's order: symbols, and the words of each.
py::tuple text_symbols(const Resources& resources, py::object text) {
  const TextView view(std::move(text));
  StyleText out;
  {
    const py::gil_scoped_release unlocked;
    out = style_text(resources, view.bytes());
  }
  return py::make_tuple(bytes_of(out.symbols), bytes_of(out.words));
}

// By number; "" where a number means nothing.
std::vector<std::string> symbol_names(const Resources& resources) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < resources.symbols.size(); ++i) {
    names.push_back(resources.symbols.name(static_cast<StyleSymbol>(i)));
  }
  return names;
}

}  // namespace

py::list style_rows(const Report& report) {
  py::list rows(report.units.size());
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    const StyleSums& style = report.units[i].style;
    py::list row(1 + kMostPairs);
    row[0] = style.symbols;
    for (std::size_t pair = 0; pair < kMostPairs; ++pair) row[pair + 1] = style.weights[pair];
    rows[i] = std::move(row);
  }
  return rows;
}

py::dict rule_counts(const Report& report) {
  std::vector<std::uint32_t> counts;
  for (const Finding& finding : report.findings) {
    if (finding.rule >= counts.size()) counts.resize(finding.rule + 1);
    ++counts[finding.rule];
  }
  py::dict out;
  for (std::size_t rule = 0; rule < counts.size(); ++rule) {
    if (counts[rule] != 0) out[py::int_(rule)] = counts[rule];
  }
  return out;
}

void bind_style(py::module_& module) {
  module.def("style_text", &text_symbols, py::arg("resources"), py::arg("text"));
  module.def("style_symbols", &symbol_names, py::arg("resources"));
  module.def("style_pairs", [](const Resources& resources) { return resources.style.pairs(); },
             py::arg("resources"));
}

}  // namespace calque
