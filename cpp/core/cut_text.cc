#include "cut_text.h"

#include <utility>

#include "fold.h"
#include "unicode.h"
#include "units.h"

namespace calque {

std::vector<std::vector<CutToken>> cut_text(const Resources& resources, std::string_view text) {
  std::vector<std::vector<CutToken>> sentences;
  Segmenter segmenter = resources.segmenter.clone();
  UnitReader units(text);
  Unit unit;
  Folded folded;
  Segments segments;
  while (units.next(unit)) {
    fold(text, unit.body, folded);
    segmenter.segment(folded, segments);
    for (const TokenSpan span : segments.sentences) {
      std::vector<CutToken> sentence;
      sentence.reserve(span.size());
      for (std::size_t at = span.begin; at < span.end; ++at) {
        const Token& token = segments.tokens[at];
        const std::string_view word =
            std::string_view(folded.text).substr(token.span.begin, token.span.size());
        sentence.push_back({lower(word), token.kind, token.clitic, token.space_before});
      }
      sentences.push_back(std::move(sentence));
    }
  }
  return sentences;
}

}  // namespace calque
