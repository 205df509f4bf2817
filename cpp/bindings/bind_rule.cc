#include <pybind11/stl.h>

#include "bind.h"
#include "contract.h"
#include "language.h"
#include "rule.h"
#include "unicode.h"

namespace py = pybind11;

namespace calque {

void bind_rule(py::module_& module) {
  py::class_<Rule>(module, "Rule")
      .def_readonly("id", &Rule::id)
      .def_readonly("family", &Rule::family)
      .def_readonly("title", &Rule::title)
      .def_readonly("patterns", &Rule::patterns)
      .def_readonly("antipatterns", &Rule::antipatterns)
      .def_property_readonly("regex", [](const Rule& rule) { return rule.regex.expression; })
      .def_property_readonly("use", [](const Rule& rule) { return to_string(rule.use); })
      .def_property_readonly("status", [](const Rule& rule) { return to_string(rule.status); })
      .def_readonly("source", &Rule::source)
      .def_readonly("transliteration", &Rule::transliteration)
      .def_readonly("explanation", &Rule::explanation)
      .def_readonly("alternatives", &Rule::alternatives)
      .def_readonly("registers", &Rule::registers)
      .def_readonly("claim", &Rule::claim)
      .def_readonly("case_name", &Rule::case_name)
      .def_readonly("flagged", &Rule::flagged)
      .def_readonly("passing", &Rule::passing)
      .def_property_readonly("file", [](const Rule& rule) { return path_str(rule.file); })
      .def_readonly("line", &Rule::line);

  module.def("parse_marked", [](const std::string& example) {
    const MarkedText marked = parse_marked(example);
    py::list spans;
    for (const SourceSpan span : marked.marks) spans.append(py::make_tuple(span.begin, span.end));
    return py::make_tuple(marked.text, spans);
  });
}

}  // namespace calque
