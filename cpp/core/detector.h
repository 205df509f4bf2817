// The engine: rules compiled once, then texts in, reports out.
//
//   auto resources = Resources::load("corpora", "ru");          // throws DataError
//   std::vector<Problem> problems;
//   Detector detector(resources, read_rules({"corpora/ru/rules"}, resources->language, problems));
//   Report report = detector.score(text);
//
// A Detector is immutable: any number of threads may score with one. Scoring is linear in the text
// and never fails because of content; ill-formed UTF-8 is read as U+FFFD and counted.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "language.h"
#include "language_gate.h"
#include "report.h"
#include "rule.h"
#include "segmenter.h"

namespace calque {

// A text may be this long at most (positions are 32-bit): one byte less than 4 GiB.
inline constexpr std::size_t kLongestText = 0xFFFFFFFEU;

// What all detectors of a language pair share: English data and the source language.
struct Resources {
  SegmentationData segmentation;
  LanguageGate gate;
  Language language;

  // `folder` holds `en/` and the source language's folder. Throws DataError.
  static std::shared_ptr<const Resources> load(const std::string& folder,
                                               const std::string& source_language);
};

enum class WithTrial { no, yes };

class Detector {
 public:
  // Throws DataError, with all problems, where a pattern or expression doesn't compile.
  Detector(std::shared_ptr<const Resources> resources, std::vector<Rule> rules,
           WithTrial with_trial = WithTrial::no);
  ~Detector();
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;

  // Buffers for one thread, to be reused from text to text.
  class Scratch;
  struct ScratchDeleter {
    void operator()(Scratch* scratch) const;
  };
  using ScratchPointer = std::unique_ptr<Scratch, ScratchDeleter>;
  ScratchPointer make_scratch() const;

  // Throws std::length_error where the text is longer than kLongestText; nothing else.
  Report score(std::string_view text) const;
  Report score(std::string_view text, Scratch& scratch) const;

  const std::vector<Rule>& rules() const;
  const Resources& resources() const;
  std::shared_ptr<const Resources> shared_resources() const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace calque
