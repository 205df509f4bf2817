// The style model: its file and its faults, its sections in a pack, and sums against a slow map.
#include "style_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "paths.h"
#include "random.h"

namespace calque {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Random;
using testing::resources;

using Weights = std::array<std::int16_t, kMostPairs>;
using Rows = std::map<std::vector<StyleSymbol>, Weights>;

StyleModel load(const std::string& content) {
  // Tests run side by side: each process has a file of its own.
  const std::string path =
      ::testing::TempDir() + "calque_style_" + std::to_string(::getpid()) + ".tsv";
  std::ofstream(path, std::ios::binary) << content;
  return StyleModel::load(path, resources()->symbols);
}

// Why a file is refused, without its path; "" where it isn't.
std::string refusal(const std::string& content) {
  try {
    load(content);
  } catch (const DataError& error) {
    std::string out;
    for (const Problem& problem : error.problems()) {
      out += std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " +
             problem.message + "\n";
    }
    return out;
  }
  return "";
}

StyleModel packed(const StyleModel& model) {
  PackWriter writer;
  model.write(writer);
  return StyleModel::from_pack(*Pack::from_bytes(writer.finish(), "test"));
}

std::string file_of(const Rows& rows) {
  std::string out = "n-gram\tone\ttwo\tthree\tfour\n";
  for (const auto& [ngram, weights] : rows) {
    for (std::size_t i = 0; i < ngram.size(); ++i) {
      out += (i == 0 ? "" : " ") + resources()->symbols.name(ngram[i]);
    }
    for (const std::int16_t weight : weights) out += "\t" + std::to_string(weight);
    out += "\n";
  }
  return out;
}

std::vector<StyleSymbol> named_symbols(std::size_t most) {
  std::vector<StyleSymbol> out;
  for (StyleSymbol symbol = 1; symbol < resources()->symbols.size() && out.size() < most;
       ++symbol) {
    if (!resources()->symbols.name(symbol).empty()) out.push_back(symbol);
  }
  return out;
}

Rows random_rows(Random& random, const std::vector<StyleSymbol>& symbols, std::size_t n) {
  Rows rows;
  while (rows.size() < n) {
    std::vector<StyleSymbol> ngram;
    for (std::size_t size = 1 + random.below(3); size > 0; --size)
      ngram.push_back(random.of(symbols));
    Weights weights;
    for (std::int16_t& weight : weights) {
      weight = static_cast<std::int16_t>(random.below(2 * StyleModel::kMostWeight + 1)) -
               StyleModel::kMostWeight;
    }
    rows.emplace(ngram, weights);
  }
  return rows;
}

// Sums of the n-grams that end at `begin` and behind it, one look-up after the other.
StyleSums slowly(const Rows& rows, const std::vector<StyleSymbol>& text, std::size_t begin) {
  StyleSums sums;
  for (std::size_t end = begin; end < text.size(); ++end) {
    ++sums.symbols;
    for (std::size_t n = 1; n <= 3 && n <= end + 1; ++n) {
      const auto last = text.begin() + static_cast<std::ptrdiff_t>(end) + 1;
      const auto found = rows.find({last - static_cast<std::ptrdiff_t>(n), last});
      if (found == rows.end()) continue;
      for (std::size_t i = 0; i < kMostPairs; ++i) sums.weights[i] += found->second[i];
    }
  }
  return sums;
}

void expect_equal(const StyleSums& got, const StyleSums& expected, const std::string& what) {
  EXPECT_EQ(got.symbols, expected.symbols) << what;
  EXPECT_EQ(got.weights, expected.weights) << what;
}

// Texts that hold many of the rows' n-grams, cut into parts at random.
void check(const StyleModel& model, const Rows& rows, Random& random,
           const std::vector<StyleSymbol>& symbols) {
  std::vector<StyleSymbol> text;
  StyleStream stream;
  for (int part = 0; part < 6; ++part) {
    const std::size_t begin = text.size();
    for (std::size_t n = random.below(12); n > 0; --n) {
      if (random.one_in(2) || rows.empty()) {
        text.push_back(random.of(symbols));
      } else {
        auto row = rows.begin();
        std::advance(row, random.below(rows.size()));
        text.insert(text.end(), row->first.begin(), row->first.end());
      }
    }
    StyleSums sums;
    model.add(std::span(text).subspan(begin), stream, sums);
    expect_equal(sums, slowly(rows, text, begin), "part " + std::to_string(part));
  }
}

// Small models have small tables, where probes run over the edge.
TEST(StyleModel, SumsAreThoseOfASlowMap) {
  Random random(17);
  const std::vector<StyleSymbol> all = named_symbols(10000);
  for (const std::size_t size : {1U, 2U, 3U, 5U, 6U, 7U, 13U, 30U, 62U, 100U, 1000U}) {
    for (int round = 0; round < 40; ++round) {
      const auto n = static_cast<std::ptrdiff_t>(4 + random.below(40));
      const std::vector<StyleSymbol> few(all.begin(), all.begin() + n);
      const std::vector<StyleSymbol>& symbols = round % 2 == 0 || size > 60 ? all : few;
      const Rows rows = random_rows(random, symbols, size);
      const StyleModel model = load(file_of(rows));
      check(model, rows, random, symbols);
      check(packed(model), rows, random, symbols);
      if (::testing::Test::HasFailure()) FAIL() << size << " rows, round " << round;
    }
  }
}

// Every n-gram of a model is found, wherever its slot lies.
TEST(StyleModel, EachRowIsFound) {
  Random random(23);
  const std::vector<StyleSymbol> symbols = named_symbols(10000);
  for (int round = 0; round < 300; ++round) {
    const Rows rows = random_rows(random, symbols, 1 + random.below(16));
    const StyleModel model = load(file_of(rows));
    for (const auto& [ngram, weights] : rows) {
      StyleStream stream;
      StyleSums sums;
      model.add(ngram, stream, sums);
      expect_equal(sums, slowly(rows, ngram, 0), file_of({{ngram, weights}}));
    }
    if (::testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST(StyleModel, TheLargestWeightsAddUp) {
  const std::string most = std::to_string(StyleModel::kMostWeight);
  const StyleModel model = load("n-gram\ta\tb\nof\t" + most + "\t-" + most + "\nof of\t" + most +
                                "\t-" + most + "\nof of of\t" + most + "\t-" + most + "\n");
  const std::vector<StyleSymbol> text(65536, resources()->symbols.by_name("of"));
  StyleStream stream;
  StyleSums sums;
  model.add(text, stream, sums);
  EXPECT_EQ(sums.weights[0], StyleModel::kMostWeight * (3 * 65536 - 3));
  EXPECT_EQ(sums.weights[1], -StyleModel::kMostWeight * (3 * 65536 - 3));
  EXPECT_EQ(sums.weights[2], 0);
}

TEST(StyleModel, WithoutWeightsSymbolsAreCounted) {
  const std::vector<StyleSymbol> text = {kEdgeSymbol, kNameSymbol, kNumberSymbol};
  for (const StyleModel& model : {StyleModel(), packed(StyleModel()), load("n-gram\tone\n")}) {
    StyleStream stream;
    StyleSums sums;
    model.add(text, stream, sums);
    model.add({}, stream, sums);
    expect_equal(sums, slowly({}, text, 0), "");
  }
  EXPECT_TRUE(StyleModel().pairs().empty());
}

TEST(StyleModel, ReadsItsFile) {
  const StyleModel model =
      load("# A remark\nn-gram\tnative\tl2\n<s> the\t1\t-4095\r\nNN of <name>\t4095\t0\n\n");
  EXPECT_THAT(model.pairs(), ElementsAre("native", "l2"));
  EXPECT_THAT(packed(model).pairs(), ElementsAre("native", "l2"));
}

TEST(StyleModel, FaultsAreToldWithTheirPlaces) {
  struct Row {
    const char* name;
    const char* content;
    const char* told;
  };
  const std::string head = "n-gram\tone\ttwo\n";
  const Row rows[] = {
      {"nothing wrong", "of\t1\t2\nof the\t3\t4\n", ""},
      {"an unknown symbol", "ferry\t1\t2\n", "2:1 must be one to three style symbols\n"},
      {"a capital letter", "Of\t1\t2\n", "2:1 must be one to three style symbols\n"},
      {"four symbols", "of the of the\t1\t2\n", "2:1 must be one to three style symbols\n"},
      {"two blanks", "of  the\t1\t2\n", "2:1 must be one to three style symbols\n"},
      {"a blank at the end", "of \t1\t2\n", "2:1 must be one to three style symbols\n"},
      {"no n-gram", "\t1\t2\n", "2:1 empty column\n"},
      {"a weight too few", "of\t1\n", "2:1 needs a weight for each pair\n"},
      {"a weight too many", "of\t1\t2\t3\n", "2:1 needs a weight for each pair\n"},
      {"too large", "of\t4096\t0\n", "2:4 must be a whole number from -4095 to 4095\n"},
      {"too small", "of\t0\t-4096\n", "2:6 must be a whole number from -4095 to 4095\n"},
      {"very large", "of\t99999999999\t0\n", "2:4 must be a whole number from -4095 to 4095\n"},
      {"no whole number", "of\t1.5\t0\n", "2:4 must be a whole number from -4095 to 4095\n"},
      {"no number", "of\t1\tx\n", "2:6 must be a whole number from -4095 to 4095\n"},
      {"a plus", "of\t+1\t0\n", "2:4 must be a whole number from -4095 to 4095\n"},
      {"no weight", "of\t\t0\n", "2:4 empty column\n"},
      {"twice", "of\t1\t2\nthe\t1\t2\nof\t1\t2\n", "4:1 n-gram listed twice\n"},
      {"several", "x y\t1\t2\nof\t1\t9999\nthe\t1\t2\nthe\t1\t2\n",
       "2:1 must be one to three style symbols\n"
       "3:6 must be a whole number from -4095 to 4095\n"
       "5:1 n-gram listed twice\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(refusal(head + row.content), row.told) << row.name;
  EXPECT_EQ(refusal("n-gram\ta\tb\tc\td\te\n"), "1:1 more pairs than four\n");
  EXPECT_EQ(refusal("n-gram\n"), "1:1 must have at least 2 columns\n");
}

TEST(StyleModel, AFileThatIsNotThereIsTold) {
  const std::string path = ::testing::TempDir() + "calque_no_such_style.tsv";
  EXPECT_THROW(StyleModel::load(path, resources()->symbols), DataError);
}

TEST(StyleModel, TheSameFileGivesTheSameSections) {
  Random random(3);
  const Rows rows = random_rows(random, named_symbols(500), 400);
  const auto bytes = [&] {
    PackWriter writer;
    load(file_of(rows)).write(writer);
    return writer.finish();
  };
  EXPECT_EQ(bytes(), bytes());
}

// --- sections of a pack --------------------------------------------------------------------------

struct Sections {
  std::string pairs = "one\ntwo\n";
  std::vector<Weights> singles = std::vector<Weights>(1024);
  std::vector<std::uint32_t> keys = {0, 1U << 12, 0, 0, 0};
  std::vector<Weights> weights = std::vector<Weights>(5);
};

std::string refusal(const Sections& sections) {
  PackWriter writer;
  writer.add("style/pairs", sections.pairs);
  writer.add("style/singles", Table<Weights>(sections.singles));
  writer.add("style/keys", Table<std::uint32_t>(sections.keys));
  writer.add("style/weights", Table<Weights>(sections.weights));
  try {
    StyleModel::from_pack(*Pack::from_bytes(writer.finish(), "test"));
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

TEST(StyleModel, DamagedSectionsAreRefused) {
  EXPECT_EQ(refusal(Sections{}), "");
  Sections more_pairs;
  more_pairs.pairs = "a\nb\nc\nd\ne\n";
  EXPECT_THAT(refusal(more_pairs), HasSubstr("more than four"));
  Sections fewer_weights;
  fewer_weights.weights.pop_back();
  EXPECT_THAT(refusal(fewer_weights), HasSubstr("aren't as many as the keys"));
  Sections fewer_singles;
  fewer_singles.singles.pop_back();
  EXPECT_THAT(refusal(fewer_singles), HasSubstr("aren't one a symbol"));
  Sections no_singles;
  no_singles.singles.clear();
  EXPECT_THAT(refusal(no_singles), HasSubstr("aren't one a symbol"));
  for (const std::size_t size : {1U, 2U, 4U, 6U, 7U}) {
    Sections uneven;
    uneven.keys.assign(size, 0);
    uneven.weights.assign(size, Weights{});
    EXPECT_NE(refusal(uneven), "") << size;
  }
  Sections full;
  full.keys = {1, 2, 3, 4, 0};
  EXPECT_NE(refusal(full), "");
  Sections last_used;
  last_used.keys.back() = 7;
  EXPECT_NE(refusal(last_used), "");
  Sections last_weighs;
  last_weighs.weights.back()[0] = 1;
  EXPECT_NE(refusal(last_weighs), "");
  for (const int weight : {4096, -4096, 32767, -32768}) {
    Sections large;
    large.weights[1][3] = static_cast<std::int16_t>(weight);
    EXPECT_THAT(refusal(large), HasSubstr("are too large")) << weight;
    Sections large_single;
    large_single.singles[9][0] = static_cast<std::int16_t>(weight);
    EXPECT_THAT(refusal(large_single), HasSubstr("are too large")) << weight;
  }
}

TEST(StyleModel, MissingSectionsAreRefused) {
  EXPECT_THROW(StyleModel::from_pack(*Pack::from_bytes(PackWriter().finish(), "test")), DataError);
}

TEST(StyleModel, TheShippedModelWeighsThePairs) {
  const StyleModel& model = resources()->style;
  EXPECT_THAT(model.pairs(), ::testing::Contains("native"));
}

}  // namespace
}  // namespace calque
