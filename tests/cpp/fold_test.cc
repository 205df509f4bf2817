#include "fold.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "random.h"
#include "utf8.h"

namespace calque {
namespace {

using testing::Random;

Folded folded(std::string_view source) {
  Folded out;
  fold(source, {0, static_cast<std::uint32_t>(source.size())}, out);
  return out;
}

// The source behind the first place where `part` stands in the folded text.
std::string_view source_of(std::string_view source, std::string_view part) {
  const Folded out = folded(source);
  const auto at = static_cast<std::uint32_t>(out.text.find(part));
  const SourceSpan span = out.map.to_source({at, at + static_cast<std::uint32_t>(part.size())});
  return source.substr(span.begin, span.size());
}

TEST(Fold, Classes) {
  struct Row {
    const char* name;
    std::u32string_view code_points;
    const char* fold;  // nullptr: stays
  };
  constexpr char32_t kControls[] = {0x00, 0x01, 0x08, 0x0E, 0x1F, 0x7F};
  const Row rows[] = {
      {"line ends and tabs", U"\t\n\v\f\r", " "},
      {"Unicode line ends", U"\u0085\u2028\u2029", " "},
      {"Unicode spaces",
       U"\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F"
       U"\u205F\u3000",
       " "},
      {"soft hyphen", U"\u00AD", ""},
      {"zero width", U"\u034F\u180E\u200B\u200C\u200D\u2060\uFEFF", ""},
      {"invisible operators", U"\u2061\u2062\u2063\u2064", ""},
      {"direction marks",
       U"\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", ""},
      {"apostrophes", U"`\u00B4\u02B9\u02BC\u2032", "'"},
      {"single quotes", U"\u2018\u2019\u201A\u201B\u2039\u203A", "'"},
      {"double quotes", U"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2033\u301D\u301E", "\""},
      {"hyphens and minus", U"\u2010\u2011\u2012\u2043\u2212\uFE63\uFF0D", "-"},
      {"dashes", U"\u2013\u2014\u2015\u2E3A\u2E3B", "--"},
      {"ellipsis", U"\u2026", "..."},
      {"ligature ff", U"\uFB00", "ff"},
      {"ligature fi", U"\uFB01", "fi"},
      {"ligature fl", U"\uFB02", "fl"},
      {"ligature ffi", U"\uFB03", "ffi"},
      {"ligature ffl", U"\uFB04", "ffl"},
      {"ligatures st", U"\uFB05\uFB06", "st"},
      {"other controls stay", {kControls, 6}, nullptr},
      {"ASCII stays", U" !\"'()-.09AZaz~", nullptr},
      {"letters and marks stay", U"\u00E9\u0301\u0435\u4E2D\u00C6\u0132", nullptr},
      {"signs stay", U"\u20AC\u00BD\u2022\uFFFD\U0001F600", nullptr},
  };
  for (const Row& row : rows) {
    for (const char32_t c : row.code_points) {
      const char* fold = fold_of(c);
      const std::string place = std::string(row.name) + ", U+" + std::to_string(std::uint32_t{c});
      ASSERT_EQ(fold == nullptr, row.fold == nullptr) << place;
      if (fold != nullptr) {
        EXPECT_STREQ(fold, row.fold) << place;
      }

      std::string source = "a";
      append_utf8(source, c);
      source += "b";
      std::string expected = source;
      if (row.fold != nullptr) expected = "a" + std::string(row.fold) + "b";
      const Folded out = folded(source);
      EXPECT_EQ(out.text, expected) << place;
      EXPECT_EQ(out.invalid_sequences, 0U) << place;
      EXPECT_EQ(out.map.to_source({static_cast<std::uint32_t>(out.text.size() - 1),
                                   static_cast<std::uint32_t>(out.text.size())}),
                (SourceSpan{static_cast<std::uint32_t>(source.size() - 1),
                            static_cast<std::uint32_t>(source.size())}))
          << place;
    }
  }
}

TEST(Fold, Texts) {
  struct Row {
    const char* name;
    std::string_view source;
    std::string_view folded;
    bool ascii;
    std::uint32_t invalid;
  };
  const Row rows[] = {
      {"empty", "", "", true, 0},
      {"the header's example", "non\u2011aggression \u2014 \uFB01nal", "non-aggression -- final",
       true, 0},
      {"CR LF is one line end", "a\r\nb", "a b", true, 0},
      {"CR and LF alone", "a\rb\nc", "a b c", true, 0},
      {"LF CR are two", "a\n\rb", "a  b", true, 0},
      {"CR CR LF are two", "a\r\r\nb", "a  b", true, 0},
      {"BOM first and within", "\uFEFFpe\uFEFFace", "peace", true, 0},
      {"soft hyphens in a word", "set\u00ADtle\u00ADment", "settlement", true, 0},
      {"en dash between digits", "1994\u20131995", "1994-1995", true, 0},
      {"en dash after a digit only", "7\u2013b", "7--b", true, 0},
      {"en dash before a digit only", "a\u20137", "a--7", true, 0},
      {"en dash with blanks", "1994 \u2013 1995", "1994 -- 1995", true, 0},
      {"en dash first and last", "\u20137\u2013", "--7--", true, 0},
      {"en dash after a digit and something invisible", "4\u200B\u20135", "4-5", true, 0},
      {"em dash between digits", "1\u20142", "1--2", true, 0},
      {"letters stay, and their marks", "caf\u00E9 e\u0301", "caf\u00E9 e\u0301", false, 0},
      {"folded to ASCII throughout", "\u201Cyes\u201D\u2026", "\"yes\"...", true, 0},
      {"ill-formed bytes, one for each subpart", "a\xC0\xAF\xE2\x82z", "a\uFFFD\uFFFD\uFFFDz",
       false, 3},
      {"U+FFFD that was there is no fault", "\uFFFD", "\uFFFD", false, 0},
  };
  for (const Row& row : rows) {
    const Folded out = folded(row.source);
    EXPECT_EQ(out.text, row.folded) << row.name;
    EXPECT_EQ(out.ascii, row.ascii) << row.name;
    EXPECT_EQ(out.invalid_sequences, row.invalid) << row.name;
  }
}

TEST(Fold, SpansComeBack) {
  struct Row {
    const char* name;
    std::string_view source;
    std::string_view part;  // of the folded text
    std::string_view back;
  };
  const Row rows[] = {
      {"after a BOM", "\uFEFFpeace", "peace", "peace"},
      {"soft hyphen inside", "a set\u00ADtlement", "settlement", "set\u00ADtlement"},
      {"soft hyphens at the edges stay outside", "a\u00ADpeace\u00ADz", "peace", "peace"},
      {"CR LF inside", "root\r\ncauses", "root causes", "root\r\ncauses"},
      {"CR LF at the edge", "root\r\ncauses", "causes", "causes"},
      {"no-break space alone", "a\u00A0b", " ", "\u00A0"},
      {"quotes", "\u201Cpeace\u201D", "\"peace\"", "\u201Cpeace\u201D"},
      {"within quotes", "\u201Cpeace\u201D", "peace", "peace"},
      {"ligature's first half", "\uFB01nal", "f", "\uFB01"},
      {"ligature's second half", "\uFB01nal", "inal", "\uFB01nal"},
      {"a full stop of an ellipsis", "wait\u2026", "wait.", "wait\u2026"},
      {"the dash", "a \u2014 b", "--", "\u2014"},
      {"half of the dash", "a \u2014 b", "- b", "\u2014 b"},
      {"a letter of two bytes", "na\u00EFve", "na\u00EFve", "na\u00EFve"},
      {"bad bytes", "a\xE2\x82z", "\uFFFDz", "\xE2\x82z"},
  };
  for (const Row& row : rows) EXPECT_EQ(source_of(row.source, row.part), row.back) << row.name;
}

TEST(Fold, ReadsOnlyItsSpan) {
  // The CR LF, the en dash between digits and the euro sign are cut through by the span's end.
  const std::string_view source = "xx a\r\nb";
  Folded out;
  fold(source, {3, 5}, out);
  EXPECT_EQ(out.text, "a ");
  EXPECT_EQ(out.map.to_source({1, 2}), (SourceSpan{4, 5}));
  fold("7\u20138", {0, 4}, out);
  EXPECT_EQ(out.text, "7--");
  fold("a\u20AC", {0, 3}, out);
  EXPECT_EQ(out.text, "a\uFFFD");
  EXPECT_EQ(out.invalid_sequences, 1U);
}

// The oracle folds code point by code point and keeps the source bytes of each folded byte.
struct SlowFold {
  std::string text;
  std::vector<SourceSpan> bytes;
  std::uint32_t invalid = 0;
};

SlowFold fold_slowly(std::string_view source, SourceSpan span) {
  SlowFold out;
  const std::string_view text = source.substr(0, span.end);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::uint32_t at = span.begin; at < span.end;) {
    const Decoded c = decode_utf8(text, at);
    std::uint32_t length = c.length;
    std::string fold(text.substr(at, length));
    bool replaced = false;
    if (!c.valid) {
      ++out.invalid;
      fold = "\uFFFD";
      replaced = true;
    } else if (const char* form = fold_of(c.code_point)) {
      if (text.substr(at, 2) == "\r\n") length = 2;
      fold = form;
      const bool range = c.code_point == U'\u2013' && !out.text.empty() && digit(out.text.back()) &&
                         at + length < span.end && digit(text[at + length]);
      if (range) fold = "-";
      replaced = true;
    }
    for (std::uint32_t i = 0; i < fold.size(); ++i) {
      out.bytes.push_back(replaced ? SourceSpan{at, at + length} : SourceSpan{at + i, at + i + 1});
    }
    out.text += fold;
    at += length;
  }
  return out;
}

TEST(Fold, FoldsLikeASlowOne) {
  Random random(22);
  Folded out;  // reused, as the engine does
  for (int round = 0; round < 3000; ++round) {
    const std::string source = testing::random_text(random, 20);
    SourceSpan span;
    span.begin = static_cast<std::uint32_t>(random.below(source.size() + 1));
    span.end =
        span.begin + static_cast<std::uint32_t>(random.below(source.size() + 1 - span.begin));
    const SlowFold slow = fold_slowly(source, span);
    fold(source, span, out);
    ASSERT_EQ(out.text, slow.text) << "round " << round;
    ASSERT_EQ(out.invalid_sequences, slow.invalid) << "round " << round;
    bool ascii = true;
    for (const char c : slow.text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    ASSERT_EQ(out.ascii, ascii) << "round " << round;
    for (std::uint32_t from = 0; from < slow.bytes.size(); ++from) {
      for (std::uint32_t to = from + 1; to <= slow.bytes.size(); ++to) {
        const SourceSpan back = out.map.to_source({from, to});
        ASSERT_TRUE(back.begin == slow.bytes[from].begin && back.end == slow.bytes[to - 1].end)
            << "round " << round << ", folded [" << from << ", " << to << ")";
      }
    }
  }
}

}  // namespace
}  // namespace calque
