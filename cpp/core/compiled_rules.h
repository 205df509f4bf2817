// Rules compiled into the engine's channels: token patterns, regular expressions, script checks.
#pragma once

#include <cstdint>
#include <vector>

#include "candidate.h"
#include "fold.h"
#include "language.h"
#include "matcher.h"
#include "problem.h"
#include "regex_matcher.h"
#include "rule.h"
#include "script_check.h"
#include "vocabulary.h"

namespace calque {

// Buffers of one thread.
struct RuleScratch {
  std::vector<TokenMatch> token_matches;
  std::vector<RegexMatch> regex_matches;
  std::vector<ScriptMatch> script_matches;
  std::vector<Candidate> candidates;  // the result
};

class CompiledRules {
 public:
  // Compiles the rules whose status `with_trial` allows; faults go to `problems`. Words of
  // `vocabulary` keep their ids, words of the rules are added.
  CompiledRules(const std::vector<Rule>& rules, bool with_trial, const SegmentationData& data,
                Vocabulary& vocabulary, std::vector<Problem>& problems);

  struct Work {
    std::uint64_t steps = 0;
    std::uint32_t regex_gave_up = 0;
  };
  // Finds what all rules match in one unit and resolves it; `scratch.candidates` is the result.
  // `source` is the whole text, `body` the unit's part of it.
  Work match(std::string_view source, SourceSpan body, const Folded& folded,
             const Segments& segments, const Language& language, RuleScratch& scratch) const;

 private:
  void add(std::uint32_t index, const Rule& rule, Segmenter& segmenter,
           const SegmentationData& data, Vocabulary& vocabulary, std::vector<Problem>& problems);

  Matcher matcher_;
  RegexMatcher regexes_;
  std::vector<std::vector<std::uint32_t>> by_detection_;  // Detection -> rules
};

}  // namespace calque
