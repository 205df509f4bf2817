// What each binding file offers to module.cc.
#pragma once

#include <pybind11/pybind11.h>

namespace calque {

void bind_problem(pybind11::module_& module);
void bind_rule(pybind11::module_& module);
void bind_report(pybind11::module_& module);
void bind_detector(pybind11::module_& module);

}  // namespace calque
