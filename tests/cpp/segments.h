// Text in, tokens and sentences out, in the forms in which tests compare them.
#pragma once

#include <string>
#include <string_view>

#include "fold.h"
#include "paths.h"
#include "segmenter.h"

namespace calque::testing {

struct Cut {
  Folded folded;
  Segments segments;

  std::string_view text(const Token& token) const {
    return std::string_view(folded.text).substr(token.span.begin, token.span.size());
  }
  std::string_view text(TokenSpan span) const {
    const std::uint32_t begin = segments.tokens[span.begin].span.begin;
    return std::string_view(folded.text)
        .substr(begin, segments.tokens[span.end - 1].span.end - begin);
  }
};

inline Cut cut(std::string_view source) {
  static Segmenter segmenter = resources()->segmenter.clone();
  Cut out;
  fold(source, {0, static_cast<std::uint32_t>(source.size())}, out.folded);
  segmenter.segment(out.folded, out.segments);
  return out;
}

// "do|n't|stop"
inline std::string tokens_of(const Cut& cut) {
  std::string out;
  for (const Token& token : cut.segments.tokens) {
    out.append(out.empty() ? "" : "|").append(cut.text(token));
  }
  return out;
}

// "He left. / She stayed."
inline std::string sentences_of(const Cut& cut) {
  std::string out;
  for (const TokenSpan sentence : cut.segments.sentences) {
    out.append(out.empty() ? "" : " / ").append(cut.text(sentence));
  }
  return out;
}

}  // namespace calque::testing
