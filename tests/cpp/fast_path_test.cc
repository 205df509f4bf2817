// The fast path and ICU must cut alike: on texts made of what the break rules care about, and on
// corpus text where it is present.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "fold.h"
#include "paths.h"
#include "segmenter.h"
#include "units.h"

namespace calque {
namespace {

std::string describe(const std::string& text, const Segments& segments) {
  std::string out;
  for (const TokenSpan sentence : segments.sentences) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = segments.tokens[i];
      out += text.substr(token.span.begin, token.span.size());
      out += "/" + std::to_string(static_cast<int>(token.kind)) + (token.clitic ? "c" : "") +
             (token.capital ? "C" : "") + (token.space_before ? "<" : "") +
             (token.space_after ? ">" : "") + " ";
    }
    out += "|";
  }
  return out;
}

class FastPath : public ::testing::Test {
 protected:
  // Compares both paths on one folded ASCII text; false where they differ.
  bool same(const std::string& source) {
    fold(source, {0, static_cast<std::uint32_t>(source.size())}, folded_);
    if (!folded_.ascii) return true;
    segmenter_.segment(folded_, fast_);
    segmenter_.segment_by_icu(folded_, slow_);
    EXPECT_EQ(describe(folded_.text, fast_), describe(folded_.text, slow_)) << source;
    return !HasFailure();
  }

  Segmenter segmenter_{testing::resources()->segmentation};
  Folded folded_;
  Segments fast_;
  Segments slow_;
};

TEST_F(FastPath, EqualsIcuOnRandomPieces) {
  const std::vector<std::string> pieces{
      "a",    "Z",      "_",          "7",    "42",    " ",      "  ",    ".",    "..",    ",",
      "'",    "\"",     ")",          "(",    "]",     "}",      "?",     "!",    "-",     "--",
      "@",    ":",      "://",        "/",    "http",  "https",  "www",   "ftp",  "HTTP",  "<",
      ">",    "$",      "+",          "e.g.", "U.S.",  "Mr",     "Ph.D.", "No",   "don't", "Dr.",
      "it's", "N'T",    "'s",         "%",    "\x01",  "\x7f",   "\t",    "\n",   "#",     "*",
      "[",    "{",      "joe@ex.com", "3.5",  "1,000", "I. ",    "A.",    "The ", "the ",  ". ",
      "?) ",  ".\" ",   ";",          "&",    "\\",    "=",      "^",     "~",    "|",     "`",
      "x.y",  "a.b.c.", "3a",         "a3",   "'90s",  "o'clock"};
  std::mt19937 random(20251121);
  std::uniform_int_distribution<std::size_t> which(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 24);
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    for (int n = length(random); n > 0; --n) text += pieces[which(random)];
    ASSERT_TRUE(same(text));
  }
}

TEST_F(FastPath, EqualsIcuOnRandomBytes) {
  std::mt19937 random(28);
  std::uniform_int_distribution<int> byte(1, 127);
  std::uniform_int_distribution<int> length(1, 200);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int n = length(random); n > 0; --n) text += static_cast<char>(byte(random));
    ASSERT_TRUE(same(text));
  }
}

// CALQUE_CORPUS_TEXT names a plain text; the Python suite makes one from ../shared/corpora.
TEST_F(FastPath, EqualsIcuOnCorpusText) {
  const char* path = std::getenv("CALQUE_CORPUS_TEXT");
  if (path == nullptr) GTEST_SKIP() << "CALQUE_CORPUS_TEXT names no corpus text";
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  ASSERT_FALSE(text.empty()) << path;
  UnitReader units(text);
  Unit unit;
  while (units.next(unit)) {
    ASSERT_TRUE(same(text.substr(unit.body.begin, unit.body.size())));
  }
}

}  // namespace
}  // namespace calque
