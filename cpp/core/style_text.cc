#include "style_text.h"

#include "fold.h"
#include "style.h"
#include "units.h"
#include "words.h"

namespace calque {

StyleText style_text(const Resources& resources, std::string_view text) {
  StyleText out;
  Segmenter segmenter = resources.segmenter.clone();
  UnitReader units(text);
  Unit unit;
  Folded folded;
  Segments segments;
  while (units.next(unit)) {
    if (!has_style(unit.kind)) {
      out.ends.push_back(static_cast<std::uint32_t>(out.symbols.size()));
      continue;
    }
    fold(text, unit.body, folded);
    segmenter.segment(folded, segments);
    look_up_words(folded, resources.vocabulary, resources.language, segments);
    for_each_symbol(folded, segments, resources.symbols,
                    [&](StyleSymbol symbol) { out.symbols.push_back(symbol); });
    out.ends.push_back(static_cast<std::uint32_t>(out.symbols.size()));
  }
  return out;
}

}  // namespace calque
