#include <pybind11/stl.h>

#include <string_view>
#include <vector>

#include "bind.h"
#include "report.h"
#include "text_view.h"

namespace py = pybind11;

namespace calque {
namespace {

// (start, end, byte_start, byte_end, kind, label, words, first_sentence, sentences)
py::tuple unit_row(const UnitSummary& unit, std::size_t start, std::size_t end,
                   std::string_view text) {
  return py::make_tuple(start, end, unit.span.begin, unit.span.end, to_string(unit.kind),
                        py::str(text.data() + unit.label.begin, unit.label.size()), unit.words,
                        unit.first_sentence, unit.sentences);
}

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

// (rule, start, end, byte_start, byte_end, unit, sentence, row of the unit); start and end are
// Python's.
py::list findings(const Report& report, py::object text) {
  const TextView view(std::move(text));
  std::vector<std::size_t> offsets;
  offsets.reserve(4 * report.findings.size());
  for (const Finding& finding : report.findings) {
    const SourceSpan unit = report.units[finding.unit].span;
    offsets.insert(offsets.end(), {finding.span.begin, finding.span.end, unit.begin, unit.end});
  }
  if (!view.ascii()) to_code_points(view.bytes(), offsets);
  py::list rows(report.findings.size());
  const std::size_t* at = offsets.data();
  for (std::size_t i = 0; i < report.findings.size(); ++i, at += 4) {
    const Finding& finding = report.findings[i];
    rows[i] = py::make_tuple(finding.rule, at[0], at[1], finding.span.begin, finding.span.end,
                             finding.unit, finding.sentence,
                             unit_row(report.units[finding.unit], at[2], at[3], view.bytes()));
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
      // Both want the text that was scored. They are made when asked for: texts may be many.
      .def("units", &units, py::arg("text"))
      .def("findings", &findings, py::arg("text"))
      // Per unit: symbols, and the sums of weights for each pair.
      .def("style", &style_rows)
      // How often the style channel saw each class of symbols, by its number.
      .def_property_readonly("classes", [](const Report& report) { return report.classes; })
      // (unit, rule) of each finding, by position; words of each unit.
      .def("unit_rules", &unit_rules)
      .def("unit_words", &unit_words)
      .def("__len__", [](const Report& report) { return report.findings.size(); })
      .def_property_readonly("words", &words)
      .def_readonly("counts", &Report::counts)
      .def_property_readonly("kind", [](const Report& report) { return to_string(report.kind); })
      .def_readonly("sentences", &Report::sentences)
      .def_readonly("invalid_sequences", &Report::invalid_sequences)
      .def_readonly("regex_gave_up", &Report::regex_gave_up)
      .def_readonly("sentences_tagged", &Report::sentences_tagged)
      .def_readonly("steps", &Report::steps);
}

}  // namespace calque
