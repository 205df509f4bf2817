// Reading rule files: one broken file per promise, with the place and words of the fault.
#include "rule_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "paths.h"

namespace calque {
namespace {

using ::testing::ElementsAre;

const std::string kHead = "family = \"one\"\ntitle = \"One family\"\n";
const std::string kRule =
    "[[rule]]\n"
    "id = \"one/first\"\n"
    "pattern = \"it is expected that\"\n"
    "use = \"rate\"\n"
    "source = \"ожидается, что\"\n"
    "explanation = \"Long enough to be an explanation of what is odd.\"\n"
    "alternatives = [\"we expect …\"]\n"
    "register = [\"news\"]\n"
    "claim = \"own comparison\"\n"
    "flagged = [\"[It is expected that] rain comes.\", \"So [it is expected that] it rains.\"]\n"
    "passing = [\"It is expected.\", \"Rain is expected.\"]\n";

std::vector<std::string> faults(const std::string& text) {
  std::vector<Problem> problems;
  parse_rules(text, "one.toml", testing::resources()->language, problems);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(problem.to_string());
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(RuleFile, ReadsASoundRule) {
  std::vector<Problem> problems;
  const std::vector<Rule> rules =
      parse_rules(kHead + kRule, "one.toml", testing::resources()->language, problems);
  ASSERT_TRUE(problems.empty());
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].id, "one/first");
  EXPECT_EQ(rules[0].family, "one");
  EXPECT_EQ(rules[0].use, Use::rate);
  EXPECT_EQ(rules[0].status, Status::active);
  EXPECT_EQ(rules[0].line, 3U);
  EXPECT_EQ(rules[0].line_of("passing"), 13U);
}

struct Broken {
  const char* promise;
  const char* from;
  const char* to;
  const char* message;
  friend std::ostream& operator<<(std::ostream& out, const Broken& row) {
    return out << row.promise;
  }
};

class RuleFilePromise : public ::testing::TestWithParam<Broken> {};

TEST_P(RuleFilePromise, IsChecked) {
  const Broken& row = GetParam();
  EXPECT_THAT(faults(replaced(kHead + kRule, row.from, row.to)), ElementsAre(row.message));
}

INSTANTIATE_TEST_SUITE_P(
    All, RuleFilePromise,
    ::testing::Values(
        Broken{"known_keys", "use = ", "colour = \"red\"\nuse = ",
               "one.toml:6:1: rule one/first: colour: unknown key"},
        Broken{"known_head_keys", "title", "subtitle = \"x\"\ntitle",
               "one.toml:2:1: subtitle: unknown key"},
        Broken{"family_is_file_name", "family = \"one\"", "family = \"two\"",
               "one.toml:1:1: family: must be the file's name, \"one\""},
        Broken{"id_in_family", "one/first", "two/first",
               "one.toml:4:1: rule two/first: id: must be \"one/\" and a name of a-z, 0-9 and -"},
        Broken{"id_letters", "one/first", "one/First_Rule",
               "one.toml:4:1: rule one/First_Rule: id: must be \"one/\" and a name of a-z, 0-9 "
               "and -"},
        Broken{"use_is_known", "\"rate\"", "\"maybe\"",
               "one.toml:6:1: rule one/first: use: must be one of hit, rate, display, not "
               "\"maybe\""},
        Broken{"use_is_needed", "use = \"rate\"\n", "",
               "one.toml:3:1: rule one/first: use: missing"},
        Broken{"status_is_known", "use = ", "status = \"old\"\nuse = ",
               "one.toml:6:1: rule one/first: status: must be one of active, trial, not \"old\""},
        Broken{"register_is_known", "[\"news\"]", "[\"slang\"]",
               "one.toml:10:1: rule one/first: register: must be of official, diplomatic, legal, "
               "news, academic, technical, business, literary, general, not \"slang\""},
        Broken{"source_in_its_script", "ожидается, что", "ozhidaetsya",
               "one.toml:7:1: rule one/first: source: must name the construction in the letters "
               "of Russian"},
        Broken{"explanation_is_long_enough", "Long enough to be an explanation of what is odd.",
               "Odd.", "one.toml:8:1: rule one/first: explanation: needs at least 40 characters"},
        Broken{"two_flagged", ", \"So [it is expected that] it rains.\"", "",
               "one.toml:12:1: rule one/first: flagged: at least 2 are needed, there are 1"},
        Broken{"two_passing", ", \"Rain is expected.\"", "",
               "one.toml:13:1: rule one/first: passing: at least 2 are needed, there are 1"},
        Broken{"text_is_a_string", "claim = \"own comparison\"", "claim = 7",
               "one.toml:11:1: rule one/first: claim: must be a string"},
        Broken{"text_is_not_empty", "\"own comparison\"", "\" \"",
               "one.toml:11:1: rule one/first: claim: must not be empty"},
        Broken{"list_is_of_strings", "[\"we expect …\"]", "[1]",
               "one.toml:9:1: rule one/first: alternatives: must be a list of strings, none of "
               "them empty"},
        Broken{"one_kind", "use = ", "detector = \"mixed_script\"\nuse = ",
               "one.toml:5:1: rule one/first: pattern: a rule has one of pattern, regex and "
               "detector"},
        Broken{"literal_needs_regex", "use = ", "literal = \"xy\"\nuse = ",
               "one.toml:6:1: rule one/first: literal: belongs to a rule with a regex"},
        Broken{"literal_of_a_byte", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"x\"\nmax_length = 9",
               "one.toml:6:1: rule one/first: literal: \"x\" stands everywhere: at least two bytes "
               "are "
               "needed"},
        Broken{"regex_needs_literal", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nmax_length = 9",
               "one.toml:3:1: rule one/first: literal: missing: a regex needs it"},
        Broken{"one_kind_at_least", "pattern = \"it is expected that\"\n", "",
               "one.toml:3:1: rule one/first: pattern: a rule has one of pattern, regex and "
               "detector"},
        Broken{"detector_is_known", "pattern = \"it is expected that\"", "detector = \"magic\"",
               "one.toml:5:1: rule one/first: detector: must be one of mixed_script, "
               "lookalike_word, not \"magic\""},
        Broken{"antipattern_needs_words", "pattern = \"it is expected that\"",
               "detector = \"mixed_script\"\nantipattern = \"so\"",
               "one.toml:6:1: rule one/first: antipattern: belongs to a rule with a pattern or "
               "regex"},
        Broken{"place_is_known", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"xy\"\nmax_length = 9\non = \"page\"",
               "one.toml:8:1: rule one/first: on: must be one of folded, source, not \"page\""},
        Broken{"regex_needs_length", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"xy\"",
               "one.toml:3:1: rule one/first: max_length: missing: a regex needs it"},
        Broken{"length_is_a_whole_number", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"xy\"\nmax_length = 9.5",
               "one.toml:7:1: rule one/first: max_length: must be a whole number"},
        Broken{"length_is_positive", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"xy\"\nmax_length = 0",
               "one.toml:7:1: rule one/first: max_length: must be from 1 to 200"},
        Broken{"id_has_a_name", "one/first", "one/",
               "one.toml:4:1: rule one/: id: must be \"one/\" and a name of a-z, 0-9 and -"},
        Broken{"list_is_a_list", "[\"we expect …\"]", "\"we expect …\"",
               "one.toml:9:1: rule one/first: alternatives: must be a list of strings"},
        Broken{"list_is_not_empty", "[\"we expect …\"]", "[]",
               "one.toml:9:1: rule one/first: alternatives: must not be empty"},
        Broken{"pattern_list_is_of_strings", "\"it is expected that\"", "[\"so\", \"\"]",
               "one.toml:5:1: rule one/first: pattern: must be a list of strings, none of them "
               "empty"},
        Broken{"rules_are_tables", "[[rule]]", "[rule]",
               "one.toml:3:2: rule: must be a list of tables: [[rule]]"},
        Broken{"regex_length", "pattern = \"it is expected that\"",
               "regex = \"x+\"\nliteral = \"xy\"\nmax_length = 999",
               "one.toml:7:1: rule one/first: max_length: must be from 1 to 200"}),
    [](const auto& row) { return row.param.promise; });

TEST(RuleFile, TellsAllFaultsAtOnce) {
  std::string text = replaced(kHead + kRule, "\"rate\"", "\"maybe\"");
  text = replaced(text, "claim = \"own comparison\"\n", "");
  EXPECT_EQ(faults(text).size(), 2U);
}

TEST(RuleFile, NamesEachMissingKey) {
  for (const std::string key : {"id", "use", "source", "explanation", "alternatives", "register",
                                "claim", "flagged", "passing"}) {
    const std::size_t begin = kRule.find("\n" + key + " = ") + 1;
    const std::string text =
        kHead + kRule.substr(0, begin) + kRule.substr(kRule.find('\n', begin) + 1);
    const std::string rule = key == "id" ? "" : "rule one/first: ";
    EXPECT_THAT(faults(text), ElementsAre("one.toml:3:1: " + rule + key + ": missing"));
  }
  EXPECT_THAT(faults("title = \"One family\"\n" + kRule),
              ElementsAre("one.toml:1:1: family: missing"));
  EXPECT_THAT(faults("family = \"one\"\n" + kRule), ElementsAre("one.toml:1:1: title: missing"));
}

TEST(RuleFile, LeavesOutTheFaultyRuleOnly) {
  const std::string faulty = replaced(replaced(kRule, "one/first", "one/second"), "rate", "maybe");
  const std::string third = replaced(kRule, "one/first", "one/third");
  std::vector<Problem> problems;
  const std::vector<Rule> rules = parse_rules(kHead + kRule + faulty + third, "one.toml",
                                              testing::resources()->language, problems);
  EXPECT_EQ(problems.size(), 1U);
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].id, "one/first");
  EXPECT_EQ(rules[1].id, "one/third");
  EXPECT_EQ(rules[1].line_of("pattern"), 27U);
}

TEST(RuleFile, ReadsARegexAndATrial) {
  std::string text = replaced(kHead + kRule, "pattern = \"it is expected that\"",
                              "regex = 'x+'\nliteral = [\"xy\", \"yx\"]\nmax_length = 200\n"
                              "on = \"source\"\nantipattern = \"so\"\nstatus = \"trial\"\n"
                              "case = \"plan-28\"");
  std::vector<Problem> problems;
  const std::vector<Rule> rules =
      parse_rules(text, "one.toml", testing::resources()->language, problems);
  ASSERT_TRUE(problems.empty()) << problems[0].to_string();
  EXPECT_EQ(rules[0].regex.expression, "x+");
  EXPECT_THAT(rules[0].regex.literals, ElementsAre("xy", "yx"));
  EXPECT_EQ(rules[0].regex.max_length, 200U);
  EXPECT_TRUE(rules[0].regex.on_source);
  EXPECT_THAT(rules[0].antipatterns, ElementsAre("so"));
  EXPECT_EQ(rules[0].status, Status::trial);
  EXPECT_EQ(rules[0].case_name, "plan-28");
}

TEST(RuleFile, TellsWhereTomlIsBroken) {
  const std::vector<std::string> told = faults("family = \"one\"\ntitle = \n");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told[0].starts_with("one.toml:2:")) << told[0];
}

// Former bug: toml++ ran into undefined behaviour over letters outside quotes.
TEST(RuleFile, TellsLettersOutsideQuotes) {
  EXPECT_THAT(
      faults("family = \"one\"  # \u043e\u0434\u0438\u043d\n title = \u043e\u0434\u0438\u043d\n"),
      ElementsAre("one.toml:2:10: U+043E stands outside quotes and comments"));
  EXPECT_THAT(faults("family = \"\"\"\n\"\u043e\\\" \"\" \u043e\"\"\"\u3001 = 1\n"),
              ElementsAre("one.toml:2:13: U+3001 stands outside quotes and comments"));
  EXPECT_THAT(faults("family = \"one\"\ntitle = 0\"\u043E\""),
              ElementsAre("one.toml:2:11: U+043E stands outside quotes and comments"));
  EXPECT_THAT(faults("family = \"one\"\ntitle = 1[\"\u043E\"]"),
              ElementsAre("one.toml:2:12: U+043E stands outside quotes and comments"));
}

TEST(RuleFile, NeedsARule) {
  EXPECT_THAT(faults(kHead), ElementsAre("one.toml:1:1: rule: missing: the file has no [[rule]]"));
}

TEST(RuleFile, IdsAreUniqueOverFiles) {
  std::vector<Problem> problems;
  const Language& language = testing::resources()->language;
  std::vector<Rule> rules = parse_rules(kHead + kRule, "a/one.toml", language, problems);
  const std::vector<Rule> again = parse_rules(kHead + kRule, "b/one.toml", language, problems);
  rules.insert(rules.end(), again.begin(), again.end());
  require_unique_ids(rules, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].to_string(),
            "b/one.toml:4: rule one/first: id: stands already at a/one.toml:4");
  EXPECT_EQ(rules.size(), 1U);
}

// Folders on the disk: sorted by name, *.toml only, ids compared over all of them, all faults told.
TEST(RuleFile, ReadsFolders) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "calque_rule_file_test";
  fs::remove_all(folder);
  const auto write = [&](const std::string& path, const std::string& text) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
  };
  std::string two = replaced(replaced(kHead, "\"one\"", "\"two\"") + kRule, "one/first", "two/a");
  write("a/two.toml", replaced(two, "\"rate\"", "\"maybe\""));
  write("a/one.toml", kHead + kRule);
  write("a/README.md", "no rule");
  write("a/deeper/one.toml", "no rule");
  write("b/one.toml", kHead + kRule);
  fs::create_directories(folder / "empty");

  std::vector<Problem> problems;
  const std::vector<Rule> rules = read_rules(
      {(folder / "a").string(), (folder / "b" / "one.toml").string(), (folder / "empty").string()},
      testing::resources()->language, problems);
  std::vector<std::string> told;
  for (const Problem& problem : problems) {
    told.push_back(replaced(problem.to_string(), folder.string() + "/", ""));
  }
  EXPECT_THAT(told, ElementsAre("empty: no *.toml in this folder",
                                "a/two.toml:6:1: rule two/a: use: must be one of hit, rate, "
                                "display, not \"maybe\"",
                                "b/one.toml:4: rule one/first: id: stands already at " +
                                    (folder / "a" / "one.toml").string() + ":4"));
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].file, (folder / "a" / "one.toml").string());
  fs::remove_all(folder);
}

TEST(RuleFile, TellsWhatCannotBeRead) {
  std::vector<Problem> problems;
  read_rules({"/nowhere/one.toml"}, testing::resources()->language, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].to_string(), "/nowhere/one.toml: can't be read");
}

}  // namespace
}  // namespace calque
