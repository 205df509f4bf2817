#include <pybind11/stl.h>

#include "bind.h"
#include "report.h"

namespace py = pybind11;

namespace calque {

void bind_report(py::module_& module) {
  // Positions come with the report from Detector.score, as Python's; see bind_detector.cc.
  py::class_<TextCounts>(module, "TextCounts")
      .def_readonly("words", &TextCounts::words)
      .def_readonly("function_words", &TextCounts::function_words)
      .def_readonly("capitals", &TextCounts::capitals)
      .def_readonly("numbers", &TextCounts::numbers)
      .def_readonly("symbols", &TextCounts::symbols)
      .def_readonly("tokens", &TextCounts::tokens);
  py::class_<Report>(module, "Report")
      .def_readonly("counts", &Report::counts)
      .def_property_readonly("kind", [](const Report& report) { return to_string(report.kind); })
      .def_readonly("sentences", &Report::sentences)
      .def_readonly("invalid_sequences", &Report::invalid_sequences)
      .def_readonly("regex_gave_up", &Report::regex_gave_up)
      .def_readonly("steps", &Report::steps);
}

}  // namespace calque
