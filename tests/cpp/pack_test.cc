// Packs: what is written can be read, and what is damaged is refused with a reason.
#include "pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "contract.h"
#include "detector.h"
#include "pack_builder.h"
#include "paths.h"
#include "random.h"
#include "resources.h"

namespace calque {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kSizeAt = 16;  // of the header
constexpr std::size_t kChecksumAt = 24;

std::string file_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

const std::string& small_pack() {
  static const std::string bytes = file_bytes(CALQUE_SMALL_PACK);
  return bytes;
}

// Why a pack is refused; "" where it isn't.
std::string refusal(std::string bytes) {
  try {
    const auto resources = Resources::from_bytes(std::move(bytes), "test.calque");
    Detector::with_own_rules(resources, {}, WithTrial::yes).score("It is the measures of it.");
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

// Makes size and checksum fit again.
std::string mended(std::string bytes) {
  const auto put = [&bytes](std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i) bytes.at(at + i) = static_cast<char>(value >> (8 * i));
  };
  put(kSizeAt, bytes.size());
  put(kChecksumAt, pack_checksum(std::string_view(bytes).substr(kChecksumAt + 8)));
  return bytes;
}

TEST(Pack, HoldsWhatWasAdded) {
  PackWriter writer;
  writer.add("numbers", Table<std::uint32_t>({1, 2, 3}));
  writer.add("text", "word");
  writer.add("nothing", "");
  const auto pack = Pack::from_bytes(writer.finish(), "test");
  EXPECT_EQ(pack->table<std::uint32_t>("numbers").size(), 3U);
  EXPECT_EQ(pack->table<std::uint32_t>("numbers")[2], 3U);
  EXPECT_EQ(pack->text("text"), "word");
  EXPECT_EQ(pack->text("nothing"), "");
  EXPECT_TRUE(pack->has("text"));
  EXPECT_FALSE(pack->has("tex"));
  EXPECT_THROW(pack->text("tex"), DataError);
  EXPECT_THROW(pack->table<std::uint64_t>("numbers"), DataError);
}

TEST(Pack, IsRefusedWithAReason) {
  std::string bytes = small_pack();
  EXPECT_EQ(refusal(bytes), "");
  EXPECT_THAT(refusal(""), HasSubstr("shorter than a pack's header"));
  EXPECT_THAT(refusal(std::string(100, 'x')), HasSubstr("not a calque pack"));
  EXPECT_THAT(refusal(bytes + "x"), HasSubstr("truncated or damaged"));
  EXPECT_THAT(refusal(bytes.substr(0, bytes.size() - 1)), HasSubstr("truncated or damaged"));
  bytes[12] = 77;
  EXPECT_THAT(refusal(bytes),
              HasSubstr("format 77, this calque reads format " + std::to_string(kPackVersion)));
  bytes = small_pack();
  bytes[8] = 1;
  EXPECT_THAT(refusal(bytes), HasSubstr("byte order"));
}

TEST(Pack, NoTruncationIsTaken) {
  for (std::size_t size = 0; size < small_pack().size(); size += 101) {
    ASSERT_NE(refusal(small_pack().substr(0, size)), "") << size;
  }
}

TEST(Pack, NoFlippedBitIsTaken) {
  std::string bytes = small_pack();
  // The header's unused field and the padding between sections are summed too.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto bit = static_cast<unsigned>(at % 8);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    ASSERT_THROW(Pack::from_bytes(bytes, "test"), DataError) << at;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
  }
}

// Even where the checksum fits, what lies in the sections is checked: never a crash.
TEST(Pack, DamageBehindAFittingChecksumIsHarmless) {
  testing::Random random(11);
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = small_pack();
    for (std::size_t n = random.below(4) + 1; n > 0; --n) {
      const std::size_t at = 32 + random.below(bytes.size() - 32);
      bytes[at] = static_cast<char>(random.below(256));
    }
    if (!refusal(mended(std::move(bytes))).empty()) ++refused;
  }
  EXPECT_GT(refused, 20U);
}

TEST(Pack, FindsOtherThingsThanItDid) {
  const std::string broken = [] {
    std::string bytes = small_pack();
    // The self-test's sample, as text: another text gives other findings.
    const std::size_t at = bytes.find("It is expected that it rains.");
    bytes.replace(at, 5, "It as");
    return mended(bytes);
  }();
  EXPECT_THAT(refusal(broken), HasSubstr("when the pack was built"));
}

TEST(Pack, IsMapped) {
  const std::string path = ::testing::TempDir() + "calque_pack_test.calque";
  EXPECT_THROW(Resources::open(path + ".missing", "xx"), DataError);
  EXPECT_THROW(Resources::open(::testing::TempDir(), "xx"), DataError);
  std::ofstream(path, std::ios::binary) << small_pack();
  EXPECT_EQ(Resources::open(path, "xx")->rules.size(), 5U);
  EXPECT_THROW(Resources::open(path, "yy"), DataError);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << "";
  EXPECT_THROW(Resources::open(path, "xx"), DataError);
  std::filesystem::remove(path);
}

TEST(Pack, TheSameFilesGiveTheSameBytes) {
  EXPECT_TRUE(build_pack(testing::corpora(), "ru") == file_bytes(CALQUE_PACK));
}

// A detector over a pack and one over the files find the same.
TEST(Pack, ADetectorOfFilesFindsTheSame) {
  const auto& mapped = testing::resources();
  const Detector packed = Detector::with_own_rules(mapped, {}, WithTrial::yes);
  const Detector compiled(mapped, mapped->rules, WithTrial::yes);
  std::size_t findings = 0;
  for (const Rule& rule : mapped->rules) {
    for (const std::string& marked : rule.flagged) {
      const std::string example = parse_marked(marked).text;
      const Report a = packed.score(example);
      const Report b = compiled.score(example);
      ASSERT_EQ(a.findings.size(), b.findings.size()) << example;
      for (std::size_t i = 0; i < a.findings.size(); ++i) {
        EXPECT_EQ(a.findings[i].rule, b.findings[i].rule) << example;
        EXPECT_EQ(a.findings[i].span, b.findings[i].span) << example;
      }
      findings += a.findings.size();
    }
  }
  EXPECT_GE(findings, 2 * mapped->rules.size());
}

// Words of a user's rules lie over the pack's vocabulary; ids that are taken are told.
TEST(Pack, MoreRulesLieOverIt) {
  const auto& resources = testing::resources();
  Rule more = resources->rules.front();
  more.id = "own/blorf";
  more.patterns = {"blorfed ~measure"};
  more.antipatterns = {};
  const Detector detector = Detector::with_own_rules(resources, {more});
  const Report report =
      detector.score("They blorfed measures. It is expected that the parties will agree.");
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(detector.rules()[report.findings[0].rule].id, "own/blorf");
  EXPECT_EQ(detector.rules()[report.findings[1].rule].id, "impersonal/expected-that");
  EXPECT_THROW(Detector::with_own_rules(resources, {resources->rules.front()}), DataError);
}

}  // namespace
}  // namespace calque
