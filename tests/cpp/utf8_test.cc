#include "utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "random.h"

namespace calque {
namespace {

using testing::Random;

// Table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte Sequences", as it is printed.
struct WellFormed {
  unsigned length;
  unsigned char low[4];
  unsigned char high[4];
};
constexpr WellFormed kWellFormed[] = {
    {1, {0x00}, {0x7F}},
    {2, {0xC2, 0x80}, {0xDF, 0xBF}},
    {3, {0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}},
    {3, {0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}},
    {3, {0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}},
    {3, {0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}},
    {4, {0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}},
    {4, {0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}},
    {4, {0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}},
};

// The slow oracle: the longest beginning of any row of the table.
Decoded decode_slowly(std::string_view text, std::size_t at) {
  unsigned longest = 1;
  for (const WellFormed& row : kWellFormed) {
    unsigned n = 0;
    while (n < row.length && at + n < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at + n]);
      if (byte < row.low[n] || byte > row.high[n]) break;
      ++n;
    }
    if (n == row.length) {
      constexpr unsigned kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
      char32_t value = static_cast<unsigned char>(text[at]) & kLeadBits[n];
      for (unsigned i = 1; i < n; ++i) {
        value = value * 64 + (static_cast<unsigned char>(text[at + i]) - 0x80U);
      }
      return {value, n, true};
    }
    longest = std::max(longest, n);
  }
  return {kReplacement, longest, false};
}

std::string to_string(const Decoded& c) {
  return std::to_string(static_cast<unsigned>(c.code_point)) + " from " + std::to_string(c.length) +
         (c.valid ? " valid" : " ill-formed");
}

std::u32string decode_all(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    EXPECT_GE(c.length, 1U);
    out += c.code_point;
    at += c.length;
  }
  return out;
}

TEST(Utf8, DecodesAsTheStandardSays) {
  struct Row {
    const char* name;
    std::string_view bytes;
    std::u32string_view code_points;
  };
  constexpr char32_t kFirst[] = {0};
  const Row rows[] = {
      {"ASCII", "a~", U"a~"},
      {"NUL", std::string_view("\0", 1), std::u32string_view(kFirst, 1)},
      {"first and last of two bytes", "\xC2\x80\xDF\xBF", U"\u0080\u07FF"},
      {"first and last of three bytes", "\xE0\xA0\x80\xEF\xBF\xBF", U"\u0800\uFFFF"},
      {"around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", U"\uD7FF\uE000"},
      {"first and last of four bytes", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", U"\U00010000\U0010FFFF"},
      {"U+FFFD itself is well-formed", "\xEF\xBF\xBD", U"\uFFFD"},
      {"stray continuation bytes", "\x80\xBF", U"\uFFFD\uFFFD"},
      {"bytes that never occur", "\xC0\xC1\xF5\xFF", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"overlong, two bytes", "\xC0\xAF", U"\uFFFD\uFFFD"},
      {"overlong, three bytes", "\xE0\x9F\xBF", U"\uFFFD\uFFFD\uFFFD"},
      {"overlong, four bytes", "\xF0\x8F\xBF\xBF", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"first and last surrogate", "\xED\xA0\x80\xED\xBF\xBF",
       U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"above U+10FFFF", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"cut off by the end, after one byte", "\xC3", U"\uFFFD"},
      {"cut off by the end, after two", "\xE2\x82", U"\uFFFD"},
      {"cut off by the end, after three", "\xF0\x9F\x98", U"\uFFFD"},
      {"cut off by a letter", "\xE2\x82z", U"\uFFFDz"},
      {"cut off by another lead", "\xF0\x9F\xE2\x82\xAC", U"\uFFFD\u20AC"},
      {"the standard's table 3-8",
       "a\xF1\x80\x80\xE1\x80\xC2"
       "b\x80"
       "c\x80\xBF"
       "d",
       U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd"},
  };
  for (const Row& row : rows) EXPECT_EQ(decode_all(row.bytes), row.code_points) << row.name;
}

TEST(Utf8, RefusesOnlyWhatTheTableRefuses) {
  std::string text;
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      for (const char* tail : {"", "\x80", "\x80\x80", "\xBF\xBF", "z"}) {
        text = {static_cast<char>(first), static_cast<char>(second)};
        text += tail;
        ASSERT_EQ(to_string(decode_utf8(text, 0)), to_string(decode_slowly(text, 0)))
            << first << " " << second;
      }
    }
  }
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const Decoded back = decode_utf8(text, 0);
    ASSERT_TRUE(back.valid && back.code_point == c && back.length == text.size())
        << static_cast<unsigned>(c);
  }
}

// Half of the bytes ASCII in runs, so that the counter's fast path begins and ends everywhere.
std::string random_bytes(Random& random, std::size_t length) {
  std::string text;
  while (text.size() < length) {
    if (random.one_in(3)) text.append(random.below(20), 'a');
    if (random.one_in(2)) text += random.of(testing::kTextPieces);
    text += static_cast<char>(random.below(256));
  }
  return text;
}

TEST(CodePointCounter, CountsLikeASlowOne) {
  Random random(20);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_bytes(random, random.below(120));
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < text.size(); at += decode_slowly(text, at).length) {
      begins.push_back(at);
    }
    CodePointCounter counter(text);
    for (std::size_t offset = 0; offset <= text.size() + 2; offset += random.below(12)) {
      const auto before = std::count_if(begins.begin(), begins.end(),
                                        [&](std::size_t begin) { return begin < offset; });
      ASSERT_EQ(counter.at(offset), static_cast<std::size_t>(before))
          << "round " << round << ", offset " << offset;
    }
  }
}

TEST(CodePointCounter, MayBeAskedTwiceAndBeyondTheEnd) {
  CodePointCounter counter("a\u20AC\U0001F600z");
  EXPECT_EQ(counter.at(0), 0U);
  EXPECT_EQ(counter.at(4), 2U);
  EXPECT_EQ(counter.at(4), 2U);
  EXPECT_EQ(counter.at(8), 3U);
  EXPECT_EQ(counter.at(99), 4U);
}

}  // namespace
}  // namespace calque
