// Any bytes as a rule file: faults are told, nothing crashes, and what is accepted can score.
#include <cstdint>
#include <string_view>
#include <vector>

#include "contract.h"
#include "detector.h"
#include "problem.h"
#include "rule_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace calque;
  static const auto resources = Resources::open(CALQUE_PACK, "ru");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Problem> problems;
  const std::vector<Rule> rules = parse_rules(text, "fuzz.toml", resources->language, problems);
  check_contract(resources, rules);
  return 0;
}
