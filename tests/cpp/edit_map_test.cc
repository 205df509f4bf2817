#include "edit_map.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <vector>

#include "random.h"

namespace calque {

void PrintTo(const SourceSpan& span, std::ostream* out) {
  *out << "[" << span.begin << ", " << span.end << ")";
}

namespace {

using testing::Random;

struct Edit {
  std::uint32_t folded, folded_length, source, source_length;
};

EditMap map_of(std::uint32_t source_begin, const std::vector<Edit>& edits) {
  EditMap map;
  map.reset(source_begin);
  for (const Edit& e : edits) map.add(e.folded, e.folded_length, e.source, e.source_length);
  return map;
}

TEST(EditMap, RowsByHand) {
  struct Row {
    const char* name;
    std::uint32_t source_begin;
    std::vector<Edit> edits;
    FoldedSpan folded;
    SourceSpan source;
  };
  const Row rows[] = {
      {"no edit", 0, {}, {2, 5}, {2, 5}},
      {"no edit, a unit that begins later", 100, {}, {2, 5}, {102, 105}},
      {"before an edit", 0, {{4, 1, 4, 2}}, {1, 4}, {1, 4}},
      {"over an edit", 0, {{4, 1, 4, 2}}, {3, 6}, {3, 7}},
      {"the edit alone", 0, {{4, 1, 4, 2}}, {4, 5}, {4, 6}},
      {"behind an edit", 0, {{4, 1, 4, 2}}, {5, 6}, {6, 7}},
      {"begins inside an edit", 0, {{4, 3, 4, 1}}, {5, 8}, {4, 6}},
      {"ends inside an edit", 0, {{4, 3, 4, 1}}, {2, 6}, {2, 5}},
      {"begins and ends inside one edit", 0, {{4, 3, 4, 2}}, {5, 6}, {4, 6}},
      {"begins inside one, ends inside the next", 0, {{4, 3, 4, 1}, {7, 2, 5, 4}}, {6, 8}, {4, 9}},
      {"a deletion at the left edge stays outside", 0, {{4, 0, 4, 3}}, {4, 6}, {7, 9}},
      {"a deletion at the right edge stays outside", 0, {{4, 0, 4, 3}}, {2, 4}, {2, 4}},
      {"a deletion inside is taken in", 0, {{4, 0, 4, 3}}, {3, 5}, {3, 8}},
      {"two deletions side by side", 0, {{4, 0, 4, 3}, {4, 0, 7, 2}}, {4, 5}, {9, 10}},
      {"deletion, edit, deletion", 0, {{4, 0, 4, 2}, {4, 1, 6, 3}, {5, 0, 9, 2}}, {4, 5}, {6, 9}},
      {"an insertion alone", 0, {{4, 2, 4, 0}}, {4, 6}, {4, 4}},
      {"empty", 0, {{4, 1, 4, 2}}, {5, 5}, {6, 6}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(map_of(row.source_begin, row.edits).to_source(row.folded), row.source) << row.name;
  }
}

TEST(EditMap, ResetForgets) {
  EditMap map = map_of(7, {{0, 1, 7, 4}});
  EXPECT_EQ(map.edits(), 1U);
  map.reset(3);
  EXPECT_EQ(map.edits(), 0U);
  EXPECT_EQ(map.to_source({1, 2}), (SourceSpan{4, 5}));
}

// The oracle keeps for each folded byte the source bytes that it stands for.
TEST(EditMap, AnswersLikeOneNumberAByte) {
  Random random(21);
  for (int round = 0; round < 3000; ++round) {
    const auto begin = static_cast<std::uint32_t>(random.below(50));
    EditMap map;
    map.reset(begin);
    std::vector<SourceSpan> bytes;
    std::uint32_t source = begin;
    for (std::size_t n = random.below(9); n > 0; --n) {
      for (std::size_t plain = random.below(3); plain > 0; --plain, ++source) {
        bytes.push_back({source, source + 1});
      }
      const auto folded_length = static_cast<std::uint32_t>(random.below(4));
      const auto source_length = static_cast<std::uint32_t>(random.below(4) + 1);
      map.add(static_cast<std::uint32_t>(bytes.size()), folded_length, source, source_length);
      bytes.insert(bytes.end(), folded_length, {source, source + source_length});
      source += source_length;
    }
    for (std::uint32_t from = 0; from < bytes.size(); ++from) {
      ASSERT_EQ(map.to_source({from, from}), (SourceSpan{bytes[from].begin, bytes[from].begin}));
      for (std::uint32_t to = from + 1; to <= bytes.size(); ++to) {
        ASSERT_EQ(map.to_source({from, to}), (SourceSpan{bytes[from].begin, bytes[to - 1].end}))
            << "round " << round << ", folded [" << from << ", " << to << ")";
      }
    }
    const auto end = static_cast<std::uint32_t>(bytes.size());
    ASSERT_EQ(map.to_source({end, end}), (SourceSpan{source, source}));
  }
}

}  // namespace
}  // namespace calque
