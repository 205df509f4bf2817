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

// Bytes in this machine's order: symbols as 16-bit numbers, and where each unit's end as 32-bit
// ones.
py::tuple text_symbols(const Resources& resources, py::object text) {
  const TextView view(std::move(text));
  StyleText out;
  {
    const py::gil_scoped_release unlocked;
    out = style_text(resources, view.bytes());
  }
  return py::make_tuple(bytes_of(out.symbols), bytes_of(out.ends));
}

// By number; "" where a number means nothing.
std::vector<std::string> symbol_names(const Resources& resources) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < resources.symbols.size(); ++i) {
    names.push_back(resources.symbols.name(static_cast<StyleSymbol>(i)));
  }
  return names;
}

// The class of each symbol, by number: see StyleSymbols::class_of.
std::vector<unsigned> symbol_classes(const Resources& resources) {
  std::vector<unsigned> classes;
  for (std::size_t i = 0; i < resources.symbols.size(); ++i) {
    classes.push_back(resources.symbols.class_of(static_cast<StyleSymbol>(i)));
  }
  return classes;
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

py::list unit_rules(const Report& report) {
  py::list rows(report.findings.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    rows[i] = py::make_tuple(report.findings[i].unit, report.findings[i].rule);
  }
  return rows;
}

std::vector<std::uint32_t> unit_words(const Report& report) {
  std::vector<std::uint32_t> words;
  for (const UnitSummary& unit : report.units) words.push_back(unit.words);
  return words;
}

void bind_style(py::module_& module) {
  module.def("style_text", &text_symbols, py::arg("resources"), py::arg("text"));
  module.def("style_symbols", &symbol_names, py::arg("resources"));
  module.def("style_classes", &symbol_classes, py::arg("resources"));
  module.def(
      "style_pairs", [](const Resources& resources) { return resources.style.pairs(); },
      py::arg("resources"));
}

}  // namespace calque
