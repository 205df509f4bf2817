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

}  // namespace

void RegexMatcher::add(std::uint32_t rule, const RegexSpec& spec) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({rule, spec, Pattern(spec.expression)});
  LiteralIndex& index = spec.on_source ? of_source_ : of_folded_;
  for (const std::string& literal : spec.literals) index.add(literal, number);
}

std::uint32_t RegexMatcher::match_one(const Entry& entry, std::string_view text,
                                      std::span<const LiteralIndex::Hit> literals,
                                      std::vector<RegexMatch>& out) {
  std::uint32_t gave_up = 0;
  const std::size_t longest = entry.spec.max_length;
  std::size_t searched = 0;  // no match is begun before here any more
  for (std::size_t i = 0; i < literals.size();) {
    const std::size_t literal = literals[i].place;
    if (literal < searched) {
      ++i;
      continue;
    }
    // A match that holds a literal begins at most `longest` bytes before it and ends at most as
    // many behind; as many again are there to look ahead to. Literals that are near share a window.
    const std::size_t begin = std::max(searched, literal - std::min<std::size_t>(literal, longest));
    std::size_t last = literal;
    for (++i; i < literals.size(); ++i) {
      const std::size_t following = literals[i].place;
      if (following - last >= longest || following + 2 * longest > begin + kWindow) break;
      last = following;
    }
    const std::size_t end = std::min(text.size(), last + 2 * longest);
    const std::size_t core = last + 1;
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
  }
  return gave_up;
}

std::uint32_t RegexMatcher::match(std::string_view folded, std::string_view source,
                                  RegexScratch& scratch) const {
  std::uint32_t gave_up = 0;
  for (const bool on_source : {false, true}) {
    const std::string_view text = on_source ? source : folded;
    (on_source ? of_source_ : of_folded_).scan(text, scratch.hits);
    for (std::size_t begin = 0; begin < scratch.hits.size();) {
      const std::uint32_t number = scratch.hits[begin].number;
      std::size_t end = begin;
      while (end < scratch.hits.size() && scratch.hits[end].number == number) ++end;
      gave_up +=
          match_one(entries_[number], text, {&scratch.hits[begin], end - begin}, scratch.matches);
      begin = end;
    }
  }
  return gave_up;
}

}  // namespace calque
