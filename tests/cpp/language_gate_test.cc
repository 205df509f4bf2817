#include "language_gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "paths.h"
#include "problem.h"
#include "rules.h"

namespace calque {
namespace {

using ::testing::ElementsAre;

LanguageGate gate() {
  LanguageGate gate;
  gate.least_words = 10;
  gate.least_function_share = 0.25;
  gate.most_capital_share = 0.5;
  gate.most_number_share = 0.5;
  gate.most_symbol_share = 0.25;
  return gate;
}

TEST(LanguageGate, JudgesAtTheThresholds) {
  struct Row {
    const char* name;
    TextCounts counts;  // words, function words, capitals, numbers, symbols, tokens
    const char* kind;
  };
  const Row rows[] = {
      {"nothing", {}, "empty"},
      {"signs only", {0, 0, 0, 0, 9, 9}, "empty"},
      {"enough words", {10, 5, 0, 0, 0, 10}, "english"},
      {"one word too few", {9, 5, 0, 0, 0, 9}, "too_short"},
      {"function words enough", {100, 25, 0, 0, 0, 100}, "english"},
      {"one function word too few", {100, 24, 0, 0, 0, 100}, "not_english"},
      {"half of the words are capitals", {100, 24, 50, 0, 0, 100}, "not_english"},
      {"more are", {100, 24, 51, 0, 0, 100}, "mostly_names"},
      {"capitals with function words", {100, 25, 99, 0, 0, 100}, "english"},
      {"half are numbers", {50, 25, 0, 50, 0, 100}, "english"},
      {"more are", {50, 25, 0, 51, 0, 101}, "mostly_numbers"},
      {"a number alone", {0, 0, 0, 1, 0, 1}, "mostly_numbers"},
      {"few words, mostly numbers", {3, 2, 0, 4, 0, 7}, "mostly_numbers"},
      {"a quarter are signs", {75, 30, 0, 0, 25, 100}, "english"},
      {"more are", {74, 30, 0, 0, 26, 100}, "mostly_code"},
      {"few words, many signs", {9, 3, 0, 0, 90, 99}, "too_short"},
      {"counts beyond 32 bits",
       {10'000'000'000, 5'000'000'000, 0, 0, 0, 10'000'000'000},
       "english"},
  };
  for (const Row& row : rows)
    EXPECT_STREQ(to_string(gate().judge(row.counts)), row.kind) << row.name;
}

// What the counts are made of.
TEST(LanguageGate, CountsTokens) {
  struct Row {
    const char* name;
    const char* text;
    TextCounts counts;
  };
  const Row rows[] = {
      {"words, clitics included", "The cat don't sleep.", {5, 3, 0, 0, 0, 6}},
      {"capitals, not those that begin a sentence",
       "Ann met Bob. Carl met Dan.",
       {6, 0, 2, 0, 0, 8}},
      {"numbers", "7 cats, 3.5 dogs.", {2, 0, 0, 2, 0, 6}},
      {"signs and marks of code", "a = { b } + \u20AC", {2, 1, 0, 0, 5, 7}},
      {"addresses are neither", "See a.org now", {2, 1, 0, 0, 0, 3}},
      {"markers of points and bullets are not counted", "7. Cats\n- Dogs", {2, 0, 0, 0, 0, 2}},
      {"all units together", "Cats.\n\nDogs.", {2, 0, 0, 0, 0, 4}},
  };
  const Detector detector = testing::detector_of({});
  for (const Row& row : rows) {
    const TextCounts counts = detector.score(row.text).counts;
    EXPECT_EQ(counts.words, row.counts.words) << row.name;
    EXPECT_EQ(counts.function_words, row.counts.function_words) << row.name;
    EXPECT_EQ(counts.capitals, row.counts.capitals) << row.name;
    EXPECT_EQ(counts.numbers, row.counts.numbers) << row.name;
    EXPECT_EQ(counts.symbols, row.counts.symbols) << row.name;
    EXPECT_EQ(counts.tokens, row.counts.tokens) << row.name;
  }
}

// The faults of a folder that holds a gate.toml only.
std::vector<std::string> faults(const std::string& gate_toml) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(::testing::TempDir()) / "calque_language_gate_test";
  const fs::path folder = root / "en";
  fs::remove_all(root);
  fs::create_directories(folder);
  std::ofstream(folder / "gate.toml") << gate_toml;
  std::vector<std::string> told;
  try {
    load_gate(DataFiles(root.string()));
  } catch (const DataError& error) {
    for (const Problem& problem : error.problems()) {
      told.push_back(problem.to_string().substr(folder.string().size() + 1));
    }
  }
  fs::remove_all(root);
  return told;
}

TEST(LanguageGate, TellsAllFaultsOfItsFiles) {
  EXPECT_THAT(faults("least_words = \"ten\"\nleast_function_share = 0.2\n"
                     "most_capital_share = 1\nmost_symbol_share = true\nx = 1\n"),
              ElementsAre("function-words.txt: can't be read",
                          "gate.toml:1:1: least_words: must be a whole number",
                          "gate.toml:1:1: most_number_share: missing",
                          "gate.toml:4:1: most_symbol_share: must be a number",
                          "gate.toml:5:1: x: unknown key"));
}

TEST(LanguageGate, NamesEachMissingThreshold) {
  EXPECT_THAT(faults(""), ElementsAre("function-words.txt: can't be read",
                                      "gate.toml:1:1: least_words: missing",
                                      "gate.toml:1:1: least_function_share: missing",
                                      "gate.toml:1:1: most_capital_share: missing",
                                      "gate.toml:1:1: most_number_share: missing",
                                      "gate.toml:1:1: most_symbol_share: missing"));
}

}  // namespace
}  // namespace calque
