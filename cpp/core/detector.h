// The engine: rules compiled once, then texts in, reports out.
//
//   auto resources = Resources::open("ru.calque", "ru");        // throws DataError
//   const Detector detector = Detector::with_own_rules(resources);
//   Report report = detector.score(text);
//
// A Detector is immutable: any number of threads may score with one. Scoring is linear in the text
// and never fails because of content; ill-formed UTF-8 is read as U+FFFD and counted.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report.h"
#include "resources.h"
#include "rule.h"

namespace calque {

// A text may be this long at most (positions are 32-bit): one byte less than 4 GiB.
inline constexpr std::size_t kLongestText = 0xFFFFFFFEU;

enum class WithTrial { no, yes };

class Detector {
 public:
  // A detector of these rules and no others. Throws DataError, with all problems, where a pattern
  // or expression doesn't compile.
  Detector(std::shared_ptr<const Resources> resources, std::vector<Rule> rules,
           WithTrial with_trial = WithTrial::no);
  // A detector of calque's own rules and, behind them, more.
  static Detector with_own_rules(std::shared_ptr<const Resources> resources,
                                 std::vector<Rule> more = {}, WithTrial with_trial = WithTrial::no);
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

  // Calque's own first, where it has them.
  const std::vector<Rule>& rules() const;
  // How often a million tokens of ordinary text make the matcher verify a rule: its price.
  std::uint64_t expected_work(std::uint32_t rule) const;
  const Resources& resources() const;
  std::shared_ptr<const Resources> shared_resources() const;

 private:
  struct Impl;
  explicit Detector(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace calque
