// The checker of the rule contract, itself checked with one broken rule per promise, and the
// shipped rules.
#include "contract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "paths.h"
#include "rule_file.h"

namespace calque {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Rule sound() {
  Rule rule;
  rule.id = "one/first";
  rule.file = "one.toml";
  rule.line = 3;
  rule.patterns = {"it (is|was) expected {0-2} that"};
  rule.antipatterns = {"as it (is|was) expected {0-2} that"};
  rule.alternatives = {"we expect …"};
  rule.flagged = {"[It is expected that] rain comes.",
                  "Then [it was expected in May that] rain would come."};
  rule.passing = {"As it was expected that rain would come, we left.", "It is expected."};
  return rule;
}

std::vector<std::string> faults(const Rule& rule) {
  std::vector<std::string> out;
  for (const Problem& problem : check_contract(testing::resources(), {rule})) {
    out.push_back(problem.to_string());
  }
  return out;
}

TEST(Contract, ASoundRuleKeepsIt) { EXPECT_THAT(faults(sound()), IsEmpty()); }

TEST(Contract, APatternCompiles) {
  Rule rule = sound();
  rule.patterns = {"it (is expected"};
  const std::vector<std::string> told = faults(rule);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], ::testing::HasSubstr("one.toml:3: rule one/first: pattern: at character"));
}

TEST(Contract, AFlaggedExampleMatches) {
  Rule rule = sound();
  rule.flagged.push_back("[It expected that] rain comes.");
  EXPECT_THAT(faults(rule),
              ElementsAre("one.toml:3: rule one/first: flagged: \"[It expected that] rain comes.\""
                          ": marks \"It expected that\", but found is nothing"));
}

TEST(Contract, AFlaggedExampleMatchesAtItsMarkAndNowhereElse) {
  Rule rule = sound();
  rule.flagged = {"[It is expected] that rain comes.",
                  "[It is expected that] rain comes and it is expected that it goes."};
  EXPECT_THAT(
      faults(rule),
      ElementsAre("one.toml:3: rule one/first: flagged: \"[It is expected] that rain comes.\": "
                  "marks \"It is expected\", but found is \"It is expected that\"",
                  "one.toml:3: rule one/first: flagged: \"[It is expected that] rain comes and it "
                  "is expected that it goes.\": marks \"It is expected that\", but found is \"It "
                  "is expected that\", \"it is expected that\""));
}

TEST(Contract, AFlaggedExampleHasAMark) {
  Rule rule = sound();
  rule.flagged.push_back("It is expected that rain comes.");
  rule.flagged.push_back("[It is expected that rain comes.");
  EXPECT_THAT(faults(rule),
              ElementsAre("one.toml:3: rule one/first: flagged: \"It is expected that rain "
                          "comes.\": no span is marked with [ ]",
                          "one.toml:3: rule one/first: flagged: \"[It is expected that rain "
                          "comes.\": \"[\" without \"]\""));
}

TEST(Contract, APassingExampleDoesNotMatch) {
  Rule rule = sound();
  rule.passing.push_back("Now it is expected that rain comes.");
  EXPECT_THAT(faults(rule),
              ElementsAre("one.toml:3: rule one/first: passing: matches \"it is expected that\" in "
                          "\"Now it is expected that rain comes.\""));
}

TEST(Contract, AnAntipatternIsNeeded) {
  Rule rule = sound();
  rule.antipatterns.push_back("it is expected of us that");
  EXPECT_THAT(faults(rule),
              ElementsAre("one.toml:3: rule one/first: antipattern: no passing example needs \"it "
                          "is expected of us that\""));
}

TEST(Contract, AnAlternativeDoesNotMatch) {
  Rule rule = sound();
  rule.alternatives.push_back("it is expected now that …");
  EXPECT_THAT(faults(rule),
              ElementsAre("one.toml:3: rule one/first: alternatives: \"it is expected now that …\" "
                          "matches the rule itself: \"it is expected now that\""));
}

TEST(Contract, TrialRulesAreHeldToItToo) {
  Rule rule = sound();
  rule.status = Status::trial;
  rule.passing.push_back("It is expected that rain comes.");
  EXPECT_EQ(faults(rule).size(), 1U);
}

TEST(Contract, BracketsCanBeEscaped) {
  const MarkedText marked = parse_marked("\\[sic\\] [it is] so");
  EXPECT_EQ(marked.text, "[sic] it is so");
  EXPECT_THAT(marked.marks, ElementsAre(SourceSpan{6, 11}));
}

TEST(Contract, BracketsMustPair) {
  struct Row {
    const char* example;
    const char* message;
  };
  const Row rows[] = {{"a [b", "\"[\" without \"]\""},
                      {"a b]", "\"]\" without \"[\""},
                      {"a [b [c] d]", "\"[\" inside \"[\""},
                      {"a [b] c] d", "\"]\" without \"[\""},
                      {"a \\[b] c", "\"]\" without \"[\""}};
  for (const Row& row : rows) {
    try {
      parse_marked(row.example);
      ADD_FAILURE() << row.example;
    } catch (const std::invalid_argument& error) {
      EXPECT_STREQ(error.what(), row.message) << row.example;
    }
  }
}

TEST(Contract, MarksAreBytesOfThePlainText) {
  const MarkedText marked = parse_marked("\u00C9[t\u00E9] and [so] \\ on\\");
  EXPECT_EQ(marked.text, "\u00C9t\u00E9 and so \\ on\\");
  EXPECT_THAT(marked.marks, ElementsAre(SourceSpan{2, 5}, SourceSpan{10, 12}));
}

TEST(Contract, AnExpressionCompiles) {
  Rule rule = sound();
  rule.patterns = {};
  rule.antipatterns = {};
  rule.regex = {.expression = "(a", .literals = {"a"}, .max_length = 9};
  const std::vector<std::string> told = faults(rule);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], ::testing::HasSubstr("one.toml:3: rule one/first: regex: byte "));
}

// Other rules that match the same example don't matter; each fault stands at its key's line.
TEST(Contract, TellsAllFaultsOfAllRules) {
  Rule first = sound();
  first.key_lines = {{"passing", 9}, {"alternatives", 7}};
  first.passing.push_back("Now it was expected that rain comes.");
  first.alternatives.push_back("it is expected that it rains");
  Rule second = sound();
  second.id = "one/second";
  second.patterns = {"it is)"};
  second.antipatterns = {"so ("};
  Rule third = sound();
  third.id = "one/third";
  third.flagged.push_back("Nothing [here].");
  std::vector<std::string> told;
  for (const Problem& problem :
       check_contract(testing::resources(), {first, second, sound(), third})) {
    told.push_back(problem.to_string().substr(0, problem.to_string().find(": ", 30)));
  }
  EXPECT_THAT(told, ::testing::UnorderedElementsAre("one.toml:9: rule one/first: passing",
                                                    "one.toml:7: rule one/first: alternatives",
                                                    "one.toml:3: rule one/second: pattern",
                                                    "one.toml:3: rule one/second: antipattern",
                                                    "one.toml:3: rule one/third: flagged"));
}

TEST(Contract, ShippedRulesKeepIt) {
  std::vector<Problem> problems;
  const std::vector<Rule> rules =
      read_rules({testing::corpora() + "/ru/rules"}, testing::resources()->language, problems);
  for (const Problem& problem : check_contract(testing::resources(), rules)) {
    problems.push_back(problem);
  }
  for (const Problem& problem : problems) ADD_FAILURE() << problem.to_string();
  EXPECT_GE(rules.size(), 40U);
}

}  // namespace
}  // namespace calque
