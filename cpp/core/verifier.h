// Verifies sequences around a token of their key, within one sentence. The left and the right part
// are independent: each tries all lengths of its gaps and leaves out what is optional.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "matcher.h"

namespace calque {

class Verifier {
 public:
  Verifier(const MatcherTables& tables, std::string_view text, const std::vector<Token>& tokens,
           WordClasses& classes)
      : tables_(tables), text_(text), tokens_(tokens), classes_(classes) {}

  // All that follows is about this sentence.
  void set_sentence(TokenSpan sentence) { sentence_ = sentence; }
  // Appends every match of the sequence whose key is this token, each span and mark once.
  void verify(const FlatSequence& sequence, std::uint32_t token, std::vector<TokenMatch>& out);
  std::uint64_t steps() const { return steps_; }

 private:
  // One way in which a part of the sequence can match: how far it reaches, and the edges of the
  // mark that lie in it.
  struct Way {
    std::uint32_t reach;
    std::uint32_t mark_begin;
    std::uint32_t mark_end;
  };
  using Ways = std::vector<Way>;  // the limits of the language keep them few

  static void add(const Way& way, Ways& ways);
  void left(std::size_t element, std::uint32_t token, Way way);
  void right(std::size_t element, std::uint32_t token, Way way);
  Way placed(std::size_t element, std::uint32_t begin, std::uint32_t end, Way way) const;
  bool matches(const FlatElement& element, std::uint32_t at);
  bool has_class(const FlatElement& element, std::uint32_t at);
  bool is_only(TagSet tags, TagSet possible, std::uint32_t at);
  bool passes(const FlatElement& gap, std::uint32_t at);
  bool contains(const FlatElement& element, std::uint32_t word) const;
  bool only_final_punctuation(std::uint32_t token) const;
  const FlatElement& element_at(std::size_t element) const {
    return tables_.elements[sequence_->first_element + element];
  }
  std::string_view text_of(const Token& token) const {
    return text_.substr(token.span.begin, token.span.size());
  }

  const MatcherTables& tables_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  TokenSpan sentence_;
  WordClasses& classes_;
  const FlatSequence* sequence_ = nullptr;
  bool in_context_ = false;  // may the tagger be asked yet?
  Ways lefts_;
  Ways rights_;
  std::uint64_t steps_ = 0;
};

}  // namespace calque
