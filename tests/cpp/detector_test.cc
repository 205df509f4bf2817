// The whole pipeline: positions, order, what is counted, threads.
#include "detector.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "batch.h"
#include "fold.h"
#include "paths.h"
#include "problem.h"
#include "random.h"

namespace calque {
namespace {

Rule rule(const std::string& id, const std::string& pattern) {
  Rule made;
  made.id = id;
  made.file = "one.toml";
  made.patterns = {pattern};
  return made;
}

const Detector& detector() {
  static const Detector built = [] {
    Rule quoted = rule("one/quoted", "");
    quoted.patterns.clear();
    quoted.regex = {.expression = "\\xC2\\xAB[^\\xC2]+\\xC2\\xBB",
                    .literals = {"\xC2\xAB"},
                    .max_length = 60,
                    .on_source = true};
    Rule stray = rule("one/stray", "");
    stray.patterns.clear();
    stray.detection = Detection::mixed_script;
    Rule catastrophe = rule("one/slow", "");
    catastrophe.patterns.clear();
    catastrophe.regex = {.expression = "(q+)+r", .literals = {"qq"}, .max_length = 150};
    return Detector(testing::resources(),
                    {rule("one/expected", "it is expected that"), quoted, stray, catastrophe,
                     rule("one/final", "final decision")});
  }();
  return built;
}

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> out;
  for (const Finding& finding : detector().score(text).findings) {
    out.emplace_back(text.substr(finding.span.begin, finding.span.size()));
  }
  return out;
}

TEST(Detector, GivesAnEmptyReportForTextWithoutWords) {
  for (const char* text : {"", " ", "\n\n\t", "\xEF\xBB\xBF", "..."}) {
    const Report report = detector().score(text);
    EXPECT_TRUE(report.findings.empty()) << text;
    EXPECT_EQ(report.kind, TextKind::empty) << text;
  }
}

TEST(Detector, FindsThroughTypography) {
  using List = std::vector<std::string>;
  EXPECT_EQ(found("\xEF\xBB\xBFIt is expected that it rains."), List{"It is expected that"});
  EXPECT_EQ(found("And now, in the middle of the dry month, it is\r\nexpected\u00A0that it rains."),
            List{"it is\r\nexpected\u00A0that"});
  EXPECT_EQ(found("\U0001F600 It is ex\u00ADpected that."), List{"It is ex\u00ADpected that"});
  EXPECT_EQ(found("The \uFB01nal decision."), List{"\uFB01nal decision"});
  EXPECT_EQ(found("\xFF\xFE It is expected that\x80."), List{"It is expected that"});
  EXPECT_EQ(found("The company \u00ABVympel\u00BB paid."), List{"\u00ABVympel\u00BB"});
  EXPECT_EQ(found("The p\u0435ace treaty."), List{"p\u0435ace"});
}

TEST(Detector, CountsIllFormedBytes) {
  EXPECT_EQ(detector().score("a\xFF b\xE2\x82 c").invalid_sequences, 2U);
}

TEST(Detector, AnExpressionThatGivesUpIsCountedAndTheRestIsScored) {
  const std::string text = std::string(700, 'q') + " and it is expected that it ends.";
  const Report report = detector().score(text);
  EXPECT_GE(report.regex_gave_up, 1U);
  ASSERT_EQ(report.findings.size(), 1U);
}

TEST(Detector, TellsUnitAndSentence) {
  const Report report =
      detector().score("1. Rain. It is expected that. \n\n2. It is expected that.");
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(report.findings[0].unit, 0U);
  EXPECT_EQ(report.findings[0].sentence, 1U);
  EXPECT_EQ(report.findings[1].unit, 1U);
  EXPECT_EQ(report.findings[1].sentence, 2U);
  EXPECT_EQ(report.sentences, 3U);
}

// Whatever the text, a finding's source bytes fold to the words of its rule.
TEST(Detector, EveryFindingStandsAtItsPlace) {
  testing::Random random(28);
  std::size_t findings = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random.below(8); n > 0; --n) {
      text += testing::random_text(random, 6);
      text += random.one_in(2) ? "It is expected that" : " the \uFB01nal\u00A0decision ";
    }
    const Report report = detector().score(text);
    std::uint32_t last = 0;
    for (const Finding& finding : report.findings) {
      ASSERT_LE(finding.span.end, text.size());
      ASSERT_LE(last, finding.span.begin);
      last = finding.span.begin;
      ASSERT_TRUE(report.units[finding.unit].span.covers(finding.span));
      const std::string& id = detector().rules()[finding.rule].id;
      if (id != "one/expected" && id != "one/final") continue;
      Folded folded;
      fold(text, finding.span, folded);
      std::string words;
      for (const char c : lower(folded.text)) {
        if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
      }
      ASSERT_EQ(words, id == "one/expected" ? "it is expected that" : "final decision") << text;
      ++findings;
    }
  }
  EXPECT_GT(findings, 3000U);
}

TEST(Detector, WorkIsLinearInALineWithoutFullStop) {
  const auto steps = [](int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += "it is expected in the final decision and so on ";
    return static_cast<double>(detector().score(text).steps);
  };
  EXPECT_LE(steps(10000), 10.5 * steps(1000));
}

TEST(Detector, FindingsAreOrderedByPlaceThenByRule) {
  const Detector built(testing::resources(), {rule("one/c", "[it] goes"), rule("one/b", "so it"),
                                              rule("one/a", "so it goes"), rule("one/d", "so it")});
  std::string told;
  for (const Finding& finding : built.score("And so it goes.\n\nSo it is.").findings) {
    told += built.rules()[finding.rule].id + "@" + std::to_string(finding.span.begin) + "-" +
            std::to_string(finding.span.end) + " ";
  }
  EXPECT_EQ(told, "one/b@4-9 one/d@4-9 one/a@4-14 one/c@7-9 one/b@17-22 one/d@17-22 ");
}

TEST(Detector, SummarisesUnits) {
  const std::string_view text =
      "\uFEFFThe plan\r\n\r\n(iv) Don't go. They 7 left.\r\n\u2022 \u00C9t\u00E9";
  const Report report = detector().score(text);
  std::string told;
  for (const UnitSummary& unit : report.units) {
    told += std::string(to_string(unit.kind)) + "|" +
            std::string(text.substr(unit.label.begin, unit.label.size())) + "|" +
            std::string(text.substr(unit.span.begin, unit.span.size())) + "|" +
            std::to_string(unit.words) + "|" + std::to_string(unit.first_sentence) + "+" +
            std::to_string(unit.sentences) + "\n";
  }
  EXPECT_EQ(told,
            "heading||The plan|2|0+1\n"
            "numbered_point|iv|(iv) Don't go. They 7 left.|4|1+2\n"
            "bullet||\u2022 \u00C9t\u00E9|1|3+1\n");
  EXPECT_EQ(report.sentences, 4U);
}

TEST(Detector, TrialRulesRunOnlyWhereAsked) {
  Rule trial = rule("one/trial", "so it");
  trial.status = Status::trial;
  EXPECT_TRUE(Detector(testing::resources(), {trial}).score("So it goes.").findings.empty());
  EXPECT_EQ(
      Detector(testing::resources(), {trial}, WithTrial::yes).score("So it goes.").findings.size(),
      1U);
}

TEST(Detector, TellsAllRulesThatDoNotCompile) {
  Rule regex = rule("one/b", "so it");
  regex.regex = {.expression = "(a", .literals = {"a"}, .max_length = 9};
  try {
    const Detector built(testing::resources(), {rule("one/a", "so ("), regex, rule("one/c", "it")});
    ADD_FAILURE() << "compiled";
  } catch (const DataError& error) {
    ASSERT_EQ(error.problems().size(), 2U);
    EXPECT_EQ(error.problems()[0].rule, "one/a");
    EXPECT_EQ(error.problems()[1].rule, "one/b");
  }
}

// The length is looked at before any byte is.
TEST(Detector, RefusesATextThatIsTooLong) {
  const std::string_view text("x", kLongestText + 1);
  EXPECT_THROW(detector().score(text), std::length_error);
  EXPECT_THROW(score_batch(detector(), {"so", text, "it"}, 2), std::length_error);
}

// Everything in a report, so that none of it depends on threads or on the text before.
std::string described(const Report& report) {
  std::string out = to_string(report.kind);
  for (const std::uint64_t number :
       {report.counts.words, report.counts.function_words, report.counts.capitals,
        report.counts.numbers, report.counts.symbols, report.counts.tokens, report.sentences,
        report.invalid_sequences, report.regex_gave_up, report.steps}) {
    out += " " + std::to_string(number);
  }
  for (const Finding& finding : report.findings) {
    out += "\n" + std::to_string(finding.rule) + " " + std::to_string(finding.span.begin) + "-" +
           std::to_string(finding.span.end) + " " + std::to_string(finding.unit) + " " +
           std::to_string(finding.sentence);
  }
  for (const UnitSummary& unit : report.units) {
    out += "\n" + std::string(to_string(unit.kind)) + " " + std::to_string(unit.span.begin) + "-" +
           std::to_string(unit.span.end) + " " + std::to_string(unit.label.begin) + "-" +
           std::to_string(unit.label.end) + " " + std::to_string(unit.words) + " " +
           std::to_string(unit.first_sentence) + "+" + std::to_string(unit.sentences);
  }
  return out;
}

TEST(Batch, EqualsOneByOneInOrder) {
  testing::Random random(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) {
    texts.push_back("It is expected that " + testing::random_text(random, 30));
    if (random.one_in(9)) texts.back() = std::string(700, 'q');  // slow ones come in last
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<std::string> one_by_one;
  for (const std::string& text : texts) one_by_one.push_back(described(detector().score(text)));

  for (const unsigned threads : {0U, 1U, 2U, 7U, 1000U}) {
    const std::vector<Report> many = score_batch(detector(), views, threads);
    ASSERT_EQ(many.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      ASSERT_EQ(described(many[i]), one_by_one[i]) << threads << " threads, text " << i;
    }
  }
  EXPECT_TRUE(score_batch(detector(), {}, 0).empty());
  EXPECT_EQ(score_batch(detector(), {"so"}, 8).size(), 1U);
}

struct Kind {
  const char* text;
  TextKind kind;
};

TEST(LanguageGate, TellsWhatItCannotJudge) {
  const Kind rows[] = {
      {"The committee met on Tuesday and talked about the price of fish for an hour.",
       TextKind::english},
      {"Комитет собрался во вторник и час говорил о ценах на рыбу и о многом другом ещё.",
       TextKind::not_english},
      {"Der Ausschuss traf sich am Dienstag und sprach eine Stunde lang nur über Fischpreise.",
       TextKind::not_english},
      {"Anna Berg, Carl Dahl, Eva Falk, Gustav Holm, Ivar Jansson, Karin Lund, Maja Nyberg",
       TextKind::mostly_names},
      {"12 14.5 17 19 22 1,000 3 4 5 6 7 rain", TextKind::mostly_numbers},
      {"for (int i = 0; i < n; ++i) { a[i] = b[i] + c[i]; d[i] |= 1 << e[i]; } return a[0] == x;",
       TextKind::mostly_code},
      {"Hello there.", TextKind::too_short},
      {"", TextKind::empty}};
  for (const Kind& row : rows) {
    EXPECT_EQ(to_string(detector().score(row.text).kind), std::string(to_string(row.kind)))
        << row.text;
  }
}

}  // namespace
}  // namespace calque
