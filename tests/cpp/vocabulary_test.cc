// The hash table of words against a map, and its blindness to case.
#include "vocabulary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "random.h"

namespace calque {
namespace {

TEST(Vocabulary, KnowsWhatWasAddedAndNothingElse) {
  testing::Random random(3);
  Vocabulary vocabulary;
  std::map<std::string, std::uint32_t> slow;
  const std::string_view letters = "ab'-[{\xC3\xA9";
  const auto word = [&] {
    std::string made;
    for (std::size_t n = 1 + random.below(12); n > 0; --n)
      made += letters[random.below(letters.size())];
    return made;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string added = word();
    const std::uint32_t id = vocabulary.add(added);
    ASSERT_EQ(slow.emplace(added, id).first->second, id);
    const std::string asked = word();
    const auto known = slow.find(asked);
    ASSERT_EQ(vocabulary.find(asked), known == slow.end() ? 0 : known->second) << asked;
  }
  ASSERT_EQ(vocabulary.size(), slow.size() + 1);
  for (const auto& [added, id] : slow) ASSERT_EQ(vocabulary.word(id), added);
}

TEST(Vocabulary, FindsAsciiWordsInAnyCase) {
  Vocabulary vocabulary;
  const std::uint32_t id = vocabulary.add("ambiguities");
  EXPECT_EQ(vocabulary.find_ascii("Ambiguities"), id);
  EXPECT_EQ(vocabulary.find_ascii("AMBIGUITIES"), id);
  EXPECT_EQ(vocabulary.find("Ambiguities"), 0U);
  EXPECT_EQ(vocabulary.find_ascii("ambiguity"), 0U);
  // [ and { differ by the bit that tells A from a.
  const std::uint32_t bracket = vocabulary.add("[");
  EXPECT_EQ(vocabulary.find_ascii("{"), 0U);
  EXPECT_EQ(vocabulary.find_ascii("["), bracket);
}

}  // namespace
}  // namespace calque
