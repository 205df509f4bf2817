// Rules made in tests, and what they find, shown in the text: "All was [considered settled]."
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detector.h"
#include "paths.h"
#include "rule.h"

namespace calque::testing {

inline Rule rule_of(std::vector<std::string> patterns, std::vector<std::string> antipatterns = {}) {
  Rule rule;
  rule.id = "test/rule";
  rule.family = "test";
  rule.patterns = std::move(patterns);
  rule.antipatterns = std::move(antipatterns);
  return rule;
}

inline Rule regex_rule(std::string expression, std::vector<std::string> literals,
                       std::uint32_t max_length) {
  Rule rule = rule_of({});
  rule.regex.expression = std::move(expression);
  rule.regex.literals = std::move(literals);
  rule.regex.max_length = max_length;
  return rule;
}

inline Detector detector_of(std::vector<Rule> rules, WithTrial with_trial = WithTrial::no) {
  return Detector(resources(), std::move(rules), with_trial);
}

// The text with brackets around each finding.
inline std::string show(const Report& report, std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : report.findings) {
    const SourceSpan span = finding.span;
    if (span.begin < at) return "findings overlap or are not in order: " + out;
    out.append(text.substr(at, span.begin - at)).append("[");
    out.append(text.substr(span.begin, span.size())).append("]");
    at = span.end;
  }
  return out.append(text.substr(at));
}

inline std::string without_brackets(std::string_view marked) {
  std::string out;
  for (const char c : marked) {
    if (c != '[' && c != ']') out += c;
  }
  return out;
}

}  // namespace calque::testing
