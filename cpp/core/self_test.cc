#include "self_test.h"

#include <algorithm>
#include <stdexcept>

#include "byte_stream.h"
#include "contract.h"
#include "detector.h"

namespace calque {
namespace {

constexpr const char* kSection = "self_test";
constexpr std::size_t kSamples = 32;

// What a report says of a sample, in a line.
std::string told(const Report& report) {
  std::string out = std::to_string(report.counts.words) + " words";
  for (const Finding& finding : report.findings) {
    out += ", " + std::to_string(finding.rule) + " at " + std::to_string(finding.span.begin) + "-" +
           std::to_string(finding.span.end);
  }
  for (const UnitSummary& unit : report.units) {
    for (const std::int32_t weight : unit.style.weights) out += " " + std::to_string(weight);
  }
  return out;
}

}  // namespace

void add_self_test(const std::shared_ptr<const Resources>& resources, PackWriter& writer) {
  const Detector detector = Detector::with_own_rules(resources);
  const std::vector<Rule>& rules = detector.rules();
  const std::size_t step = std::max<std::size_t>(1, rules.size() / kSamples);
  ByteWriter out;
  for (std::size_t i = 0; i < rules.size(); i += step) {
    const std::string& example = rules[i].flagged.front();
    std::string sample = example;
    try {
      sample = parse_marked(example).text;
    } catch (const std::invalid_argument&) {
      // The contract tells of it.
    }
    out.text(sample);
    out.text(told(detector.score(sample)));
  }
  writer.add(kSection, out.bytes());
}

void run_self_test(const std::shared_ptr<const Resources>& resources) {
  const Pack& pack = *resources->pack;
  const Detector detector = Detector::with_own_rules(resources);
  const Detector::ScratchPointer scratch = detector.make_scratch();
  try {
    ByteReader in(pack.text(kSection));
    while (!in.at_end()) {
      const std::string sample = in.text();
      const std::string expected = in.text();
      const std::string found = told(detector.score(sample, *scratch));
      if (found != expected) {
        pack.fail(kSection, "\"" + sample + "\" gives " + found + ", and gave " + expected +
                                " when the pack was built");
      }
    }
  } catch (const std::out_of_range& error) {
    pack.fail(kSection, error.what());
  }
}

}  // namespace calque
