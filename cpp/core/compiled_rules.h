// Rules compiled into the engine's channels: token patterns, regular expressions, script checks.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "candidate.h"
#include "fold.h"
#include "language.h"
#include "matcher.h"
#include "problem.h"
#include "regex_matcher.h"
#include "rule.h"
#include "script_check.h"
#include "token_pattern.h"

namespace calque {

// Buffers of one thread.
struct RuleScratch {
  MatchScratch tokens;
  RegexScratch regexes;
  std::vector<ScriptMatch> script_matches;
  ClassScratch classes;
  std::vector<Candidate> candidates;  // the result
};

class CompiledRules {
 public:
  // Which rules of a list to compile.
  using Choice = std::function<bool(const Rule&)>;

  // Compiles the chosen rules; faults go to `problems`. Words of the context's vocabulary keep
  // their ids, words of the rules are added. The list's first rule has the number `offset` among
  // all of the detector's.
  CompiledRules(const std::vector<Rule>& rules, const Choice& choice, std::uint32_t offset,
                const PatternContext& context, std::vector<Problem>& problems);
  // The same with token patterns that were compiled before.
  CompiledRules(const std::vector<Rule>& rules, const Choice& choice, MatcherTables tables,
                std::vector<Problem>& problems);

  const MatcherTables& tables() const { return tables_; }
  std::uint32_t offset() const { return offset_; }

 private:
  friend class UnitMatcher;
  void add_others(const std::vector<Rule>& rules, const Choice& choice,
                  std::vector<Problem>& problems);

  MatcherTables tables_;
  RegexMatcher regexes_;
  std::vector<std::vector<std::uint32_t>> by_detection_;  // Detection -> rules
  std::uint32_t offset_ = 0;
};

// The token patterns of the chosen rules, parsed: their words are then in the context's vocabulary,
// and tables can be finished for it.
MatcherBuilder parse_patterns(const std::vector<Rule>& rules, const CompiledRules::Choice& choice,
                              PatternContext context, std::vector<Problem>& problems);

// One unit, as the rules see it.
struct UnitView {
  std::string_view source;  // the whole text
  SourceSpan body;          // the unit's part of it
  const Folded& folded;
  const Segments& segments;
};

struct MatchWork {
  std::uint64_t steps = 0;
  std::uint32_t regex_gave_up = 0;
  std::uint32_t sentences_tagged = 0;
};

// Finds what the rules of all layers match in one unit and resolves it; `scratch.candidates` is the
// result.
MatchWork match_rules(std::span<const CompiledRules* const> layers, const UnitView& unit,
                      const Language& language, const Lexicon& lexicon, const Tagger& tagger,
                      RuleScratch& scratch);

}  // namespace calque
