#include "regex_matcher.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t kWindow = 1000;  // bytes

// An expression sees bytes and may stop inside a character: `begin` steps back to where one begins,
// `end` on to where one ends.
void widen(std::string_view text, std::size_t& begin, std::size_t& end) {
  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80;
  };
  for (int n = 0; n < 3 && begin > 0 && inside(begin); ++n) --begin;
  for (int n = 0; n < 3 && inside(end); ++n) ++end;
}

// Walks through the places where any of the literals stands. Each literal's next place is
// remembered, so that a literal that never comes is looked for once.
class LiteralFinder {
 public:
  LiteralFinder(std::string_view text, const std::vector<std::string>& literals)
      : text_(text), literals_(literals), next_(literals.size(), 0) {
    for (std::size_t i = 0; i < literals.size(); ++i) next_[i] = text.find(literals[i]);
  }

  // The first place at or after `from`, or npos. `from` must not go back.
  std::size_t find(std::size_t from) {
    std::size_t first = std::string_view::npos;
    for (std::size_t i = 0; i < next_.size(); ++i) {
      if (next_[i] < from) next_[i] = text_.find(literals_[i], from);
      first = std::min(first, next_[i]);
    }
    return first;
  }

 private:
  std::string_view text_;
  const std::vector<std::string>& literals_;
  std::vector<std::size_t> next_;
};

}  // namespace

void RegexMatcher::add(std::uint32_t rule, const RegexSpec& spec) {
  entries_.push_back({rule, spec, Pattern(spec.expression)});
}

std::uint32_t RegexMatcher::match_one(const Entry& entry, std::string_view text,
                                      std::vector<RegexMatch>& out) {
  std::uint32_t gave_up = 0;
  const std::size_t longest = entry.spec.max_length;
  LiteralFinder literals(text, entry.spec.literals);
  std::size_t searched = 0;  // no match is begun before here any more
  while (true) {
    const std::size_t literal = literals.find(searched);
    if (literal == std::string_view::npos) return gave_up;
    // A match that holds this literal begins at most `longest` bytes before its end.
    const std::size_t begin = std::max(searched, literal - std::min<std::size_t>(literal, longest));
    const std::size_t end = std::min(text.size(), begin + kWindow);
    const std::size_t core = end == text.size() ? end : end - longest;
    std::size_t at = begin;
    while (at < core) {
      Pattern::Match match;
      const Pattern::Outcome outcome = entry.pattern.search(text, at, end, match);
      if (outcome == Pattern::Outcome::too_complex) ++gave_up;
      if (outcome != Pattern::Outcome::found || match.begin >= core) break;
      at = std::max(match.end, match.begin + 1);
      if (match.end - match.begin > longest) continue;
      widen(text, match.begin, match.end);
      widen(text, match.mark_begin, match.mark_end);
      out.push_back({entry.rule, entry.spec.on_source, static_cast<std::uint32_t>(match.begin),
                     static_cast<std::uint32_t>(match.end),
                     static_cast<std::uint32_t>(match.mark_begin),
                     static_cast<std::uint32_t>(match.mark_end)});
    }
    searched = std::max(at, core);
    if (searched >= text.size()) return gave_up;
  }
}

std::uint32_t RegexMatcher::match(std::string_view folded, std::string_view source,
                                  std::vector<RegexMatch>& out) const {
  std::uint32_t gave_up = 0;
  for (const Entry& entry : entries_) {
    gave_up += match_one(entry, entry.spec.on_source ? source : folded, out);
  }
  return gave_up;
}

}  // namespace calque
