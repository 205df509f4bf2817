// Folding: source bytes in, text for matching out, with the map back.
//
//   source   "non\u2011aggression \u2014 \uFB01nal"      (no-break hyphen, em dash, fi ligature)
//   folded   "non-aggression -- final"
//
// What is folded: line ends and all Unicode spaces become one space each; zero-width characters,
// soft hyphens and direction marks vanish; ligatures are spelled out; typographic quotes become '
// and "; hyphens and minus signs become -; dashes become -- (an en dash between digits becomes -);
// an ellipsis becomes three full stops; ill-formed bytes become U+FFFD. Letters, case and
// combining marks stay as they are. The table stands in fold_table.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "edit_map.h"

namespace calque {

// One unit's folded text. Reused from unit to unit: `fold` overwrites it and keeps its memory.
struct Folded {
  std::string text;
  EditMap map;
  std::uint32_t invalid_sequences = 0;  // ill-formed byte sequences replaced by U+FFFD
  bool ascii = true;                    // the folded text is ASCII throughout
};

// Folds source bytes [span.begin, span.end) into `out`. Linear, one pass. Never fails.
void fold(std::string_view source, SourceSpan span, Folded& out);

// What a code point folds to: nullptr where it stays as it is. For dashes that depend on their
// neighbours this is the form between words.
const char* fold_of(char32_t code_point);

}  // namespace calque
