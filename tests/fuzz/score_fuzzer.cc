// Any bytes → report: never a crash, every span inside the text and inside its unit, and the fast
// path equal to ICU's.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "detector.h"
#include "fold.h"
#include "segmenter.h"
#include "units.h"

namespace {

using namespace calque;

void require(bool holds) {
  if (!holds) std::abort();
}

const Detector& detector() {
  static const Detector built =
      Detector::with_own_rules(Resources::open(CALQUE_PACK, "ru"), {}, WithTrial::yes);
  return built;
}

void check_paths_agree(std::string_view text) {
  static Segmenter segmenter(detector().resources().segmentation);
  static Folded folded;
  static Segments fast;
  static Segments slow;
  fold(text, {0, static_cast<std::uint32_t>(text.size())}, folded);
  if (!folded.ascii) return;
  segmenter.segment(folded, fast);
  segmenter.segment_by_icu(folded, slow);
  require(fast.sentences == slow.sentences && fast.tokens.size() == slow.tokens.size());
  for (std::size_t i = 0; i < fast.tokens.size(); ++i) {
    require(fast.tokens[i].span == slow.tokens[i].span &&
            fast.tokens[i].kind == slow.tokens[i].kind);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const Detector::ScratchPointer scratch = detector().make_scratch();
  const Report report = detector().score(text, *scratch);
  for (const UnitSummary& unit : report.units) require(unit.span.end <= size);
  for (const Finding& finding : report.findings) {
    require(finding.span.begin < finding.span.end);
    require(report.units[finding.unit].span.covers(finding.span));
    require(finding.sentence < report.sentences);
  }
  check_paths_agree(text);
  return 0;
}
