// Token patterns over one unit. Each sequence is found by its key, its rarest mandatory word, and
// verified from there to both sides; a token whose word is no sequence's key costs one look-up.
//
// Built once (`add`, then `finish`), then immutable and safe to share between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "token.h"
#include "token_pattern.h"
#include "vocabulary.h"

namespace calque {

struct TokenMatch {
  std::uint32_t rule = 0;
  bool antipattern = false;
  TokenSpan span;
  TokenSpan mark;
};

class Matcher {
 public:
  void add(std::uint32_t rule, bool antipattern, Sequence sequence);
  // Builds the index. All words of all sequences must be in the vocabulary.
  void finish(const Vocabulary& vocabulary);

  // Appends all matches, sentence by sentence. Returns the number of elements compared, the
  // measure of work that tests of linearity count.
  std::uint64_t match(std::string_view text, const Segments& segments,
                      std::vector<TokenMatch>& out) const;

  std::size_t sequences() const { return sequences_.size(); }

 private:
  struct Entry {
    Sequence sequence;
    std::uint32_t rule;
    bool antipattern;
    std::uint32_t key;  // the element by which it is found
  };
  static bool neighbour_fits(const Entry& entry, const std::vector<Token>& tokens, std::uint32_t at,
                             TokenSpan sentence);

  std::vector<Entry> sequences_;
  std::vector<std::uint32_t> first_;     // word id -> first posting; one more entry at the end
  std::vector<std::uint32_t> postings_;  // indices into sequences_
};

}  // namespace calque
