#include "verifier.h"

#include <algorithm>

namespace calque {
namespace {

bool is_wordlike(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::address;
}

}  // namespace

void Verifier::add(const Way& way, Ways& ways) {
  for (const Way& known : ways) {
    if (known.reach == way.reach && known.mark_begin == way.mark_begin &&
        known.mark_end == way.mark_end) {
      return;
    }
  }
  ways.push_back(way);
}

void Verifier::verify(const FlatSequence& sequence, std::uint32_t token,
                      std::vector<TokenMatch>& out) {
  sequence_ = &sequence;
  // Tagging costs more than all the rest: the sentence is tagged only where everything else fits.
  for (in_context_ = false;; in_context_ = true) {
    lefts_.clear();
    rights_.clear();
    if (!matches(element_at(sequence.key), token)) return;
    right(sequence.key + std::size_t{1}, token + 1, Way{0, 0, 0});
    if (rights_.empty()) return;
    left(sequence.key, token, placed(sequence.key, token, token + 1, Way{0, 0, 0}));
    if (lefts_.empty()) return;
    if (in_context_ || sequence.asks_context == 0) break;
  }
  for (const Way& a : lefts_) {
    for (const Way& b : rights_) {
      out.push_back({sequence.rule,
                     sequence.antipattern != 0,
                     {a.reach, b.reach},
                     {a.mark_begin + b.mark_begin, a.mark_end + b.mark_end}});
    }
  }
}

// Notes where an element lies, if it's at an edge of the mark. Each edge is noted by one side only,
// so that the two sides' notes can be added.
Verifier::Way Verifier::placed(std::size_t element, std::uint32_t begin, std::uint32_t end,
                               Way way) const {
  if (element == sequence_->mark_begin) way.mark_begin = begin;
  if (element + 1 == sequence_->mark_end) way.mark_end = end;
  return way;
}

// Elements [0, element) must end right before `token`.
void Verifier::left(std::size_t element, std::uint32_t token, Way way) {
  if (element == 0) {
    way.reach = token;
    add(way, lefts_);
    return;
  }
  const FlatElement& current = element_at(element - 1);
  if (current.optional != 0) left(element - 1, token, placed(element - 1, token, token, way));
  switch (static_cast<ElementKind>(current.kind)) {
    case ElementKind::sentence_begin:
      if (token == sentence_.begin)
        left(element - 1, token, placed(element - 1, token, token, way));
      return;
    case ElementKind::sentence_end:
      return;
    case ElementKind::gap:
      for (std::uint32_t n = 0; n <= current.most; ++n) {
        if (n > 0 && (token < sentence_.begin + n || !passes(current, token - n))) return;
        if (n >= current.least) {
          left(element - 1, token - n, placed(element - 1, token - n, token, way));
        }
      }
      return;
    default:
      if (token > sentence_.begin && matches(current, token - 1)) {
        left(element - 1, token - 1, placed(element - 1, token - 1, token, way));
      }
  }
}

// Elements [element, …) must begin at `token`.
void Verifier::right(std::size_t element, std::uint32_t token, Way way) {
  if (element == sequence_->elements) {
    way.reach = token;
    add(way, rights_);
    return;
  }
  const FlatElement& current = element_at(element);
  if (current.optional != 0) right(element + 1, token, placed(element, token, token, way));
  switch (static_cast<ElementKind>(current.kind)) {
    case ElementKind::sentence_begin:
      return;
    case ElementKind::sentence_end:
      if (only_final_punctuation(token)) {
        right(element + 1, token, placed(element, token, token, way));
      }
      return;
    case ElementKind::gap:
      for (std::uint32_t n = 0; n <= current.most; ++n) {
        if (n > 0 && (token + n > sentence_.end || !passes(current, token + n - 1))) return;
        if (n >= current.least) {
          right(element + 1, token + n, placed(element, token, token + n, way));
        }
      }
      return;
    default:
      if (token < sentence_.end && matches(current, token)) {
        right(element + 1, token + 1, placed(element, token, token + 1, way));
      }
  }
}

bool Verifier::matches(const FlatElement& element, std::uint32_t at) {
  ++steps_;
  const Token& token = tokens_[at];
  switch (static_cast<ElementKind>(element.kind)) {
    case ElementKind::words:
      return contains(element, token.word) && has_class(element, at);
    case ElementKind::not_words: {
      if (token.kind != TokenKind::word || contains(element, token.word)) return false;
      if ((element.may | element.only) == 0) return true;
      const TagSet possible = classes_.possible(at);
      if ((possible & element.may) != 0) return false;
      return element.only == 0 || !in_context_ || !is_only(element.only, possible, at);
    }
    case ElementKind::exact: {
      const std::string_view spelling(tables_.letters.data() + element.first_letter,
                                      element.letters);
      return contains(element, token.word) && text_of(token) == spelling;
    }
    case ElementKind::number:
      return token.kind == TokenKind::number;
    case ElementKind::any_word:
      return token.kind == TokenKind::word;
    case ElementKind::capital:
      return token.kind == TokenKind::word && token.capital;
    case ElementKind::of_class:
      return has_class(element, at);
    case ElementKind::gap:
    case ElementKind::sentence_begin:
    case ElementKind::sentence_end:
      break;
  }
  return false;
}

bool Verifier::has_class(const FlatElement& element, std::uint32_t at) {
  if ((element.may | element.only) == 0) return true;
  const TagSet possible = classes_.possible(at);
  if (element.may != 0 && (possible & element.may) == 0) return false;
  if (element.only == 0) return true;
  if ((possible & element.only) == 0) return false;
  return !in_context_ || is_only(element.only, possible, at);
}

bool Verifier::is_only(TagSet tags, TagSet possible, std::uint32_t at) {
  if (possible != 0 && (possible & ~tags) == 0) return true;
  if (possible == 0) return false;
  return (bit(classes_.in_context(at, sentence_)) & tags) != 0;
}

bool Verifier::contains(const FlatElement& element, std::uint32_t word) const {
  if (word == 0 || (element.filter & word_filter(word)) == 0) return false;
  if (element.bitmap != kNoBitmap) return tables_.in_bitmap(element.bitmap, word);
  const std::uint32_t* words = tables_.words.data() + element.first_word;
  return element.words == 1 ? *words == word
                            : std::binary_search(words, words + element.words, word);
}

// May a gap pass over this token?
bool Verifier::passes(const FlatElement& gap, std::uint32_t at) {
  ++steps_;
  const Token& token = tokens_[at];
  if (gap.over_punctuation != 0 || is_wordlike(token)) return true;
  const std::string_view sign = text_of(token);
  return sign == "%" || (sign == "-" && !token.space_before && !token.space_after);
}

// $ stands at the sentence's end, before or behind its closing punctuation.
bool Verifier::only_final_punctuation(std::uint32_t token) const {
  for (; token < sentence_.end; ++token) {
    if (tokens_[token].kind != TokenKind::punctuation ||
        text_of(tokens_[token]).find_first_not_of(".!?\"')]") != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace calque
