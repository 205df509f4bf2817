// The index against looking for each literal by itself.
#include "literal_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random.h"

namespace calque {
namespace {

using Places = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Places found_by(const LiteralIndex& index, std::string_view text) {
  std::vector<LiteralIndex::Hit> hits;
  index.scan(text, hits);
  Places out;
  for (const LiteralIndex::Hit& hit : hits) out.emplace(hit.number, hit.place);
  EXPECT_EQ(out.size(), hits.size());
  EXPECT_TRUE(std::is_sorted(hits.begin(), hits.end()));
  return out;
}

TEST(LiteralIndex, FindsEachPlaceOnce) {
  LiteralIndex index;
  EXPECT_TRUE(found_by(index, "anything").empty());
  index.add("year", 0);
  index.add("ear", 1);
  index.add("e", 2);
  index.add("ye", 0);
  EXPECT_EQ(found_by(index, "yearye"), (Places{{0, 0}, {0, 4}, {1, 1}, {2, 1}, {2, 5}}));
  EXPECT_TRUE(found_by(index, "").empty());
  EXPECT_EQ(found_by(index, "e"), (Places{{2, 0}}));
}

TEST(LiteralIndex, LeavesAsciiAloneWhereNoLiteralIs) {
  LiteralIndex index;
  index.add("\u2116", 7);
  EXPECT_TRUE(found_by(index, "No. 7, and so on").empty());
  EXPECT_EQ(found_by(index, "the plant \u2116 7"), (Places{{7, 10}}));
}

TEST(LiteralIndex, FindsWhatAnHonestSearchFinds) {
  testing::Random random(5);
  const auto text_of = [&](std::size_t most) {
    std::string text;
    for (std::size_t n = random.below(most) + 1; n > 0; --n)
      text += "abc \xC2\xAB"[random.below(6)];
    return text;
  };
  std::size_t places = 0;
  for (int round = 0; round < 3000; ++round) {
    LiteralIndex index;
    std::vector<std::string> literals;
    for (std::uint32_t i = 0; i < 5; ++i) {
      literals.push_back(text_of(4));
      index.add(literals.back(), i);
    }
    const std::string text = text_of(60);
    Places expected;
    for (std::uint32_t i = 0; i < 5; ++i) {
      for (std::size_t at = text.find(literals[i]); at != std::string::npos;
           at = text.find(literals[i], at + 1)) {
        expected.emplace(i, static_cast<std::uint32_t>(at));
      }
    }
    ASSERT_EQ(found_by(index, text), expected) << text;
    places += expected.size();
  }
  EXPECT_GT(places, 10000U);
}

}  // namespace
}  // namespace calque
