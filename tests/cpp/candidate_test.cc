#include "candidate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "random.h"

namespace calque {
namespace {

using testing::Random;

std::string to_string(const std::vector<Candidate>& candidates) {
  std::string out;
  for (const Candidate& c : candidates) {
    out += std::to_string(c.rule) + (c.antipattern ? "!" : ":") + std::to_string(c.span.begin) +
           "-" + std::to_string(c.span.end) + "[" + std::to_string(c.mark.begin) + "-" +
           std::to_string(c.mark.end) + "] ";
  }
  return out;
}

Candidate match(std::uint32_t rule, SourceSpan span, SourceSpan mark) {
  return {rule, false, span, mark};
}
Candidate match(std::uint32_t rule, SourceSpan span) { return match(rule, span, span); }
Candidate anti(std::uint32_t rule, SourceSpan span) { return {rule, true, span, span}; }

TEST(Resolve, RowsByHand) {
  struct Row {
    const char* name;
    std::vector<Candidate> candidates;
    std::vector<Candidate> findings;
  };
  const Row rows[] = {
      {"nothing", {}, {}},
      {"one", {match(0, {2, 5})}, {match(0, {2, 5})}},
      {"the same twice", {match(0, {2, 5}), match(0, {2, 5})}, {match(0, {2, 5})}},
      {"the leftmost", {match(0, {3, 9}), match(0, {2, 5})}, {match(0, {2, 5})}},
      {"the longest", {match(0, {2, 5}), match(0, {2, 9})}, {match(0, {2, 9})}},
      {"side by side", {match(0, {2, 5}), match(0, {5, 9})}, {match(0, {2, 5}), match(0, {5, 9})}},
      {"three in a row, each over the next",
       {match(0, {1, 4}), match(0, {3, 6}), match(0, {5, 8})},
       {match(0, {1, 4}), match(0, {5, 8})}},
      {"matches overlap, marks don't",
       {match(0, {2, 6}, {2, 3}), match(0, {5, 9}, {7, 8})},
       {match(0, {2, 6}, {2, 3})}},
      {"other rules don't disturb",
       {match(1, {3, 4}), match(0, {2, 9})},
       {match(0, {2, 9}), match(1, {3, 4})}},
      {"ordered by mark, then by rule",
       {match(2, {1, 9}, {6, 7}), match(1, {5, 6}), match(3, {5, 6}), match(0, {5, 7})},
       {match(1, {5, 6}), match(3, {5, 6}), match(0, {5, 7}), match(2, {1, 9}, {6, 7})}},
      {"an antipattern over the mark", {match(0, {2, 5}), anti(0, {1, 6})}, {}},
      {"an antipattern on the mark", {match(0, {2, 5}), anti(0, {2, 5})}, {}},
      {"over the mark, not over the match", {match(0, {2, 9}, {4, 5}), anti(0, {4, 6})}, {}},
      {"over a part of the mark",
       {match(0, {2, 5}), anti(0, {2, 4}), anti(0, {3, 9})},
       {match(0, {2, 5})}},
      {"of another rule", {match(0, {2, 5}), anti(1, {1, 6})}, {match(0, {2, 5})}},
      {"covered matches don't use up the text",
       {match(0, {2, 9}, {2, 3}), match(0, {5, 8}), anti(0, {1, 3})},
       {match(0, {5, 8})}},
      {"a long antipattern before a short one",
       {match(0, {7, 8}), anti(0, {1, 9}), anti(0, {2, 3})},
       {}},
      {"a mark that steps back",
       {match(0, {1, 9}, {8, 9}), match(0, {2, 5}, {3, 4}), anti(0, {7, 9})},
       {match(0, {2, 5}, {3, 4})}},
      {"antipatterns alone", {anti(0, {1, 6}), anti(1, {2, 3})}, {}},
      // Former bugs: the order in which candidates came decided
      {"the same match marked twice, the mark that begins first",
       {match(0, {2, 9}, {4, 5}), match(0, {2, 9}, {3, 4})},
       {match(0, {2, 9}, {3, 4})}},
      {"the same match marked twice, the longest mark",
       {match(0, {2, 9}, {3, 4}), match(0, {2, 9}, {3, 6})},
       {match(0, {2, 9}, {3, 6})}},
  };
  for (const Row& row : rows) {
    std::vector<Candidate> found = row.candidates;
    resolve(found);
    EXPECT_EQ(to_string(found), to_string(row.findings)) << row.name;
  }
}

// The rule as the README tells it, one choice after the other.
std::vector<Candidate> resolve_slowly(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> out;
  for (std::uint32_t rule = 0; rule < 3; ++rule) {
    std::vector<Candidate> rest;
    for (const Candidate& c : candidates) {
      const bool covered =
          std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& a) {
            return a.rule == rule && a.antipattern && a.span.covers(c.mark);
          });
      if (c.rule == rule && !c.antipattern && !covered) rest.push_back(c);
    }
    while (!rest.empty()) {
      const auto before = [](const Candidate& a, const Candidate& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        if (a.span.end != b.span.end) return a.span.end > b.span.end;
        if (a.mark.begin != b.mark.begin) return a.mark.begin < b.mark.begin;
        return a.mark.end > b.mark.end;
      };
      const Candidate best = *std::min_element(rest.begin(), rest.end(), before);
      out.push_back(best);
      std::erase_if(rest, [&](const Candidate& c) { return c.span.begin < best.span.end; });
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.mark.begin, a.mark.end) < std::pair(b.mark.begin, b.mark.end);
  });
  return out;
}

TEST(Resolve, DecidesLikeASlowOne) {
  Random random(29);
  const auto span_within = [&](SourceSpan outer) {
    const std::uint32_t begin =
        outer.begin + static_cast<std::uint32_t>(random.below(outer.size()));
    const std::uint32_t end =
        begin + 1 + static_cast<std::uint32_t>(random.below(outer.end - begin));
    return SourceSpan{begin, end};
  };
  for (int round = 0; round < 20000; ++round) {
    std::vector<Candidate> candidates;
    for (std::size_t n = random.below(12); n > 0; --n) {
      const SourceSpan span = span_within({0, 12});
      const auto rule = static_cast<std::uint32_t>(random.below(3));
      candidates.push_back({rule, random.one_in(4), span, span_within(span)});
    }
    const std::string before = to_string(candidates);
    const std::vector<Candidate> expected = resolve_slowly(candidates);
    resolve(candidates);
    ASSERT_EQ(to_string(candidates), to_string(expected)) << "round " << round << ": " << before;
  }
}

}  // namespace
}  // namespace calque
