// Chance with a fixed seed: the same on every machine and run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace calque::testing {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  // 0 … n - 1. The standard's distributions differ between libraries; this doesn't.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename List>
  const auto& of(const List& list) {
    return std::data(list)[below(std::size(list))];
  }

 private:
  std::mt19937_64 engine_;
};

// What texts are mixed from: words, marks, all that folding changes, other scripts, bad bytes.
inline constexpr std::string_view kTextPieces[] = {
    "the ", "peace", "It is", " of ", "Kyiv", "don't", "U.S.", "e.g. ", "7", "1995", "3.5", ", ",
    ". ", ".", "!", "? ", "...", "-", "--", " - ", "(", ")", "\"", "'", "`", " ", "  ", "\t", "\n",
    "\r\n", "\r", "\n\n", "\n7. ", "\n- ", "\n(a) ", "\v", "\x01", "http://a.org/x", "joe@a.org",
    // Spaces, what vanishes, quotes, hyphens, dashes, ellipsis, ligatures
    "\u0085", "\u00A0", "\u2003", "\u202F", "\u3000", "\u2028", "\u00AD", "\u200B", "\u200D",
    "\u2060", "\uFEFF", "\u2018", "\u2019", "\u00AB", "\u00BB", "\u201C", "\u201D", "\u2010",
    "\u2011", "\u2212", "\u2013", "\u2014", "\u2026", "\uFB01", "\uFB03", "\uFB06",
    // Letters of other scripts, marks, emoji
    "\u00E9", "e\u0301", "\u043C\u0438\u0440", "p\u0435ace", "\u4E2D\u6587", "\u0E44\u0E17\u0E22",
    "\U0001F600", "\U0001F469\u200D\U0001F469", "\U0001F1FA\U0001F1E6", "\u00BD", "\uFFFD",
    // Ill-formed: stray, overlong, surrogate, cut off, too large
    "\x80", "\xFF", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xE2\x82", "\xF0\x9F\x98",
    "\xF4\x90\x80\x80"};

inline std::string random_text(Random& random, std::size_t most_pieces) {
  std::string text;
  for (std::size_t n = random.below(most_pieces + 1); n > 0; --n) text += random.of(kTextPieces);
  return text;
}

}  // namespace calque::testing
