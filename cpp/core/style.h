// The style channel: one pass over a unit's tokens.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "fold.h"
#include "style_model.h"
#include "style_symbols.h"
#include "token.h"
#include "units.h"

namespace calque {

// How often each class of symbols stands in a text: what its register is told by.
using StyleClasses = std::array<std::uint32_t, kFirstWordSymbol>;

// Headings, captions and cells of tables have a grammar of their own: the style channel passes them
// over.
constexpr bool has_style(UnitKind kind) {
  return kind != UnitKind::heading && kind != UnitKind::short_line;
}

// Calls `take(symbol)` for each style symbol of a unit. A sentence begins with kEdgeSymbol; a run
// of names is one symbol.
template <typename Take>
void for_each_symbol(const Folded& folded, const Segments& segments, const StyleSymbols& symbols,
                     Take&& take) {
  for (const TokenSpan sentence : segments.sentences) {
    take(kEdgeSymbol);
    StyleSymbol last = kEdgeSymbol;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const StyleSymbol symbol =
          symbols.of(segments.tokens[at], folded.text, /*initial=*/last == kEdgeSymbol);
      if (symbol == kNoSymbol || (symbol == kNameSymbol && last == kNameSymbol)) continue;
      take(symbol);
      last = symbol;
    }
  }
}

}  // namespace calque
