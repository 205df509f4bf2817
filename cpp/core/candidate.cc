#include "candidate.h"

#include <algorithm>
#include <tuple>

namespace calque {

void resolve(std::vector<Candidate>& candidates) {
  if (candidates.empty()) return;
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    // Leftmost first, longest first; antipatterns of a rule behind its matches.
    return std::tuple(a.rule, a.antipattern, a.span.begin, b.span.end, a.mark.begin, b.mark.end) <
           std::tuple(b.rule, b.antipattern, b.span.begin, a.span.end, b.mark.begin, a.mark.end);
  });
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < candidates.size();) {
    std::size_t end = begin;
    while (end < candidates.size() && candidates[end].rule == candidates[begin].rule) ++end;
    std::size_t anti = begin;
    while (anti < end && !candidates[anti].antipattern) ++anti;

    // Antipatterns are ordered by begin; only those that begin at or before the mark can cover it.
    std::uint32_t free_from = 0;
    bool any = false;
    std::size_t next_anti = anti;
    std::uint32_t covered_to = 0;  // furthest end of the antipatterns met so far
    std::uint32_t last_mark = 0;
    for (std::size_t i = begin; i < anti; ++i) {
      const Candidate candidate = candidates[i];
      if (candidate.mark.begin < last_mark) {  // marks may step back: look again from the start
        next_anti = anti;
        covered_to = 0;
      }
      last_mark = candidate.mark.begin;
      while (next_anti < end && candidates[next_anti].span.begin <= candidate.mark.begin) {
        covered_to = std::max(covered_to, candidates[next_anti].span.end);
        ++next_anti;
      }
      if (covered_to >= candidate.mark.end) continue;
      if (any && candidate.span.begin < free_from) continue;
      any = true;
      free_from = candidate.span.end;
      candidates[kept++] = candidate;
    }
    begin = end;
  }
  candidates.resize(kept);
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.mark.begin, a.mark.end, a.rule) <
           std::tuple(b.mark.begin, b.mark.end, b.rule);
  });
}

}  // namespace calque
