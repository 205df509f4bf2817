// Any bytes as a pack: refused with a reason, or sound enough to score with. The input is a list of
// changes to a sound pack (eight bytes of position, then a byte; an odd position truncates), and
// the checksum is mended behind them, so that the checks of what lies in the sections are reached.
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "detector.h"
#include "pack.h"
#include "problem.h"

namespace {

using namespace calque;

constexpr std::size_t kChecksumAt = 24;  // as in pack.cc

const std::string& sound() {
  static const std::string bytes = [] {
    std::ifstream stream(CALQUE_SMALL_PACK, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }();
  return bytes;
}

void mend(std::string& bytes) {
  if (bytes.size() < kChecksumAt + 8) return;
  const std::uint64_t size = bytes.size();
  std::memcpy(bytes.data() + kChecksumAt - 8, &size, 8);
  const std::uint64_t sum = pack_checksum(std::string_view(bytes).substr(kChecksumAt + 8));
  std::memcpy(bytes.data() + kChecksumAt, &sum, 8);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = sound();
  for (; size >= 5; data += 5, size -= 5) {
    std::uint32_t at;
    std::memcpy(&at, data, 4);
    if (bytes.empty()) break;
    if (at % 64 == 63) {
      bytes.resize(at / 64 % (bytes.size() + 1));
    } else {
      bytes[at / 64 % bytes.size()] = static_cast<char>(data[4]);
    }
  }
  mend(bytes);
  try {
    const auto resources = Resources::from_bytes(std::move(bytes), "fuzz");
    const Detector detector = Detector::with_own_rules(resources, {}, WithTrial::yes);
    detector.score(
        "It is expected that the \u201Cmeasures\u201D taken by Moscow's 28 ministers \u2014 "
        "and by nobody else \u2014 will be considered settled. \u041F\u043B\u0430n.");
  } catch (const DataError&) {
  }
  return 0;
}
