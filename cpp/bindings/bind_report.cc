#include <pybind11/stl.h>

#include "bind.h"
#include "bind_report.h"
#include "text_view.h"

namespace py = pybind11;

namespace calque {

py::tuple unit_row(const UnitSummary& unit, std::size_t start, std::size_t end,
                   std::string_view text) {
  return py::make_tuple(start, end, unit.span.begin, unit.span.end, to_string(unit.kind),
                        py::str(text.data() + unit.label.begin, unit.label.size()), unit.words,
                        unit.first_sentence, unit.sentences);
}

namespace {

py::list units(const Report& report, py::object text) {
  const TextView view(std::move(text));
  std::vector<std::size_t> offsets;
  offsets.reserve(2 * report.units.size());
  for (const UnitSummary& unit : report.units) {
    offsets.push_back(unit.span.begin);
    offsets.push_back(unit.span.end);
  }
  if (!view.ascii()) to_code_points(view.bytes(), offsets);
  py::list rows(report.units.size());
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    rows[i] = unit_row(report.units[i], offsets[2 * i], offsets[2 * i + 1], view.bytes());
  }
  return rows;
}

std::uint64_t words(const Report& report) {
  std::uint64_t sum = 0;
  for (const UnitSummary& unit : report.units) sum += unit.words;
  return sum;
}

}  // namespace

void bind_report(py::module_& module) {
  py::class_<TextCounts>(module, "TextCounts")
      .def_readonly("words", &TextCounts::words)
      .def_readonly("function_words", &TextCounts::function_words)
      .def_readonly("capitals", &TextCounts::capitals)
      .def_readonly("numbers", &TextCounts::numbers)
      .def_readonly("symbols", &TextCounts::symbols)
      .def_readonly("tokens", &TextCounts::tokens);
  py::class_<Report>(module, "Report")
      .def("units", &units, py::arg("text"))  // the text that was scored
      .def_property_readonly("words", &words)
      .def_readonly("counts", &Report::counts)
      .def_property_readonly("kind", [](const Report& report) { return to_string(report.kind); })
      .def_readonly("sentences", &Report::sentences)
      .def_readonly("invalid_sequences", &Report::invalid_sequences)
      .def_readonly("regex_gave_up", &Report::regex_gave_up)
      .def_readonly("steps", &Report::steps);
}

}  // namespace calque
