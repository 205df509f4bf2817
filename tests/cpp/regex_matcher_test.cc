#include "regex_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random.h"
#include "rules.h"

namespace calque {
namespace {

using testing::detector_of;
using testing::Random;
using testing::regex_rule;
using testing::rule_of;
using testing::show;
using Strings = std::vector<std::string>;
using Place = std::pair<std::uint32_t, std::uint32_t>;

RegexSpec spec(std::string expression, Strings literals, std::uint32_t max_length) {
  return regex_rule(std::move(expression), std::move(literals), max_length).regex;
}

struct Found {
  std::vector<RegexMatch> matches;
  std::uint32_t gave_up = 0;
};

Found find(const RegexSpec& spec, std::string_view text) {
  RegexMatcher matcher;
  matcher.add(0, spec);
  Found found;
  RegexScratch scratch;
  found.gave_up = matcher.match(text, text, scratch);
  found.matches = scratch.matches;
  return found;
}

std::vector<Place> places(const Found& found) {
  std::vector<Place> out;
  for (const RegexMatch& match : found.matches) out.emplace_back(match.begin, match.end);
  return out;
}

// The text with the marks in [ ].
std::string marked(const RegexSpec& spec, std::string text) {
  std::vector<RegexMatch> matches = find(spec, text).matches;
  std::reverse(matches.begin(), matches.end());
  for (const RegexMatch& match : matches) {
    EXPECT_TRUE(match.begin <= match.mark_begin && match.mark_end <= match.end);
    text.insert(match.mark_end, "]");
    text.insert(match.mark_begin, "[");
  }
  return text;
}

TEST(RegexMatcher, Texts) {
  struct Row {
    const char* name;
    RegexSpec spec;
    std::string marked;
  };
  const Row rows[] = {
      {"no text", spec("year", {"year"}, 9), ""},
      {"the README's example", spec("\\bin (19|20)\\d\\d year\\b", {"year"}, 40),
       "Born [in 1995 year], died [in 2020 year], not in 1820 year nor in 1995 years."},
      {"at the ends of the text", spec("year", {"year"}, 9), "[year] [year]"},
      {"side by side", spec("year", {"year"}, 9), "[year][year]"},
      {"no literal, no match", spec("y(ea|ee)r", {"year"}, 9), "yeer"},
      {"any of the literals", spec("(year|month)s", {"year", "month"}, 9), "[months] [years]"},
      {"a literal at the match's end", spec("\\d+ of the year", {"year"}, 30), "[28 of the year]"},
      {"a literal at its beginning", spec("year \\d+", {"year"}, 30), "[year 1995]"},
      {"as long as allowed", spec("a+ year", {"year"}, 10), "[aaaaa year]"},
      {"longer than allowed", spec("\\ba+ year", {"year"}, 10), "aaaaaa year"},
      {"behind one that was too long", spec("\\ba+ year", {"year"}, 10), "aaaaaa year, [a year]"},
      {"the mark", spec("in (?<mark>\\d+) year", {"year"}, 30), "in [1995] year"},
      {"a mark that took no part", spec("in ((?<mark>\\d+)|the) year", {"year"}, 30),
       "[in the year], in [7] year"},
      {"never empty", spec("x*|year", {"year"}, 9), "[year]"},
      {"case", spec("(?i)YEAR", {"year", "Year"}, 9), "[year] [Year]"},
      {"what stands before is seen", spec("(?<!a )year", {"year"}, 9), "a year, [year]"},
      {"bytes of a letter", spec("(\u00E9|\u00E8)t\u00E9", {"t\u00E9"}, 20),
       "[\u00E9t\u00E9] t\u00E9"},
      {"NUL bytes", spec("a.b", {"a"}, 9), std::string("[a\0b]", 5)},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(marked(row.spec, testing::without_brackets(row.marked)), row.marked) << row.name;
  }
}

TEST(RegexMatcher, RefusesWhatDoesNotParse) {
  for (const char* expression : {"(", "a)", "[a", "a{2,1}", "*a", "(?<mark>a", "\\"}) {
    RegexMatcher matcher;
    EXPECT_THROW(matcher.add(0, spec(expression, {"a"}, 9)), std::invalid_argument) << expression;
  }
  try {
    Pattern("ab(c");
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("byte ")) << error.what();
  }
}

// A literal at the very beginning opens a window of 1,000 bytes; the match is moved over its edge
// and over the edge of its core byte by byte.
TEST(RegexMatcher, FindsAMatchAtEveryEdgeOfAWindow) {
  for (const std::uint32_t max_length : {12U, 40U, 200U}) {
    const RegexSpec years = spec("\\bin \\d\\d\\d\\d year\\b", {"year"}, max_length);
    for (std::uint32_t at = 5; at < 2100; ++at) {
      const std::string text = "year " + std::string(at - 5, '.') + "in 1995 year" + "! year";
      const std::vector<Place> expected{{at, at + 12}};
      ASSERT_EQ(places(find(years, text)), expected) << "max_length " << max_length;
    }
  }
}

// What stands behind a window's last byte isn't taken for the end of the text.
TEST(RegexMatcher, AWindowsEdgeIsNoEndOfAWord) {
  for (std::uint32_t at = 700; at < 1100; ++at) {
    const std::string text = "year " + std::string(at - 5, '.') + "yearning";
    const std::vector<Place> expected{{0, 4}};
    ASSERT_EQ(places(find(spec("year\\b", {"year"}, 4), text)), expected) << at;
    ASSERT_EQ(places(find(spec("year$", {"year"}, 4), text)), std::vector<Place>{}) << at;
    ASSERT_EQ(places(find(spec("^year", {"year"}, 4), text)), expected) << at;
  }
}

// A window that begins where a finding or a core ended still sees what stands before it.
TEST(RegexMatcher, AWindowsEdgeHidesNothingBefore) {
  for (std::uint32_t at = 700; at < 1100; ++at) {
    const std::string text = "year " + std::string(at - 5, '.') + "yearyear";
    const std::vector<Place> expected{{at + 4, at + 8}};
    ASSERT_EQ(places(find(spec("(?<=year)year", {"year"}, 4), text)), expected) << at;
    ASSERT_EQ(places(find(spec("\\byear", {"year"}, 4), text)),
              (std::vector<Place>{{0, 4}, {at, at + 4}}))
        << at;
  }
}

// The oracle knows no windows: it searches the whole text.
TEST(RegexMatcher, FindsLikeOneWithoutWindows) {
  const RegexSpec specs[] = {
      spec("(a|b)+c", {"c"}, 12),   spec("a.?b.?c", {"a"}, 5), spec("[ab]c|c[ab]", {"c"}, 2),
      spec("\\bab*\\b", {"a"}, 30), spec("cc?", {"c"}, 2),     spec("(a|bb)c?b", {"a", "bb"}, 4),
  };
  Random random(30);
  std::size_t findings = 0;
  for (int round = 0; round < 400; ++round) {
    const RegexSpec& chosen = random.of(specs);
    std::string text;
    while (text.size() < 5000) {
      text.append(random.below(random.one_in(9) ? 900 : 9), random.one_in(3) ? '.' : ' ');
      for (std::size_t n = random.below(9); n > 0; --n) text += "abbc"[random.below(4)];
    }
    const Pattern pattern(chosen.expression);
    std::vector<Place> expected;
    Pattern::Match match;
    for (std::size_t at = 0;
         pattern.search(text, at, text.size(), match) == Pattern::Outcome::found; at = match.end) {
      if (match.end - match.begin > chosen.max_length) continue;
      expected.emplace_back(match.begin, match.end);
    }
    const Found found = find(chosen, text);
    ASSERT_EQ(found.gave_up, 0U);
    ASSERT_EQ(places(found), expected) << "round " << round << ", " << chosen.expression;
    findings += expected.size();
  }
  EXPECT_GT(findings, 10000U);
}

TEST(RegexMatcher, GivesUpOnAWindowAndGoesOn) {
  const RegexSpec slow = spec("(a+)+b", {"a"}, 100);
  const std::string hard = std::string(950, 'a') + "!";
  const Found once = find(slow, hard + std::string(2000, '.') + "aab");
  EXPECT_GE(once.gave_up, 1U);
  EXPECT_EQ(places(once), (std::vector<Place>{{2951, 2954}}));
  // Each hard stretch costs a bounded number of windows.
  std::string text;
  for (int i = 0; i < 10; ++i) text += hard + std::string(2000, '.');
  const Found tenfold = find(slow, text + "aab");
  EXPECT_GE(tenfold.gave_up, 10U);
  EXPECT_LE(tenfold.gave_up, 10 * once.gave_up);
  EXPECT_EQ(tenfold.matches.size(), 1U);
}

TEST(RegexMatcher, CountsTheWindowsInTheReport) {
  const Detector detector = detector_of({regex_rule("(a+)+$", {"a"}, 100), rule_of({"so it"})});
  const std::string text = std::string(950, 'a') + "!\n\nAnd so it goes.";
  const Report report = detector.score(text);
  EXPECT_GE(report.regex_gave_up, 1U);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].rule, 1U);
}

TEST(RegexMatcher, ReadsTheFoldedTextOrTheSource) {
  Rule folded = regex_rule("\"\\w+\"", {"\""}, 30);
  Rule source = regex_rule("\u00AB\\w+\u00BB", {"\u00AB"}, 30);
  const std::string text = "\uFEFF7. A\u00ADb \u00ABpeace\u00BB\r\n\r\n- \u201Cwar\u201D";
  EXPECT_EQ(show(detector_of({folded}).score(text), text),
            "\uFEFF7. A\u00ADb [\u00ABpeace\u00BB]\r\n\r\n- [\u201Cwar\u201D]");
  EXPECT_EQ(show(detector_of({source}).score(text), text), text);  // folded away
  source.regex.on_source = true;
  EXPECT_EQ(show(detector_of({source}).score(text), text),
            "\uFEFF7. A\u00ADb [\u00ABpeace\u00BB]\r\n\r\n- \u201Cwar\u201D");
}

TEST(RegexMatcher, AntipatternsAreOfTokens) {
  Rule rule = regex_rule("\\d\\d\\d\\d year", {"year"}, 30);
  rule.antipatterns = {"in NUM year"};
  const std::string text = "in 1995 year, of [1995 year]";
  const std::string plain = testing::without_brackets(text);
  EXPECT_EQ(show(detector_of({rule}).score(plain), plain), text);
}

// An expression sees bytes; a finding holds whole characters.
TEST(RegexMatcher, FindingsHoldWholeCharacters) {
  const Detector behind = detector_of({regex_rule("year.", {"year"}, 9)});
  const Detector before = detector_of({regex_rule(".year", {"year"}, 9)});
  for (const std::string letter : {"x", "\u00E9", "\u20AC", "\U0001F600"}) {
    const std::string text = "x" + letter + "year" + letter + "x";
    EXPECT_EQ(show(behind.score(text), text), "x" + letter + "[year" + letter + "]x");
    EXPECT_EQ(show(before.score(text), text), "x[" + letter + "year]" + letter + "x");
  }
}

}  // namespace
}  // namespace calque
