// Many texts, several threads, one detector.
#pragma once

#include <string_view>
#include <vector>

#include "detector.h"

namespace calque {

// Scores texts in the order given, whatever the order in which threads finish. `threads` 0 means
// one for each core. Throws std::length_error as Detector::score does.
std::vector<Report> score_batch(const Detector& detector,
                                const std::vector<std::string_view>& texts, unsigned threads);

}  // namespace calque
