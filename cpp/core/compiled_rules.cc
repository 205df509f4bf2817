#include "compiled_rules.h"

#include <stdexcept>
#include <utility>

namespace calque {
namespace {

template <typename Compile>
void guarded(const Rule& rule, const char* key, std::vector<Problem>& problems, Compile&& compile) {
  try {
    compile();
  } catch (const std::invalid_argument& error) {
    problems.push_back({rule.file, rule.line_of(key), 0, rule.id, key, error.what()});
  }
}

}  // namespace

MatcherBuilder parse_patterns(const std::vector<Rule>& rules, const CompiledRules::Choice& choice,
                              PatternContext context, std::vector<Problem>& problems) {
  MatcherBuilder builder;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    if (!choice(rule)) continue;
    context.local_lists = &rule.lists;
    const auto add = [&](const char* key, const std::vector<std::string>& patterns, bool anti) {
      for (const std::string& pattern : patterns) {
        guarded(rule, key, problems, [&] {
          for (Sequence& sequence : parse_pattern(pattern, context)) {
            builder.add(i, anti, std::move(sequence));
          }
        });
      }
    };
    add("pattern", rule.patterns, false);
    add("antipattern", rule.antipatterns, true);
  }
  return builder;
}

CompiledRules::CompiledRules(const std::vector<Rule>& rules, const Choice& choice,
                             std::uint32_t offset, const PatternContext& context,
                             std::vector<Problem>& problems)
    : CompiledRules(rules, choice,
                    parse_patterns(rules, choice, context, problems)
                        .finish(context.vocabulary, context.lexicon),
                    problems) {
  offset_ = offset;
}

CompiledRules::CompiledRules(const std::vector<Rule>& rules, const Choice& choice,
                             MatcherTables tables, std::vector<Problem>& problems)
    : tables_(std::move(tables)) {
  add_others(rules, choice, problems);
}

void CompiledRules::add_others(const std::vector<Rule>& rules, const Choice& choice,
                               std::vector<Problem>& problems) {
  by_detection_.resize(static_cast<std::size_t>(Detection::lookalike_word) + 1);
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    if (!choice(rule)) continue;
    if (!rule.regex.expression.empty()) {
      guarded(rule, "regex", problems, [&] { regexes_.add(i, rule.regex); });
    }
    if (rule.detection != Detection::none) {
      by_detection_[static_cast<std::size_t>(rule.detection)].push_back(i);
    }
  }
}

// Matches the layers on one unit, channel by channel.
class UnitMatcher {
 public:
  UnitMatcher(const UnitView& unit, const Lexicon& lexicon, const Tagger& tagger,
              RuleScratch& scratch)
      : unit_(unit),
        scratch_(scratch),
        classes_(&lexicon, &tagger, unit.folded.text, unit.segments, scratch.classes) {
    scratch_.candidates.clear();
  }

  void match_tokens_of(const CompiledRules& layer) {
    scratch_.tokens.matches.clear();
    work_.steps +=
        match_tokens(layer.tables_, unit_.folded.text, unit_.segments, classes_, scratch_.tokens);
    for (const TokenMatch& match : scratch_.tokens.matches) {
      add(layer, match.rule, match.antipattern, from_tokens(match.span), from_tokens(match.mark));
    }
  }

  void match_regexes_of(const CompiledRules& layer) {
    scratch_.regexes.matches.clear();
    const std::string_view source = unit_.source.substr(unit_.body.begin, unit_.body.size());
    work_.regex_gave_up += layer.regexes_.match(unit_.folded.text, source, scratch_.regexes);
    const std::uint32_t begin = unit_.body.begin;
    for (const RegexMatch& match : scratch_.regexes.matches) {
      if (match.on_source) {
        add(layer, match.rule, false, {begin + match.begin, begin + match.end},
            {begin + match.mark_begin, begin + match.mark_end});
      } else {
        add(layer, match.rule, false, unit_.folded.map.to_source({match.begin, match.end}),
            unit_.folded.map.to_source({match.mark_begin, match.mark_end}));
      }
    }
  }

  // Scripts are checked once, for the rules of all layers.
  void match_scripts(std::span<const CompiledRules* const> layers, const Language& language) {
    scratch_.script_matches.clear();
    check_scripts(unit_.folded, unit_.segments, language, scratch_.script_matches);
    for (const ScriptMatch& match : scratch_.script_matches) {
      const SourceSpan span = from_tokens(match.span);
      for (const CompiledRules* layer : layers) {
        const auto detection = static_cast<std::size_t>(match.detection);
        for (const std::uint32_t rule : layer->by_detection_[detection]) {
          add(*layer, rule, false, span, span);
        }
      }
    }
  }

  MatchWork finish() {
    resolve(scratch_.candidates);
    work_.sentences_tagged = classes_.tagged();
    return work_;
  }

 private:
  SourceSpan from_tokens(TokenSpan span) const {
    const std::vector<Token>& tokens = unit_.segments.tokens;
    return unit_.folded.map.to_source(
        {tokens[span.begin].span.begin, tokens[span.end - 1].span.end});
  }
  void add(const CompiledRules& layer, std::uint32_t rule, bool antipattern, SourceSpan span,
           SourceSpan mark) {
    scratch_.candidates.push_back({layer.offset_ + rule, antipattern, span, mark});
  }

  const UnitView& unit_;
  RuleScratch& scratch_;
  WordClasses classes_;
  MatchWork work_;
};

MatchWork match_rules(std::span<const CompiledRules* const> layers, const UnitView& unit,
                      const Language& language, const Lexicon& lexicon, const Tagger& tagger,
                      RuleScratch& scratch) {
  UnitMatcher matcher(unit, lexicon, tagger, scratch);
  for (const CompiledRules* layer : layers) matcher.match_tokens_of(*layer);
  for (const CompiledRules* layer : layers) matcher.match_regexes_of(*layer);
  matcher.match_scripts(layers, language);
  return matcher.finish();
}

}  // namespace calque
