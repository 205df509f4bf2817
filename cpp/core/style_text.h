// A whole text as the style channel sees it. For those who train it: they count what the engine
// counts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "resources.h"
#include "style_symbols.h"

namespace calque {

struct StyleText {
  std::vector<StyleSymbol> symbols;  // of running text, headings and short lines left out
  std::vector<std::uint32_t> ends;   // of each unit's symbols, in the order of Report::units
};

// Linear; never fails because of content.
StyleText style_text(const Resources& resources, std::string_view text);

}  // namespace calque
