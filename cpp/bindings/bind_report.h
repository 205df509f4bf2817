// A unit as a row for Python.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

#include "report.h"

namespace calque {

// (start, end, byte_start, byte_end, kind, label, words, first_sentence, sentences)
pybind11::tuple unit_row(const UnitSummary& unit, std::size_t start, std::size_t end,
                         std::string_view text);

}  // namespace calque
