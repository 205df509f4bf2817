// The private module calque._core: the engine, for python/calque to dress.
#include <pybind11/pybind11.h>

#include "bind.h"
#include "pattern.h"
#include "unicode.h"

PYBIND11_MODULE(_core, module) {
  module.doc() = "calque's engine. Private: use the functions of the package calque.";
  module.attr("version") = CALQUE_VERSION;
  module.def("icu_version", &calque::icu_version);
  module.def("boost_version", &calque::boost_version);
  calque::bind_problem(module);
  calque::bind_rule(module);
  calque::bind_report(module);
  calque::bind_detector(module);
  calque::bind_words(module);
  calque::bind_style(module);
}
