#include "compiled_rules.h"

#include <stdexcept>
#include <utility>

namespace calque {

CompiledRules::CompiledRules(const std::vector<Rule>& rules, bool with_trial,
                             const SegmentationData& data, Vocabulary& vocabulary,
                             std::vector<Problem>& problems)
    : by_detection_(static_cast<std::size_t>(Detection::lookalike_word) + 1) {
  Segmenter segmenter(data);
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    if (rules[i].status == Status::trial && !with_trial) continue;
    add(i, rules[i], segmenter, data, vocabulary, problems);
  }
  matcher_.finish(vocabulary);
}

void CompiledRules::add(std::uint32_t index, const Rule& rule, Segmenter& segmenter,
                        const SegmentationData& data, Vocabulary& vocabulary,
                        std::vector<Problem>& problems) {
  const auto guarded = [&](const char* key, auto&& compile) {
    try {
      compile();
    } catch (const std::invalid_argument& error) {
      problems.push_back({rule.file, rule.line_of(key), 0, rule.id, key, error.what()});
    }
  };
  const auto add_patterns = [&](const char* key, const std::vector<std::string>& patterns,
                                bool antipattern) {
    for (const std::string& pattern : patterns) {
      guarded(key, [&] {
        for (Sequence& sequence : parse_pattern(pattern, segmenter, data, vocabulary)) {
          matcher_.add(index, antipattern, std::move(sequence));
        }
      });
    }
  };
  add_patterns("pattern", rule.patterns, false);
  add_patterns("antipattern", rule.antipatterns, true);
  if (!rule.regex.expression.empty()) {
    guarded("regex", [&] { regexes_.add(index, rule.regex); });
  }
  if (rule.detection != Detection::none) {
    by_detection_[static_cast<std::size_t>(rule.detection)].push_back(index);
  }
}

CompiledRules::Work CompiledRules::match(std::string_view source, SourceSpan body,
                                         const Folded& folded, const Segments& segments,
                                         const Language& language, RuleScratch& scratch) const {
  scratch.token_matches.clear();
  scratch.regex_matches.clear();
  scratch.script_matches.clear();
  scratch.candidates.clear();
  Work work;
  const auto from_tokens = [&](TokenSpan span) {
    return folded.map.to_source(
        {segments.tokens[span.begin].span.begin, segments.tokens[span.end - 1].span.end});
  };

  work.steps = matcher_.match(folded.text, segments, scratch.token_matches);
  for (const TokenMatch& match : scratch.token_matches) {
    scratch.candidates.push_back(
        {match.rule, match.antipattern, from_tokens(match.span), from_tokens(match.mark)});
  }

  const std::string_view unit = source.substr(body.begin, body.size());
  work.regex_gave_up = regexes_.match(folded.text, unit, scratch.regex_matches);
  for (const RegexMatch& match : scratch.regex_matches) {
    SourceSpan span{body.begin + match.begin, body.begin + match.end};
    SourceSpan mark{body.begin + match.mark_begin, body.begin + match.mark_end};
    if (!match.on_source) {
      span = folded.map.to_source({match.begin, match.end});
      mark = folded.map.to_source({match.mark_begin, match.mark_end});
    }
    scratch.candidates.push_back({match.rule, false, span, mark});
  }

  check_scripts(folded, segments, language, scratch.script_matches);
  for (const ScriptMatch& match : scratch.script_matches) {
    const SourceSpan span = from_tokens(match.span);
    for (const std::uint32_t rule : by_detection_[static_cast<std::size_t>(match.detection)]) {
      scratch.candidates.push_back({rule, false, span, span});
    }
  }
  resolve(scratch.candidates);
  return work;
}

}  // namespace calque
