// The rule contract: what a rule promises about itself, checked through the whole pipeline.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detector.h"
#include "problem.h"
#include "rule.h"

namespace calque {

// An example without its brackets, and where they stood. `\[` is a literal bracket.
struct MarkedText {
  std::string text;
  std::vector<SourceSpan> marks;
};

// Throws std::invalid_argument where brackets don't pair.
MarkedText parse_marked(std::string_view example);

// Everything that is wrong with the rules, all of it in one go: patterns that don't compile, a
// flagged example whose findings aren't exactly its marks, a passing example that matches, an
// antipattern without a passing example that needs it, an alternative that itself matches. Trial
// rules are checked too.
std::vector<Problem> check_contract(const std::shared_ptr<const Resources>& resources,
                                    const std::vector<Rule>& rules);

}  // namespace calque
