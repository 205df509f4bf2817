// A whole text as the style channel sees it: which units count, and whose an n-gram is.
#include "style_text.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "paths.h"
#include "random.h"
#include "rules.h"
#include "style.h"

namespace calque {
namespace {

using testing::Random;
using testing::resources;

const Detector& detector() {
  static const Detector made = Detector::with_own_rules(resources());
  return made;
}

std::string names(const StyleText& text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t unit = 0; unit < text.ends.size(); ++unit) {
    const std::size_t end = text.ends[unit];
    if (unit > 0) out += " | ";
    for (std::size_t i = begin; i < end; ++i) {
      out += (i == begin ? "" : " ") + resources()->symbols.name(text.symbols[i]);
    }
    begin = end;
  }
  return out;
}

TEST(StyleText, HeadingsAndShortLinesAreSkipped) {
  struct Row {
    const char* name;
    const char* text;
    const char* symbols;
  };
  const Row rows[] = {
      {"empty", "", ""},
      {"a paragraph", "It is of us that he is.", "<s> it is of us that he is"},
      {"a heading", "# On It And Us\n\nIt is of us.", " | <s> it is of us"},
      {"a point", "1. It is of us, and it was not.", "<s> it is of us and it was not"},
      {"a bullet", "- It is of us, and it was not.", "<s> it is of us and it was not"},
      {"short lines", "Of the\nTo him\nBy us\n", " |  | "},
      {"a heading between", "It is of us.\n\n## As It Was\n\nHe is with us.",
       "<s> it is of us |  | <s> he is with us"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(names(style_text(*resources(), row.text)), row.symbols) << row.name;
}

// What the detector reckons is what style_text says, weighed: unit by unit, the stream running on.
void check(const std::string& text) {
  const StyleText seen = style_text(*resources(), text);
  const Report report = detector().score(text);
  ASSERT_EQ(seen.ends.size(), report.units.size());
  StyleStream stream;
  StyleClasses classes{};
  std::size_t begin = 0;
  for (std::size_t unit = 0; unit < seen.ends.size(); ++unit) {
    StyleSums sums;
    const std::size_t size = seen.ends[unit] - begin;
    resources()->style.add(std::span(seen.symbols).subspan(begin, size), stream, sums);
    EXPECT_EQ(report.units[unit].style.symbols, size);
    EXPECT_EQ(report.units[unit].style.weights, sums.weights);
    for (std::size_t i = 0; i < size; ++i) {
      ++classes[resources()->symbols.class_of(seen.symbols[begin + i])];
    }
    begin = seen.ends[unit];
  }
  EXPECT_EQ(seen.symbols.size(), begin);
  EXPECT_EQ(report.classes, classes);
}

TEST(StyleText, SumsPerUnitAreThoseOfItsNGrams) {
  check("");
  check("It is of us.\n\n# Heading\n\nOf it.\n\n1. He is with us, and so on.\n\n- It was.");
  Random random(41);
  for (int round = 0; round < 200; ++round) {
    check(testing::random_text(random, 60));
    if (::testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

// The n-gram that runs from one paragraph into the next belongs to the next.
TEST(StyleText, NGramsRunAcrossUnits) {
  const auto sums = [](const std::string& text) {
    std::vector<StyleSums> out;
    for (const UnitSummary& unit : detector().score(text).units) out.push_back(unit.style);
    return out;
  };
  const std::string first = "It is of us that they would be here.";
  const std::string second = "We are not in the way of them.";
  const auto both = sums(first + "\n\n" + second);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].weights, sums(first)[0].weights);
  EXPECT_EQ(both[1].symbols, sums(second)[0].symbols);
  // A heading between them changes nothing.
  const auto parted = sums(first + "\n\n# Of It\n\n" + second);
  ASSERT_EQ(parted.size(), 3U);
  EXPECT_EQ(parted[1].symbols, 0U);
  EXPECT_EQ(parted[2].weights, both[1].weights);
}

// Two texts one after the other: nothing of the first is left.
TEST(StyleText, ATextIsScoredAlone) {
  const Detector::ScratchPointer scratch = detector().make_scratch();
  const std::string text = "It is of us that they would be here.";
  const Report first = detector().score(text, *scratch);
  detector().score("We are not in the way of them.", *scratch);
  const Report again = detector().score(text, *scratch);
  EXPECT_EQ(first.units[0].style.weights, again.units[0].style.weights);
  EXPECT_EQ(first.classes, again.classes);
}

// Typography that a publisher chooses is folded away.
TEST(StyleText, TypographyIsNoStyle) {
  const auto weights = [](const std::string& text) {
    return detector().score(text).units.front().style.weights;
  };
  const std::string plain = "He said that \"it is not ours\" -- and it wasn't.";
  const std::string set = "He said that \u201Cit is not ours\u201D\u2009\u2014 and it wasn\u2019t.";
  EXPECT_EQ(weights(plain), weights(set));
}

}  // namespace
}  // namespace calque
