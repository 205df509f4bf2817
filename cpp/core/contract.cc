#include "contract.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace calque {
namespace {

class Checker {
 public:
  Checker(const Detector& detector, std::vector<Problem>& problems)
      : detector_(detector), scratch_(detector.make_scratch()), problems_(problems) {}

  void check(std::uint32_t index) {
    const Rule& rule = detector_.rules()[index];
    for (const std::string& example : rule.flagged) check_flagged(index, rule, example);
    for (const std::string& example : rule.passing) {
      for (const SourceSpan span : findings(detector_, *scratch_, index, example)) {
        fault(rule, "passing", "matches \"" + slice(example, span) + "\" in \"" + example + "\"");
      }
    }
    for (const std::string& alternative : rule.alternatives) {
      for (const SourceSpan span : findings(detector_, *scratch_, index, alternative)) {
        fault(rule, "alternatives",
              "\"" + alternative + "\" matches the rule itself: \"" + slice(alternative, span) +
                  "\"");
      }
    }
    for (std::size_t i = 0; i < rule.antipatterns.size(); ++i) check_antipattern(rule, i);
  }

 private:
  static std::string slice(const std::string& text, SourceSpan span) {
    return text.substr(span.begin, span.size());
  }

  static std::vector<SourceSpan> findings(const Detector& detector, Detector::Scratch& scratch,
                                          std::uint32_t rule, std::string_view text) {
    std::vector<SourceSpan> spans;
    for (const Finding& finding : detector.score(text, scratch).findings) {
      if (finding.rule == rule) spans.push_back(finding.span);
    }
    return spans;
  }

  void fault(const Rule& rule, const char* key, const std::string& message) {
    problems_.push_back({rule.file, rule.line_of(key), 0, rule.id, key, message});
  }

  static std::string quoted(const std::string& text, const std::vector<SourceSpan>& spans) {
    if (spans.empty()) return "nothing";
    std::string out;
    for (const SourceSpan span : spans) {
      out += (out.empty() ? "\"" : ", \"") + slice(text, span) + "\"";
    }
    return out;
  }

  void check_flagged(std::uint32_t index, const Rule& rule, const std::string& example) {
    MarkedText marked;
    try {
      marked = parse_marked(example);
    } catch (const std::invalid_argument& error) {
      fault(rule, "flagged", "\"" + example + "\": " + error.what());
      return;
    }
    if (marked.marks.empty()) {
      fault(rule, "flagged", "\"" + example + "\": no span is marked with [ ]");
      return;
    }
    const std::vector<SourceSpan> found = findings(detector_, *scratch_, index, marked.text);
    if (found != marked.marks) {
      fault(rule, "flagged",
            "\"" + example + "\": marks " + quoted(marked.text, marked.marks) + ", but found is " +
                quoted(marked.text, found));
    }
  }

  void check_antipattern(const Rule& rule, std::size_t antipattern) {
    Rule without = rule;
    without.antipatterns.erase(without.antipatterns.begin() +
                               static_cast<std::ptrdiff_t>(antipattern));
    const Detector variant(detector_.shared_resources(), {without}, WithTrial::yes);
    const Detector::ScratchPointer scratch = variant.make_scratch();
    const bool needed = std::any_of(
        rule.passing.begin(), rule.passing.end(),
        [&](const std::string& text) { return !findings(variant, *scratch, 0, text).empty(); });
    if (!needed) {
      fault(rule, "antipattern",
            "no passing example needs \"" + rule.antipatterns[antipattern] + "\"");
    }
  }

  const Detector& detector_;
  Detector::ScratchPointer scratch_;
  std::vector<Problem>& problems_;
};

}  // namespace

MarkedText parse_marked(std::string_view example) {
  MarkedText marked;
  bool open = false;
  for (std::size_t at = 0; at < example.size(); ++at) {
    const char c = example[at];
    const auto here = static_cast<std::uint32_t>(marked.text.size());
    if (c == '\\' && at + 1 < example.size() &&
        (example[at + 1] == '[' || example[at + 1] == ']')) {
      marked.text += example[++at];
    } else if (c == '[') {
      if (open) throw std::invalid_argument("\"[\" inside \"[\"");
      open = true;
      marked.marks.push_back({here, here});
    } else if (c == ']') {
      if (!open) throw std::invalid_argument("\"]\" without \"[\"");
      open = false;
      marked.marks.back().end = here;
    } else {
      marked.text += c;
    }
  }
  if (open) throw std::invalid_argument("\"[\" without \"]\"");
  return marked;
}

std::vector<Problem> check_contract(const std::shared_ptr<const Resources>& resources,
                                    const std::vector<Rule>& rules) {
  std::vector<Problem> problems;
  std::vector<Rule> sound;
  for (const Rule& rule : rules) {
    try {
      const Detector alone(resources, {rule}, WithTrial::yes);
      sound.push_back(rule);
    } catch (const DataError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  const Detector detector(resources, std::move(sound), WithTrial::yes);
  Checker checker(detector, problems);
  for (std::uint32_t i = 0; i < detector.rules().size(); ++i) checker.check(i);
  return problems;
}

}  // namespace calque
