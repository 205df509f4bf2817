// Rules of regular expressions over one unit. An expression runs on windows of at most 1,000 bytes
// around its literals, as wide as the longest match that the rule declares; a match belongs to the
// window in whose core it begins. So the work is linear in the text, whatever the expression.
//
// Immutable after loading and safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "literal_index.h"
#include "pattern.h"
#include "rule.h"

namespace calque {

struct RegexMatch {
  std::uint32_t rule = 0;
  bool on_source = false;  // the spans count the unit's source bytes, not its folded ones
  std::uint32_t begin = 0, end = 0;
  std::uint32_t mark_begin = 0, mark_end = 0;
};

// Buffers of one thread.
struct RegexScratch {
  std::vector<RegexMatch> matches;  // the result
  std::vector<LiteralIndex::Hit> hits;
};

class RegexMatcher {
 public:
  // Throws std::invalid_argument where the expression doesn't parse.
  void add(std::uint32_t rule, const RegexSpec& spec);

  // Appends all matches. `folded` and `source` are the same unit. Returns the number of windows
  // in which an expression was too complex and gave up.
  std::uint32_t match(std::string_view folded, std::string_view source,
                      RegexScratch& scratch) const;

 private:
  struct Entry {
    std::uint32_t rule;
    RegexSpec spec;
    Pattern pattern;
  };
  static std::uint32_t match_one(const Entry& entry, std::string_view text,
                                 std::span<const LiteralIndex::Hit> literals,
                                 std::vector<RegexMatch>& out);
  std::vector<Entry> entries_;
  LiteralIndex of_folded_;
  LiteralIndex of_source_;
};

}  // namespace calque
