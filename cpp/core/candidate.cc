#include "candidate.h"

#include <algorithm>
#include <iterator>
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

    // Antipatterns are ordered by begin. Each now says how far it and those before it reach, so
    // that the last one that begins at or before a mark knows whether the mark is covered.
    const auto first_anti = candidates.begin() + static_cast<std::ptrdiff_t>(anti);
    const auto last_anti = candidates.begin() + static_cast<std::ptrdiff_t>(end);
    std::uint32_t reach = 0;
    std::for_each(first_anti, last_anti,
                  [&](Candidate& a) { a.span.end = reach = std::max(reach, a.span.end); });
    const auto covered = [&](SourceSpan mark) {
      const auto behind = std::partition_point(
          first_anti, last_anti, [&](const Candidate& a) { return a.span.begin <= mark.begin; });
      return behind != first_anti && std::prev(behind)->span.end >= mark.end;
    };
    std::uint32_t free_from = 0;
    bool any = false;
    for (std::size_t i = begin; i < anti; ++i) {
      const Candidate candidate = candidates[i];
      if ((any && candidate.span.begin < free_from) || covered(candidate.mark)) continue;
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
