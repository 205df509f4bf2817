// A whole text as the engine cuts it: folded, lower-cased tokens, sentence by sentence. For those
// who count words outside the engine and must not cut them otherwise than it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resources.h"
#include "token.h"

namespace calque {

struct CutToken {
  std::string text;  // folded and in lower case
  TokenKind kind = TokenKind::symbol;
  bool clitic = false;
  bool space_before = false;  // false too where a sentence's first token follows another directly
};

// Sentences in order; headings and list items are sentences, their markers left out. Linear.
std::vector<std::vector<CutToken>> cut_text(const Resources& resources, std::string_view text);

}  // namespace calque
