// A token and what is known of it before any rule is asked.
#pragma once

#include <cstdint>
#include <vector>

#include "span.h"

namespace calque {

enum class TokenKind : std::uint8_t { word, number, address, punctuation, symbol };

struct Token {
  FoldedSpan span;
  std::uint32_t word = 0;  // id in the vocabulary; 0: a word that no rule or list names
  TokenKind kind = TokenKind::symbol;
  bool clitic = false;        // 's, n't and their like, cut off the word before
  bool capital = false;       // begins with a capital letter
  bool space_before = false;  // something blank, or nothing, stands before it
  bool space_after = false;
  bool ascii = true;
};

// One unit's tokens and sentences. Reused from unit to unit.
struct Segments {
  std::vector<Token> tokens;
  std::vector<TokenSpan> sentences;  // in order; together they hold all tokens
};

}  // namespace calque
