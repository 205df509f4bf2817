// The lexicon's tables: what they say of words, and how their faults are told.
#include "lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "paths.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

const Lexicon& english() {
  static const Lexicon lexicon = Lexicon::load(testing::corpora() + "/en/lexicon");
  return lexicon;
}

TagSet set(std::initializer_list<Tag> tags) {
  TagSet out = 0;
  for (const Tag tag : tags) out |= bit(tag);
  return out;
}

Strings words(const Lexicon& lexicon, const std::vector<std::uint32_t>& ids) {
  Strings out;
  for (const std::uint32_t id : ids) out.emplace_back(lexicon.form(id));
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Lexicon, EachIdIsFoundByItsForm) {
  const Lexicon& lexicon = english();
  ASSERT_GT(lexicon.size(), 50000U);
  EXPECT_EQ(lexicon.form(0), "");
  for (std::uint32_t id = 1; id < lexicon.size(); ++id) {
    ASSERT_EQ(lexicon.id(lexicon.form(id)), id) << lexicon.form(id);
    if (id == 1) continue;
    const float before = lexicon.log_frequency(id - 1);
    ASSERT_GE(before, lexicon.log_frequency(id));  // the frequent first, then by their bytes
    if (before == lexicon.log_frequency(id)) {
      ASSERT_LT(lexicon.form(id - 1), lexicon.form(id));
    }
  }
}

TEST(Lexicon, UnknownFormsHaveIdZero) {
  for (const std::string_view form : {"", "blorfed", "Measures", "the ", "\xFF"}) {
    EXPECT_EQ(english().id(form), 0U) << form;
  }
  EXPECT_EQ(english().tags(0), 0U);
  EXPECT_TRUE(english().forms(0).empty());
  EXPECT_TRUE(english().lemmas(0).empty());
}

struct TagsRow {
  const char* form;
  TagSet tags;
};

TEST(Lexicon, TagsOfForms) {
  const TagsRow rows[] = {
      {"enshrined", set({Tag::VBD, Tag::VBN})},
      {"the", set({Tag::DT})},
      {"measures", set({Tag::NNS, Tag::VBZ})},
      {"implementation", set({Tag::NN})},
      {"n't", set({Tag::RB})},
      {"cannot", set({Tag::MD})},
      {"information", set({Tag::NN})},  // no plural "information"
      {",", set({Tag::PUNCT})},
  };
  for (const TagsRow& row : rows) {
    EXPECT_EQ(english().tags(english().id(row.form), false), row.tags) << row.form;
  }
}

TEST(Lexicon, NamesNeedACapital) {
  const std::uint32_t house = english().id("house");
  EXPECT_NE(english().tags(house, true) & bit(Tag::NNP), 0U);
  EXPECT_EQ(english().tags(house, false) & bit(Tag::NNP), 0U);
  const std::uint32_t moscow = english().id("moscow");
  EXPECT_EQ(english().tags(moscow, false), bit(Tag::NNP));  // nothing else is possible
}

TEST(Lexicon, FormsOfALemma) {
  const Lexicon& lexicon = english();
  const std::uint32_t enshrine = lexicon.id("enshrine");
  EXPECT_EQ(words(lexicon, lexicon.forms(enshrine)),
            (Strings{"enshrine", "enshrined", "enshrines", "enshrining"}));
  EXPECT_EQ(words(lexicon, lexicon.forms(enshrine, bit(Tag::VBG))), Strings{"enshrining"});
  const Strings be = words(lexicon, lexicon.forms(lexicon.id("be")));
  for (const char* form : {"am", "are", "been", "is", "was", "were", "'re", "'s"}) {
    EXPECT_NE(std::find(be.begin(), be.end(), form), be.end()) << form;
  }
}

TEST(Lexicon, LemmasOfAForm) {
  const Lexicon& lexicon = english();
  const std::uint32_t found = lexicon.id("found");
  EXPECT_EQ(words(lexicon, lexicon.lemmas(found)), (Strings{"find", "found"}));
  EXPECT_EQ(words(lexicon, lexicon.lemmas(found, bit(Tag::VBN))), Strings{"find"});
}

TEST(Lexicon, GuessesByEndAndShape) {
  const Lexicon& lexicon = english();
  EXPECT_NE(lexicon.guess("blorfication") & bit(Tag::NN), 0U);
  EXPECT_EQ(lexicon.guess("blorfication") & bit(Tag::VBD), 0U);
  EXPECT_NE(lexicon.guess("blorfly") & bit(Tag::RB), 0U);
  EXPECT_NE(lexicon.guess("blorfed") & bit(Tag::VBN), 0U);
  EXPECT_NE(lexicon.guess("Blorf") & bit(Tag::NNP), 0U);
  EXPECT_NE(lexicon.guess("1,250.5") & bit(Tag::CD), 0U);
  EXPECT_NE(lexicon.guess("https://example.com/x") & bit(Tag::ADD), 0U);
  for (const std::string_view token : {"x", "\u00E9", "\xFF", "@", "\u0416\u0437", "-"}) {
    EXPECT_NE(lexicon.guess(token), 0U) << token;
  }
}

TEST(Lexicon, FrequencyOrdersWords) {
  const Lexicon& lexicon = english();
  const auto frequency = [&](const char* form) { return lexicon.log_frequency(lexicon.id(form)); };
  EXPECT_GT(frequency("of"), frequency("country"));
  EXPECT_GT(frequency("country"), frequency("enshrined"));
  EXPECT_GT(frequency("enshrined"), Lexicon::kRare);
  EXPECT_EQ(lexicon.log_frequency(0), Lexicon::kRare);
}

TEST(Lexicon, TreebankCounts) {
  const std::uint32_t that = english().id("that");
  EXPECT_EQ(english().common(that), Tag::IN);
  EXPECT_GT(english().uses(that), english().common_uses(that));
  const std::uint32_t enshrined = english().id("enshrined");
  EXPECT_EQ(english().common(enshrined), Tag::none);
  EXPECT_EQ(english().uses(enshrined), 0U);
}

// Four small tables in a folder of their own.
class LexiconFaults : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("calque-lexicon-" +
               std::to_string(std::hash<std::thread::id>{}(std::this_thread::get_id())) +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    write("ewt.tsv", "# comment\nhouse\tNN:house:3\n:\tPUNCT:::9\n#\tSYM:#:2\n");
    write("inflections.tsv", "houses\tNNS:house\tVBZ:house\n");
    write("frequency.tsv", "house\t2.4\n");
    write("suffixes.tsv",
          "<address>\tADD:1\n<capital>\tNNP:1\n<capitals>\tNNP:1\n<digits>\tCD:1\n-\tNN:9\n"
          "-s\tNNS:3\tVBZ:1\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const char* name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  // Faults as "file:line:column: message".
  Strings faults() const {
    try {
      (void)Lexicon::load(folder_.string());
    } catch (const DataError& error) {
      Strings out;
      for (const Problem& problem : error.problems()) {
        out.push_back(std::filesystem::path(problem.file).filename().string() + ":" +
                      std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " +
                      problem.message);
      }
      return out;
    }
    return {};
  }

  std::filesystem::path folder_;
};

TEST_F(LexiconFaults, SmallTablesAreSound) {
  ASSERT_EQ(faults(), Strings{});
  const Lexicon lexicon = Lexicon::load(folder_.string());
  EXPECT_EQ(lexicon.size(), 5U);  // 0 # : house houses
  EXPECT_EQ(lexicon.tags(lexicon.id(":")), bit(Tag::PUNCT));
  EXPECT_EQ(lexicon.tags(lexicon.id("#")), bit(Tag::SYM));
  EXPECT_EQ(words(lexicon, lexicon.forms(lexicon.id("house"))), (Strings{"house", "houses"}));
  EXPECT_EQ(lexicon.guess("blorfs"), set({Tag::NNS, Tag::VBZ}));
  EXPECT_EQ(lexicon.guess("s"), bit(Tag::NN));  // a suffix is shorter than its word
}

TEST_F(LexiconFaults, AllAreTold) {
  write("ewt.tsv", "house\tNN:house\n\nhome\tQQ:home:2\nhome\tNN:home:1\nhut\tNN:hut:0\nalone\n");
  write("frequency.tsv", "house\tmuch\n");
  write("suffixes.tsv", "-\tNN:9\n-tions\tNN:4\n");
  EXPECT_EQ(faults(),
            (Strings{"ewt.tsv:1:7: must be tag:lemma:count", "ewt.tsv:3:6: unknown tag \"QQ\"",
                     "ewt.tsv:4:1: form listed twice", "ewt.tsv:5:5: must be tag:lemma:count",
                     "ewt.tsv:6:1: must have at least 2 columns",
                     "frequency.tsv:1:7: must be a log10 frequency per million, -9 to 6",
                     "suffixes.tsv:2:1: must be - and up to four ASCII letters, or one of "
                     "<address> <digits> <capitals> <capital>"}));
}

TEST_F(LexiconFaults, MissingFilesAndRows) {
  std::filesystem::remove(folder_ / "ewt.tsv");
  write("suffixes.tsv", "<address>\tADD:1\n<capital>\tNNP:1\n<capitals>\tNNP:1\n");
  EXPECT_EQ(faults(), (Strings{"ewt.tsv:0:0: can't be read", "suffixes.tsv:0:0: missing",
                               "suffixes.tsv:0:0: missing"}));
}

}  // namespace
}  // namespace calque
