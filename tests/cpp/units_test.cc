#include "units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "random.h"

namespace calque {
namespace {

using testing::Random;
using Strings = std::vector<std::string>;

std::string_view slice(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.size());
}

// "numbered_point 7: The body", for each unit.
Strings units_of(std::string_view text) {
  Strings out;
  UnitReader reader(text);
  Unit unit;
  while (reader.next(unit)) {
    EXPECT_TRUE(unit.span.covers(unit.body));
    EXPECT_EQ(unit.span.end, unit.body.end);
    EXPECT_LE(unit.span.end, text.size());
    out.push_back(to_string(unit.kind) + (unit.label.empty() ? "" : " " + std::string(unit.label)) +
                  ": " + std::string(slice(text, unit.body)));
  }
  return out;
}

struct Row {
  const char* name;
  std::string_view text;
  Strings units;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(units_of(row.text), row.units) << row.name;
}

TEST(Units, BlankLines) {
  check({
      {"empty", "", {}},
      {"blanks only", " \t\n\r\n \xC2\xA0 \n\v\f\n", {}},
      {"one sentence", "He left.", {"paragraph: He left."}},
      {"LF", "One.\n\nTwo.", {"paragraph: One.", "paragraph: Two."}},
      {"CR LF", "One.\r\n\r\nTwo.\r\n", {"paragraph: One.", "paragraph: Two."}},
      {"CR", "One.\r\rTwo.", {"paragraph: One.", "paragraph: Two."}},
      {"a blank line with blanks", "One.\n \t \nTwo.", {"paragraph: One.", "paragraph: Two."}},
      {"a blank line with NBSP", "One.\n\u00A0\nTwo.", {"paragraph: One.", "paragraph: Two."}},
      {"a blank line with narrow NBSP and zero-width space",
       "One.\n\u202F\u200B\nTwo.",
       {"paragraph: One.", "paragraph: Two."}},
      {"many blank lines", "\n\n\nOne.\n\n\n\nTwo.\n\n", {"paragraph: One.", "paragraph: Two."}},
      {"LINE SEPARATOR", "One.\u2028\u2028Two.", {"paragraph: One.", "paragraph: Two."}},
      {"PARAGRAPH SEPARATOR and NEL",
       "One.\u2029\u0085Two.",
       {"paragraph: One.", "paragraph: Two."}},
      {"BOM first", "\uFEFFOne.", {"paragraph: One."}},
      {"blanks around a line", "  \u00A0One. \t\u00A0 ", {"paragraph: One."}},
      {"ill-formed bytes are visible", "\xC2\n\n\xE2\x80", {"heading: \xC2", "heading: \xE2\x80"}},
  });
}

TEST(Units, NumberedPoints) {
  check({
      {"full stop", "7. Ukraine agrees.", {"numbered_point 7: Ukraine agrees."}},
      {"bracket behind", "7) Ukraine agrees.", {"numbered_point 7: Ukraine agrees."}},
      {"brackets", "(7) Ukraine agrees.", {"numbered_point 7: Ukraine agrees."}},
      {"two numbers", "2.1 Scope of work", {"numbered_point 2.1: Scope of work"}},
      {"two numbers, full stop", "2.1. Scope", {"numbered_point 2.1: Scope"}},
      {"three numbers", "2.1.13 Scope", {"numbered_point 2.1.13: Scope"}},
      {"three digits", "128. Scope", {"numbered_point 128: Scope"}},
      {"letter and bracket", "a) first", {"numbered_point a: first"}},
      {"letter in brackets", "(b) second", {"numbered_point b: second"}},
      {"letter and full stop", "c. third", {"numbered_point c: third"}},
      {"Roman, small", "iv) fourth", {"numbered_point iv: fourth"}},
      {"Roman in brackets", "(ii) second", {"numbered_point ii: second"}},
      {"Roman, large", "XVIII. Of peace", {"numbered_point XVIII: Of peace"}},
      {"NBSP behind", "7.\u00A0Text", {"numbered_point 7: Text"}},
      {"several blanks behind", "7. \t Text", {"numbered_point 7: Text"}},
      {"indented", "   7. Text", {"numbered_point 7: Text"}},
      {"one under the other",
       "1. Peace is made.\n2. Borders are open.",
       {"numbered_point 1: Peace is made.", "numbered_point 2: Borders are open."}},
      // What looks like a point and isn't
      {"a year", "2025. What a year it was.", {"paragraph: 2025. What a year it was."}},
      {"a date", "24.02.2022 was a Thursday.", {"paragraph: 24.02.2022 was a Thursday."}},
      {"a year in brackets", "(1995) Some text.", {"paragraph: (1995) Some text."}},
      {"a number without a stop", "10 people came.", {"paragraph: 10 people came."}},
      {"thousands", "1,000 people came.", {"paragraph: 1,000 people came."}},
      {"no blank behind", "7.Text is here.", {"paragraph: 7.Text is here."}},
      {"nothing behind", "7.", {"paragraph: 7."}},
      {"blanks only behind", "7. \u00A0 \n\nText.", {"paragraph: 7.", "paragraph: Text."}},
      {"a word in brackets", "(see) Text is here.", {"paragraph: (see) Text is here."}},
      {"a large letter", "A. Smith came.", {"paragraph: A. Smith came."}},
      {"two small letters", "ab) Text is here.", {"paragraph: ab) Text is here."}},
      {"an open bracket", "(7 Text is here.", {"paragraph: (7 Text is here."}},
      {"a bracket alone", "(", {"heading: ("}},
      {"a letter alone", "a", {"heading: a"}},
      {"six Roman digits", "XXVIII. Of peace.", {"paragraph: XXVIII. Of peace."}},
  });
}

TEST(Units, BulletsAndHeadings) {
  check({
      {"hyphen", "- one", {"bullet: one"}},
      {"star and plus", "* one\n+ two", {"bullet: one", "bullet: two"}},
      {"bullet signs",
       "\u2022 a\n\u25E6 b\n\u25AA c\n\u2023 d\n\u25CF e\n\u25A0 f\n\u00B7 g",
       {"bullet: a", "bullet: b", "bullet: c", "bullet: d", "bullet: e", "bullet: f", "bullet: g"}},
      {"dashes", "\u2013 a\n\u2014 b", {"bullet: a", "bullet: b"}},
      {"no blank behind", "-5 degrees here.", {"paragraph: -5 degrees here."}},
      {"two hyphens", "-- he said.", {"paragraph: -- he said."}},
      {"Markdown headings", "# One\n\n###### Six", {"heading: One", "heading: Six"}},
      {"seven signs", "####### Seven.", {"paragraph: ####### Seven."}},
      {"a tag", "#peace is near.", {"paragraph: #peace is near."}},
      {"signs only", "###", {"heading: ###"}},
      {"a line alone without a full stop",
       "The Plan\n\nIt is long.",
       {"heading: The Plan", "paragraph: It is long."}},
      {"twelve words are a heading",
       "one two three four five six seven eight nine ten eleven twelve",
       {"heading: one two three four five six seven eight nine ten eleven twelve"}},
      {"thirteen are not",
       "one two three four five six seven eight nine ten eleven twelve more",
       {"paragraph: one two three four five six seven eight nine ten eleven twelve more"}},
      {"a question", "Is it over?", {"paragraph: Is it over?"}},
      {"closing quotes are looked through",
       "\u201CIt is over.\u201D\n\n(He left.)",
       {"paragraph: \u201CIt is over.\u201D", "paragraph: (He left.)"}},
      {"an ellipsis", "It went on\u2026", {"paragraph: It went on\u2026"}},
      {"a colon leads on", "The terms:", {"heading: The terms:"}},
      {"short lines of one block",
       "Moscow\nSigned by\nall parties.",
       {"short_line: Moscow", "short_line: Signed by", "paragraph: all parties."}},
  });
}

TEST(Units, WrappedLines) {
  check({
      {"wrapped by an editor",
       "The parties agree that all ambiguities of\n"
       "the last thirty years will be considered\n"
       "settled.",
       {"paragraph: The parties agree that all ambiguities of\n"
        "the last thirty years will be considered\nsettled."}},
      {"wrapped, CR LF",
       "The parties agree that all ambiguities of\r\nthe last thirty years.",
       {"paragraph: The parties agree that all ambiguities of\r\nthe last thirty years."}},
      {"a wrapped point keeps its tail, the next point begins anew",
       "1. The parties agree that all ambiguities of\n"
       "   the last years will be considered settled.\n"
       "2. Peace.",
       {"numbered_point 1: The parties agree that all ambiguities of\n"
        "   the last years will be considered settled.",
        "numbered_point 2: Peace."}},
      {"a line that had room was ended on purpose",
       "He left.\n"
       "The parties agree that all ambiguities of the past are settled.",
       {"paragraph: He left.",
        "paragraph: The parties agree that all ambiguities of the past are settled."}},
      {"a colon ends a line",
       "The parties to this treaty do agree to this:\n"
       "all ambiguities are considered settled now.",
       {"short_line: The parties to this treaty do agree to this:",
        "paragraph: all ambiguities are considered settled now."}},
      {"a semicolon ends a line",
       "the withdrawal of all troops from the border;\nthe exchange of all prisoners of war.",
       {"paragraph: the withdrawal of all troops from the border;",
        "paragraph: the exchange of all prisoners of war."}},
      {"narrow lines are verse",
       "Roses are red,\nviolets are blue,\nand so on.",
       {"paragraph: Roses are red,", "paragraph: violets are blue,", "paragraph: and so on."}},
  });
  // Lines longer than an editor makes them are paragraphs, each for itself.
  const std::string line = "It is long" + std::string(111, 'x') + ".";
  EXPECT_EQ(units_of(line + "\n" + line), (Strings{"paragraph: " + line, "paragraph: " + line}));
}

TEST(Units, SpansHoldTheMarker) {
  const std::string_view text = "\uFEFF  (iv)\t One.  \r\n\r\n\u2022 Two\u00A0\n## Three ";
  UnitReader reader(text);
  Unit unit;
  for (const std::string_view span : {"(iv)\t One.", "\u2022 Two", "## Three"}) {
    ASSERT_TRUE(reader.next(unit));
    EXPECT_EQ(slice(text, unit.span), span);
  }
  EXPECT_FALSE(reader.next(unit));
  EXPECT_FALSE(reader.next(unit));
}

TEST(Units, APlanIsAListOfPoints) {
  std::string text = "The plan\n\n";
  Strings expected{"heading: The plan"};
  for (int i = 1; i <= 28; ++i) {
    const std::string body = "The parties will do what was agreed upon, part " + std::to_string(i);
    text += std::to_string(i) + ". " + body + ".\n";
    expected.push_back("numbered_point " + std::to_string(i) + ": " + body + ".");
  }
  EXPECT_EQ(units_of(text), expected);
}

// A block of lines is remembered only up to a limit; what stands behind it is not lost.
TEST(Units, ALongBlockLosesNoLine) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "line " + std::to_string(i) + "\n";
  const Strings units = units_of(text);
  ASSERT_EQ(units.size(), 10000U);
  EXPECT_EQ(units.front(), "short_line: line 0");
  EXPECT_EQ(units[4095], "short_line: line 4095");
  EXPECT_EQ(units[4096], "short_line: line 4096");
  EXPECT_EQ(units.back(), "short_line: line 9999");
}

bool only_blanks(std::string_view text) {
  const std::string_view blanks[] = {" ",      "\t",     "\v",     "\f",     "\n",
                                     "\r",     "\u00A0", "\u202F", "\uFEFF", "\u200B",
                                     "\u0085", "\u2028", "\u2029"};
  while (!text.empty()) {
    bool found = false;
    for (const std::string_view blank : blanks) {
      if (!text.starts_with(blank)) continue;
      text.remove_prefix(blank.size());
      found = true;
      break;
    }
    if (!found) return false;
  }
  return true;
}

TEST(Units, TogetherHoldAllThatIsVisible) {
  Random random(23);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = testing::random_text(random, 60);
    UnitReader reader(text);
    Unit unit;
    std::uint32_t end = 0;
    while (reader.next(unit)) {
      ASSERT_GE(unit.span.begin, end) << "round " << round;
      ASSERT_FALSE(unit.body.empty()) << "round " << round;
      ASSERT_TRUE(unit.span.covers(unit.body) && unit.span.end <= text.size()) << "round " << round;
      ASSERT_TRUE(only_blanks(slice(text, {end, unit.span.begin}))) << "round " << round;
      ASSERT_FALSE(only_blanks(slice(text, unit.body))) << "round " << round;
      end = unit.span.end;
    }
    ASSERT_TRUE(only_blanks(std::string_view(text).substr(end))) << "round " << round;
  }
}

// What no author writes is cut, and nothing of it is lost.
TEST(Units, LongParagraphsAreCut) {
  struct Case {
    const char* name;
    std::string piece;
    char last;  // of each unit but the last
  };
  const Case rows[] = {{"behind a sentence", "So it goes on and on. ", '.'},
                       {"at a blank", "on nation ", 'n'},
                       {"in letters", "soitgoes", 's'}};
  for (const Case& row : rows) {
    std::string text = "7. ";
    while (text.size() < 300'000) text += row.piece;
    UnitReader reader(text);
    Unit unit;
    std::size_t units = 0;
    std::size_t letters = 0;
    while (reader.next(unit)) {
      EXPECT_EQ(unit.kind, units == 0 ? UnitKind::numbered_point : UnitKind::paragraph) << row.name;
      EXPECT_EQ(unit.label, units == 0 ? "7" : "") << row.name;
      EXPECT_LE(unit.body.size(), 65536U) << row.name;
      EXPECT_EQ(text[unit.body.end - 1], row.last) << row.name;
      const std::string_view body =
          std::string_view(text).substr(unit.body.begin, unit.body.size());
      letters += body.size() - static_cast<std::size_t>(std::count(body.begin(), body.end(), ' '));
      ++units;
    }
    EXPECT_EQ(units, 5U) << row.name;
    EXPECT_EQ(letters,
              text.size() - 2 - static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')))
        << row.name;
  }
}

}  // namespace
}  // namespace calque
