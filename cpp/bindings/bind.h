// What each binding file offers to module.cc.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "report.h"

namespace calque {

// A path or a message that names one: bytes that aren't UTF-8 become lone surrogates, as
// os.fsdecode makes them.
pybind11::str path_str(std::string_view text);

void bind_problem(pybind11::module_& module);
void bind_rule(pybind11::module_& module);
void bind_report(pybind11::module_& module);
void bind_detector(pybind11::module_& module);
void bind_words(pybind11::module_& module);
void bind_style(pybind11::module_& module);

// Methods of reports that the style channel fills.
pybind11::list style_rows(const Report& report);
pybind11::list unit_rules(const Report& report);
std::vector<std::uint32_t> unit_words(const Report& report);

}  // namespace calque
