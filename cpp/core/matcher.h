// Token patterns over one unit. Each sequence is found by its key and verified from there to both
// sides; a token whose word is no sequence's key costs one look-up.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "matcher_tables.h"
#include "token.h"
#include "word_classes.h"

namespace calque {

struct TokenMatch {
  std::uint32_t rule = 0;
  bool antipattern = false;
  TokenSpan span;
  TokenSpan mark;
};

// Buffers of one thread.
struct MatchScratch {
  std::vector<TokenMatch> matches;  // the result
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> sequences;
};

// Appends all matches of all sequences, sentence by sentence. Returns the number of elements
// compared, the measure of work that tests of linearity count.
std::uint64_t match_tokens(const MatcherTables& tables, std::string_view text,
                           const Segments& segments, WordClasses& classes, MatchScratch& scratch);

}  // namespace calque
