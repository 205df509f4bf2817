#include "detector.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "compiled_rules.h"
#include "fold.h"
#include "problem.h"
#include "units.h"
#include "words.h"

namespace calque {

std::shared_ptr<const Resources> Resources::load(const std::string& folder,
                                                 const std::string& source_language) {
  auto resources = std::make_shared<Resources>();
  resources->segmentation = load_segmentation(folder + "/en");
  resources->gate = load_gate(folder + "/en");
  resources->language = load_language(folder + "/" + source_language + "/language.toml");
  return resources;
}

namespace {

// The gate's closed-class words have the first ids: a word is one where its id is not above.
Vocabulary function_word_vocabulary(const LanguageGate& gate) {
  Vocabulary vocabulary;
  for (const std::string& word : gate.function_words) vocabulary.add(word);
  return vocabulary;
}

}  // namespace

struct Detector::Impl {
  std::shared_ptr<const Resources> resources;
  std::vector<Rule> rules;
  Segmenter segmenter;
  Vocabulary vocabulary;
  std::uint32_t last_function_word;
  CompiledRules compiled;

  Impl(std::shared_ptr<const Resources> shared, std::vector<Rule> all_rules, bool with_trial,
       std::vector<Problem>& problems)
      : resources(std::move(shared)),
        rules(std::move(all_rules)),
        segmenter(resources->segmentation),
        vocabulary(function_word_vocabulary(resources->gate)),
        last_function_word(static_cast<std::uint32_t>(vocabulary.size() - 1)),
        compiled(rules, with_trial, resources->segmentation, vocabulary, problems) {}

  void count(const Folded& folded, const Segments& segments, Report& report) const;
  void record(std::string_view text, const Unit& unit, const Folded& folded,
              const Segments& segments, const std::vector<Candidate>& found, Report& report) const;
};

class Detector::Scratch {
 public:
  explicit Scratch(Segmenter own) : segmenter(std::move(own)) {}
  Segmenter segmenter;
  Unit unit;
  Folded folded;
  Segments segments;
  RuleScratch rules;
};

void Detector::ScratchDeleter::operator()(Scratch* scratch) const { delete scratch; }

Detector::Detector(std::shared_ptr<const Resources> resources, std::vector<Rule> rules,
                   WithTrial with_trial) {
  std::vector<Problem> problems;
  impl_ = std::make_unique<const Impl>(std::move(resources), std::move(rules),
                                       with_trial == WithTrial::yes, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
}
Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const std::vector<Rule>& Detector::rules() const { return impl_->rules; }
const Resources& Detector::resources() const { return *impl_->resources; }
std::shared_ptr<const Resources> Detector::shared_resources() const { return impl_->resources; }

Detector::ScratchPointer Detector::make_scratch() const {
  return ScratchPointer(new Scratch(impl_->segmenter.clone()));
}

void Detector::Impl::count(const Folded& folded, const Segments& segments, Report& report) const {
  TextCounts& counts = report.counts;
  constexpr std::string_view kCodeSigns = "{}[]<>\\/|;_#&@*";
  for (const TokenSpan sentence : segments.sentences) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = segments.tokens[i];
      ++counts.tokens;
      switch (token.kind) {
        case TokenKind::word:
          ++counts.words;
          if (token.word != 0 && token.word <= last_function_word) ++counts.function_words;
          if (token.capital && i != sentence.begin) ++counts.capitals;
          break;
        case TokenKind::number:
          ++counts.numbers;
          break;
        case TokenKind::symbol:
          ++counts.symbols;
          break;
        case TokenKind::punctuation:
          if (kCodeSigns.find(folded.text[token.span.begin]) != std::string_view::npos) {
            ++counts.symbols;
          }
          break;
        case TokenKind::address:
          break;
      }
    }
  }
}

void Detector::Impl::record(std::string_view text, const Unit& unit, const Folded& folded,
                            const Segments& segments, const std::vector<Candidate>& found,
                            Report& report) const {
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
  for (const Token& token : segments.tokens) {
    if (token.kind == TokenKind::word && !token.clitic) ++summary.words;
  }
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
  while (units.next(scratch.unit)) {
    fold(text, scratch.unit.body, scratch.folded);
    scratch.segmenter.segment(scratch.folded, scratch.segments);
    look_up_words(scratch.folded, impl_->vocabulary, impl_->resources->language, scratch.segments);
    const CompiledRules::Work work =
        impl_->compiled.match(text, scratch.unit.body, scratch.folded, scratch.segments,
                              impl_->resources->language, scratch.rules);
    impl_->count(scratch.folded, scratch.segments, report);
    impl_->record(text, scratch.unit, scratch.folded, scratch.segments, scratch.rules.candidates,
                  report);
    report.invalid_sequences += scratch.folded.invalid_sequences;
    report.regex_gave_up += work.regex_gave_up;
    report.steps += work.steps;
  }
  report.kind = impl_->resources->gate.judge(report.counts);
  return report;
}

}  // namespace calque
