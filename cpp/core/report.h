// What one text gave. Plain data; positions are source bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "language_gate.h"
#include "span.h"
#include "style.h"
#include "units.h"

namespace calque {

struct Finding {
  std::uint32_t rule = 0;      // index into Detector::rules()
  SourceSpan span;             // the marked phrase
  std::uint32_t unit = 0;      // index into Report::units
  std::uint32_t sentence = 0;  // counted through the document from 0
};

struct UnitSummary {
  SourceSpan span;
  UnitKind kind = UnitKind::paragraph;
  SourceSpan label;  // a numbered point's number; empty for others
  std::uint32_t words = 0;
  std::uint32_t first_sentence = 0;
  std::uint32_t sentences = 0;
  StyleSums style;  // of running text; headings and short lines have none
};

struct Report {
  std::vector<Finding> findings;  // by position, then by rule
  std::vector<UnitSummary> units;
  TextCounts counts;
  StyleClasses classes{};  // of the symbols that the style channel saw
  TextKind kind = TextKind::empty;
  std::uint64_t sentences = 0;
  std::uint64_t invalid_sequences = 0;  // ill-formed UTF-8, read as U+FFFD
  std::uint64_t regex_gave_up = 0;      // windows that a regular expression was too complex for
  std::uint64_t steps = 0;              // elements compared by the matcher: the work done
  std::uint64_t sentences_tagged = 0;   // those in which a rule asked for a class in context
};

}  // namespace calque
