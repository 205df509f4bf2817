#include "detector.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "compiled_rules.h"
#include "fold.h"
#include "problem.h"
#include "rule_file.h"
#include "units.h"
#include "words.h"

namespace calque {

namespace {

// Rules that a detector adds to calque's own must not take their ids.
std::vector<Rule> joined(const std::vector<Rule>& own, std::vector<Rule> more,
                         std::vector<Problem>& problems) {
  std::vector<Rule> all = own;
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  require_unique_ids(all, problems);
  return all;
}

// 1 for the ids of closed-class words.
std::vector<std::uint8_t> function_words_of(const LanguageGate& gate,
                                            const Vocabulary& vocabulary) {
  std::vector<std::uint8_t> flags(vocabulary.size());
  for (const std::string& word : gate.function_words) flags[vocabulary.find(word)] = 1;
  flags[0] = 0;
  return flags;
}

bool is_code_sign(char c) {
  return std::string_view("{}[]<>\\/|;_#&@*").find(c) != std::string_view::npos;
}

}  // namespace

struct Detector::Impl {
  std::shared_ptr<const Resources> resources;
  std::vector<Rule> more_rules;    // calque's own and others, or others only
  const std::vector<Rule>* rules;  // these, or calque's own where there are no others
  Vocabulary vocabulary;
  std::unique_ptr<const CompiledRules> added;  // compiled at run time
  std::vector<const CompiledRules*> layers;
  std::vector<std::uint8_t> is_function_word;  // by word id

  Impl(std::shared_ptr<const Resources> shared, bool own, std::vector<Rule> more, bool with_trial,
       std::vector<Problem>& problems)
      : resources(std::move(shared)), vocabulary(resources->vocabulary) {
    const auto choice = [with_trial](const Rule& rule) {
      return with_trial || rule.status == Status::active;
    };
    const auto offset = static_cast<std::uint32_t>(own ? resources->rules.size() : 0);
    if (own) {
      layers.push_back(&resources->active);
      if (with_trial) layers.push_back(&resources->trial);
    }
    if (!more.empty()) {
      Segmenter segmenter = resources->segmenter.clone();
      added = std::make_unique<const CompiledRules>(
          more, choice, offset,
          PatternContext{segmenter, resources->segmentation, resources->lexicon, resources->lists,
                         nullptr, vocabulary},
          problems);
      layers.push_back(added.get());
    }
    const bool only_own = own && more.empty();
    if (!only_own) {
      more_rules = own ? joined(resources->rules, std::move(more), problems) : std::move(more);
    }
    rules = only_own ? &resources->rules : &more_rules;
    is_function_word = function_words_of(resources->gate, vocabulary);
  }

  StyleSums style(const Scratch& scratch, std::vector<StyleSymbol>& symbols, StyleStream& stream,
                  Report& report) const;
  std::uint64_t count(const Folded& folded, const Segments& segments, Report& report) const;
  void record(std::string_view text, const Unit& unit, const Folded& folded,
              const Segments& segments, const std::vector<Candidate>& found, std::uint64_t words,
              const StyleSums& style, Report& report) const;
};

class Detector::Scratch {
 public:
  explicit Scratch(Segmenter own) : segmenter(std::move(own)) {}
  Segmenter segmenter;
  Unit unit;
  Folded folded;
  Segments segments;
  RuleScratch rules;
  std::vector<StyleSymbol> symbols;
};

void Detector::ScratchDeleter::operator()(Scratch* scratch) const { delete scratch; }

Detector::Detector(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Detector::Detector(std::shared_ptr<const Resources> resources, std::vector<Rule> rules,
                   WithTrial with_trial) {
  std::vector<Problem> problems;
  impl_ = std::make_unique<const Impl>(std::move(resources), false, std::move(rules),
                                       with_trial == WithTrial::yes, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
}

Detector Detector::with_own_rules(std::shared_ptr<const Resources> resources,
                                  std::vector<Rule> more, WithTrial with_trial) {
  std::vector<Problem> problems;
  auto impl = std::make_unique<const Impl>(std::move(resources), true, std::move(more),
                                           with_trial == WithTrial::yes, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return Detector(std::move(impl));
}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const std::vector<Rule>& Detector::rules() const { return *impl_->rules; }
const Resources& Detector::resources() const { return *impl_->resources; }
std::shared_ptr<const Resources> Detector::shared_resources() const { return impl_->resources; }

std::uint64_t Detector::expected_work(std::uint32_t rule) const {
  std::uint64_t work = 0;
  for (const CompiledRules* layer : impl_->layers) {
    if (rule >= layer->offset()) work += layer->tables().expected_work(rule - layer->offset());
  }
  return work;
}

Detector::ScratchPointer Detector::make_scratch() const {
  return ScratchPointer(new Scratch(impl_->resources->segmenter.clone()));
}

// Returns the words as people count them, contractions as one.
std::uint64_t Detector::Impl::count(const Folded& folded, const Segments& segments,
                                    Report& report) const {
  // Without branches but for signs: this sees every token.
  std::uint64_t clitics = 0;
  std::array<std::uint64_t, 5> of_kind{};
  std::uint64_t function_words = 0;
  std::uint64_t capitals = 0;
  std::uint64_t code_signs = 0;
  const auto is_capital_word = [](const Token& token) {
    return static_cast<unsigned>(token.capital) &
           static_cast<unsigned>(token.kind == TokenKind::word);
  };
  for (const Token& token : segments.tokens) {
    ++of_kind[static_cast<std::size_t>(token.kind)];
    function_words += is_function_word[token.word];
    capitals += is_capital_word(token);
    clitics += static_cast<std::uint64_t>(token.clitic);
    if (token.kind == TokenKind::punctuation && is_code_sign(folded.text[token.span.begin])) {
      ++code_signs;
    }
  }
  for (const TokenSpan sentence : segments.sentences) {
    capitals -= is_capital_word(segments.tokens[sentence.begin]);
  }
  TextCounts& counts = report.counts;
  const auto kind = [&](TokenKind of) { return of_kind[static_cast<std::size_t>(of)]; };
  counts.tokens += segments.tokens.size();
  counts.words += kind(TokenKind::word);
  counts.function_words += function_words;
  counts.capitals += capitals;
  counts.numbers += kind(TokenKind::number);
  counts.symbols += kind(TokenKind::symbol) + code_signs;
  return kind(TokenKind::word) - clitics;
}

StyleSums Detector::Impl::style(const Scratch& scratch, std::vector<StyleSymbol>& symbols,
                                StyleStream& stream, Report& report) const {
  StyleSums sums;
  if (!has_style(scratch.unit.kind)) return sums;
  const StyleSymbols& of = resources->symbols;
  symbols.clear();
  for_each_symbol(scratch.folded, scratch.segments, of,
                  [&](StyleSymbol symbol) { symbols.push_back(symbol); });
  for (const StyleSymbol symbol : symbols) ++report.classes[of.class_of(symbol)];
  resources->style.add(symbols, stream, sums);
  return sums;
}

void Detector::Impl::record(std::string_view text, const Unit& unit, const Folded& folded,
                            const Segments& segments, const std::vector<Candidate>& found,
                            std::uint64_t words, const StyleSums& style, Report& report) const {
  const auto unit_index = static_cast<std::uint32_t>(report.units.size());
  const auto first_sentence = static_cast<std::uint32_t>(report.sentences);
  for (const Candidate& candidate : found) {
    // The last sentence that begins at or before the finding.
    const auto after = std::partition_point(
        segments.sentences.begin(), segments.sentences.end(), [&](TokenSpan sentence) {
          const FoldedSpan first = segments.tokens[sentence.begin].span;
          return folded.map.to_source(first).begin <= candidate.mark.begin;
        });
    const auto sentence = static_cast<std::uint32_t>(
        std::max<std::ptrdiff_t>(after - segments.sentences.begin() - 1, 0));
    report.findings.push_back(
        {candidate.rule, candidate.mark, unit_index, first_sentence + sentence});
  }
  UnitSummary summary;
  summary.span = unit.span;
  summary.kind = unit.kind;
  if (!unit.label.empty()) {
    const auto label = static_cast<std::uint32_t>(unit.label.data() - text.data());
    summary.label = {label, label + static_cast<std::uint32_t>(unit.label.size())};
  }
  summary.first_sentence = first_sentence;
  summary.sentences = static_cast<std::uint32_t>(segments.sentences.size());
  summary.words = static_cast<std::uint32_t>(words);
  summary.style = style;
  report.units.push_back(std::move(summary));
  report.sentences += segments.sentences.size();
}

Report Detector::score(std::string_view text) const {
  const ScratchPointer scratch = make_scratch();
  return score(text, *scratch);
}

Report Detector::score(std::string_view text, Scratch& scratch) const {
  if (text.size() > kLongestText) throw std::length_error("the text is longer than 4 GiB");
  Report report;
  UnitReader units(text);
  StyleStream stream;
  while (units.next(scratch.unit)) {
    fold(text, scratch.unit.body, scratch.folded);
    scratch.segmenter.segment(scratch.folded, scratch.segments);
    look_up_words(scratch.folded, impl_->vocabulary, impl_->resources->language, scratch.segments);
    const Resources& resources = *impl_->resources;
    const MatchWork work =
        match_rules(impl_->layers, {text, scratch.unit.body, scratch.folded, scratch.segments},
                    resources.language, resources.lexicon, resources.tagger, scratch.rules);
    const std::uint64_t words = impl_->count(scratch.folded, scratch.segments, report);
    const StyleSums style = impl_->style(scratch, scratch.symbols, stream, report);
    impl_->record(text, scratch.unit, scratch.folded, scratch.segments, scratch.rules.candidates,
                  words, style, report);
    report.invalid_sequences += scratch.folded.invalid_sequences;
    report.regex_gave_up += work.regex_gave_up;
    report.steps += work.steps;
    report.sentences_tagged += work.sentences_tagged;
  }
  report.kind = impl_->resources->gate.judge(report.counts);
  return report;
}

}  // namespace calque
