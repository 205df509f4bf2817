// What a channel of rules hands on: a place where a rule, or one of its antipatterns, matches.
#pragma once

#include <cstdint>
#include <vector>

#include "span.h"

namespace calque {

struct Candidate {
  std::uint32_t rule = 0;
  bool antipattern = false;
  SourceSpan span;  // of the whole match
  SourceSpan mark;  // of the marked part
};

// Turns one unit's candidates into findings, in place: drops those whose mark an antipattern of
// the same rule covers, then keeps for each rule the leftmost, then the longest, without overlap.
// The result is ordered by mark, then by rule.
void resolve(std::vector<Candidate>& candidates);

}  // namespace calque
