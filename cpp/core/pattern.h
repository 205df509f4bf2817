// The one door to Boost.Regex. Expressions are Perl's, over UTF-8 bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "span.h"

namespace calque {

// "1.81": the Boost that calque was compiled with.
std::string boost_version();

// Immutable and safe to share between threads.
class Pattern {
 public:
  // Throws std::invalid_argument, with the byte at fault, where the expression doesn't parse.
  explicit Pattern(const std::string& expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  struct Match {
    std::size_t begin = 0, end = 0;            // byte offsets in the text
    std::size_t mark_begin = 0, mark_end = 0;  // of the group `mark`, or of the whole match
  };
  enum class Outcome { found, none, too_complex };

  // Looks in text[begin, end) for the first match. What stands before `begin` is seen by \b and
  // look-behind. `too_complex`: the engine gave up; that is the expression's fault, not the text's.
  Outcome search(std::string_view text, std::size_t begin, std::size_t end, Match& match) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace calque
