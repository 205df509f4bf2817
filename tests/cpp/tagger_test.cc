// The tagger: tags of sentences, what it does with anything at all, and the same tags as in Python.
#include "tagger.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "fold.h"
#include "paths.h"
#include "segmenter.h"
#include "unicode.h"
#include "utf8.h"

namespace calque {
namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(testing::corpora() + "/en/lexicon");
  return loaded;
}

const Tagger& tagger() {
  static const Tagger loaded =
      Tagger::load(testing::corpora() + "/en/tagger/weights.tsv", lexicon());
  return loaded;
}

// A text's tokens with their tags, "The/DT house/NN".
std::string tagged(std::string_view text) {
  Segmenter segmenter = testing::resources()->segmenter.clone();
  Folded folded;
  fold(text, {0, static_cast<std::uint32_t>(text.size())}, folded);
  Segments segments;
  segmenter.segment(folded, segments);
  std::vector<Tag> tags(segments.tokens.size());
  Tagger::Scratch scratch;
  for (const TokenSpan& sentence : segments.sentences) {
    tagger().tag(folded.text, &segments.tokens[sentence.begin], sentence.size(),
                 &tags[sentence.begin], scratch);
  }
  std::string out;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const FoldedSpan span = segments.tokens[i].span;
    if (i > 0) out += ' ';
    out += folded.text.substr(span.begin, span.size()) + '/' + std::string(to_string(tags[i]));
  }
  return out;
}

TEST(Tagger, Sentences) {
  const std::pair<const char*, const char*> rows[] = {
      {"The parties discussed the implementation of the agreement.",
       "The/DT parties/NNS discussed/VBD the/DT implementation/NN of/IN the/DT agreement/NN "
       "./PUNCT"},
      {"The measures that were discussed on Monday have been adopted.",
       "The/DT measures/NNS that/WDT were/VBD discussed/VBN on/IN Monday/NNP have/VBP been/VBN "
       "adopted/VBN ./PUNCT"},
      {"We don't know what they want to say.",
       "We/PRP do/VBP n't/RB know/VB what/WP they/PRP want/VBP to/TO say/VB ./PUNCT"},
      {"It is expected that the country's army will leave.",
       "It/PRP is/VBZ expected/VBN that/IN the/DT country/NN 's/POS army/NN will/MD leave/VB "
       "./PUNCT"},
      {"The new status will be enshrined in the constitution.",
       "The/DT new/JJ status/NN will/MD be/VB enshrined/VBN in/IN the/DT constitution/NN ./PUNCT"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(tagged(text), expected);
}

TEST(Tagger, TagsAnything) {
  for (const std::string_view text :
       {"\xFF\xFE", "\u0416\u0437 \u4F60\u597D \U0001F600", "((((", "a", "3.14 7 600,000",
        "https://example.com/a?b=c joe@example.com", "'s 's 's", "\u00C9t\u00E9 \u0130"}) {
    EXPECT_EQ(tagged(text).find("/ "), std::string::npos) << text;
  }
  Tagger::Scratch scratch;
  tagger().tag("", nullptr, 0, nullptr, scratch);
}

TEST(Tagger, ManyThreadsGiveTheSame) {
  const std::string text = "The delegation stressed that new houses need work, didn't it?";
  const std::string expected = tagged(text);
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& result : got) {
    threads.emplace_back([&result, &text] {
      for (int i = 0; i < 20; ++i) result = tagged(text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : got) EXPECT_EQ(result, expected);
}

struct Closer {
  void operator()(std::FILE* pipe) const { pclose(pipe); }
};

// The tags that the Python tagger gives to sentences of the treebank, compared one by one.
TEST(Tagger, SameAsInPython) {
  const std::filesystem::path root = std::filesystem::path(testing::corpora()).parent_path();
  const std::filesystem::path treebank = root.parent_path() / "shared" / "treebank";
  if (!std::filesystem::exists(treebank)) GTEST_SKIP() << "no treebank beside the repository";
  const std::string command = "cd '" + root.string() +
                              "' && PYTHONPATH=python .venv/bin/python -m "
                              "calque.training.tag_treebank --treebank '" +
                              treebank.string() + "' 2>/dev/null";
  const std::unique_ptr<std::FILE, Closer> pipe(popen(command.c_str(), "r"));
  ASSERT_NE(pipe, nullptr);

  std::string text;
  std::vector<Token> tokens;
  std::vector<std::string> expected;
  std::vector<Tag> tags;
  Tagger::Scratch scratch;
  std::size_t compared = 0;
  char line[4096];
  while (std::fgets(line, sizeof line, pipe.get()) != nullptr) {
    std::string_view row(line);
    row.remove_suffix(1);
    if (!row.empty()) {
      const std::size_t tab = row.find('\t');
      const std::string_view form = row.substr(0, tab);
      Token token;
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += form;
      token.span.end = static_cast<std::uint32_t>(text.size());
      token.capital = is_upper(decode_utf8(form, 0).code_point);
      token.space_before = row[tab + 1] == '1';
      token.space_after = row[tab + 3] == '1';
      tokens.push_back(token);
      expected.emplace_back(row.substr(tab + 5));
      continue;
    }
    tags.resize(tokens.size());
    tagger().tag(text, tokens.data(), tokens.size(), tags.data(), scratch);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      ASSERT_EQ(to_string(tags[i]), expected[i])
          << text.substr(tokens[i].span.begin, tokens[i].span.size()) << " in " << text;
      ++compared;
    }
    text.clear();
    tokens.clear();
    expected.clear();
  }
  if (compared == 0) GTEST_SKIP() << "the Python tagger can't be run";
  EXPECT_GT(compared, 20000U);
}

TEST(Tagger, FaultsOfWeights) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / "calque-tagger-test-weights.tsv";
  std::ofstream(path) << "# comment\n"
                         "t1=DT\tNN:5\n"
                         "t1=QQ\tNN:5\n"
                         "t1=DT w0=blorfed\tNN:5\n"
                         "z9=1\tNN:5\n"
                         "t1=NN\tNN:x\n"
                         "t1=DT\tNN:6\n"
                         "s0=NN|VB s1=<edge>\tNN:6\tXX:3\n"
                         "bare\tNN:1\n";
  std::vector<std::string> faults;
  try {
    (void)Tagger::load(path.string(), lexicon());
  } catch (const DataError& error) {
    for (const Problem& problem : error.problems()) {
      faults.push_back(std::to_string(problem.line) + ": " + problem.message);
    }
  }
  std::filesystem::remove(path);
  EXPECT_EQ(faults, (std::vector<std::string>{
                        "3: \"t1=QQ\" isn't known; are lexicon and weights of an age?",
                        "4: \"w0=blorfed\" isn't known; are lexicon and weights of an age?",
                        "5: no feature is named \"z9\"",
                        "6: must be tag:weight, a whole number from -32768 to 32767 but not 0",
                        "7: feature listed twice", "8: unknown tag \"XX\"",
                        "9: must be name=value, blanks between several"}));
}

}  // namespace
}  // namespace calque
