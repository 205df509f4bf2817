#include "matcher.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace calque {
namespace {

// How often a word may be expected, by its length only, until a lexicon knows better: short words
// are frequent (Zipf's law of abbreviation).
double expected_frequency(const Element& element, const Vocabulary& vocabulary) {
  double sum = 0;
  for (const std::uint32_t word : element.words) {
    const auto length = static_cast<double>(vocabulary.word(word).size());
    sum += 1.0 / (length * length * length);
  }
  return sum;
}

bool contains(const Element& element, std::uint32_t word) {
  if (word == 0) return false;
  return element.words.size() == 1
             ? element.words.front() == word
             : std::binary_search(element.words.begin(), element.words.end(), word);
}

bool is_wordlike(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::address;
}

// Verifies one sequence around one token of its key. The left and the right part are independent:
// each tries all lengths of its gaps and keeps the match that reaches furthest.
class Verifier {
 public:
  Verifier(std::string_view text, const std::vector<Token>& tokens, TokenSpan sentence,
           const Sequence& sequence)
      : text_(text), tokens_(tokens), sentence_(sentence), sequence_(sequence) {}

  bool run(std::size_t key, std::uint32_t token) {
    key_ = key;
    if (!matches(sequence_.elements[key], token)) return false;
    place(key, token, token + 1);
    left(key, token);
    if (!found_left_) return false;
    right(key + 1, token + 1);
    return found_right_;
  }

  TokenSpan span() const { return {leftmost_, rightmost_}; }
  TokenSpan mark() const {
    return {best_[sequence_.mark_begin].begin, best_[sequence_.mark_end - 1].end};
  }
  std::uint64_t steps() const { return steps_; }

 private:
  bool matches(const Element& element, std::uint32_t at) {
    ++steps_;
    const Token& token = tokens_[at];
    switch (element.kind) {
      case ElementKind::words:
        return contains(element, token.word);
      case ElementKind::not_words:
        return token.kind == TokenKind::word && !contains(element, token.word);
      case ElementKind::exact:
        return contains(element, token.word) && text_of(token) == element.spelling;
      case ElementKind::number:
        return token.kind == TokenKind::number;
      case ElementKind::any_word:
        return token.kind == TokenKind::word;
      case ElementKind::capital:
        return token.kind == TokenKind::word && token.capital;
      case ElementKind::gap:
      case ElementKind::sentence_begin:
      case ElementKind::sentence_end:
        break;
    }
    return false;
  }

  // May a gap pass over this token?
  bool passes(const Element& gap, std::uint32_t at) {
    ++steps_;
    const Token& token = tokens_[at];
    if (gap.over_punctuation || is_wordlike(token)) return true;
    const std::string_view sign = text_of(token);
    return sign == "%" || (sign == "-" && !token.space_before && !token.space_after);
  }

  // Elements [0, element) must end right before `token`.
  void left(std::size_t element, std::uint32_t token) {
    if (element == 0) {
      if (found_left_ && token >= leftmost_) return;
      found_left_ = true;
      leftmost_ = token;
      keep(0, key_ + 1);
      return;
    }
    const Element& current = sequence_.elements[element - 1];
    if (current.kind == ElementKind::sentence_begin) {
      if (token == sentence_.begin) left_from(element - 1, token, token);
    } else if (current.kind == ElementKind::gap) {
      for (std::uint32_t n = 0; n <= current.most; ++n) {
        if (n > 0 && (token < sentence_.begin + n || !passes(current, token - n))) break;
        if (n >= current.least) left_from(element - 1, token - n, token);
      }
    } else if (token > sentence_.begin && matches(current, token - 1)) {
      left_from(element - 1, token - 1, token);
    }
  }
  void left_from(std::size_t element, std::uint32_t begin, std::uint32_t end) {
    place(element, begin, end);
    left(element, begin);
  }

  // Elements [element, …) must begin at `token`.
  void right(std::size_t element, std::uint32_t token) {
    if (element == sequence_.elements.size()) {
      if (found_right_ && token <= rightmost_) return;
      found_right_ = true;
      rightmost_ = token;
      keep(key_ + 1, element);
      return;
    }
    const Element& current = sequence_.elements[element];
    if (current.kind == ElementKind::sentence_end) {
      if (only_final_punctuation(token)) right_from(element, token, token);
    } else if (current.kind == ElementKind::gap) {
      for (std::uint32_t n = 0; n <= current.most; ++n) {
        if (n > 0 && (token + n > sentence_.end || !passes(current, token + n - 1))) break;
        if (n >= current.least) right_from(element, token, token + n);
      }
    } else if (token < sentence_.end && matches(current, token)) {
      right_from(element, token, token + 1);
    }
  }
  void right_from(std::size_t element, std::uint32_t begin, std::uint32_t end) {
    place(element, begin, end);
    right(element + 1, end);
  }

  // $ stands at the sentence's end, before or behind its closing punctuation.
  bool only_final_punctuation(std::uint32_t token) const {
    for (; token < sentence_.end; ++token) {
      if (tokens_[token].kind != TokenKind::punctuation ||
          text_of(tokens_[token]).find_first_not_of(".!?\"')]") != std::string_view::npos) {
        return false;
      }
    }
    return true;
  }

  std::string_view text_of(const Token& token) const {
    return text_.substr(token.span.begin, token.span.size());
  }
  void place(std::size_t element, std::uint32_t begin, std::uint32_t end) {
    now_[element] = {begin, end};
  }
  void keep(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) best_[i] = now_[i];
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  TokenSpan sentence_;
  const Sequence& sequence_;
  std::size_t key_ = 0;
  std::array<TokenSpan, kMostElements> now_;   // tokens of each element on the path being tried
  std::array<TokenSpan, kMostElements> best_;  // and on the best one
  bool found_left_ = false;
  bool found_right_ = false;
  std::uint32_t leftmost_ = 0;
  std::uint32_t rightmost_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace

void Matcher::add(std::uint32_t rule, bool antipattern, Sequence sequence) {
  sequences_.push_back({std::move(sequence), rule, antipattern, 0});
}

void Matcher::finish(const Vocabulary& vocabulary) {
  std::vector<std::vector<std::uint32_t>> by_word(vocabulary.size());
  for (std::uint32_t i = 0; i < sequences_.size(); ++i) {
    Entry& entry = sequences_[i];
    double rarest = std::numeric_limits<double>::infinity();
    for (std::uint32_t e = 0; e < entry.sequence.elements.size(); ++e) {
      const Element& element = entry.sequence.elements[e];
      if (!element.can_be_key()) continue;
      const double frequency = expected_frequency(element, vocabulary);
      if (frequency < rarest) {
        rarest = frequency;
        entry.key = e;
      }
    }
    for (const std::uint32_t word : entry.sequence.elements[entry.key].words) {
      by_word[word].push_back(i);
    }
  }
  first_.assign(1, 0);
  postings_.clear();
  for (const std::vector<std::uint32_t>& list : by_word) {
    postings_.insert(postings_.end(), list.begin(), list.end());
    first_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
}

// Most candidates fail on the token beside the key: ask it before anything else.
bool Matcher::neighbour_fits(const Entry& entry, const std::vector<Token>& tokens, std::uint32_t at,
                             TokenSpan sentence) {
  const std::vector<Element>& elements = entry.sequence.elements;
  const std::uint32_t key = entry.key;
  if (key + 1 < elements.size() && elements[key + 1].kind == ElementKind::words) {
    return at + 1 < sentence.end && contains(elements[key + 1], tokens[at + 1].word);
  }
  if (key > 0 && elements[key - 1].kind == ElementKind::words) {
    return at > sentence.begin && contains(elements[key - 1], tokens[at - 1].word);
  }
  return true;
}

std::uint64_t Matcher::match(std::string_view text, const Segments& segments,
                             std::vector<TokenMatch>& out) const {
  std::uint64_t steps = 0;
  for (const TokenSpan sentence : segments.sentences) {
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const std::uint32_t word = segments.tokens[at].word;
      ++steps;
      if (word == 0) continue;
      for (std::uint32_t p = first_[word]; p < first_[word + 1]; ++p) {
        const Entry& entry = sequences_[postings_[p]];
        ++steps;
        if (!neighbour_fits(entry, segments.tokens, at, sentence)) continue;
        Verifier verifier(text, segments.tokens, sentence, entry.sequence);
        if (verifier.run(entry.key, at)) {
          out.push_back({entry.rule, entry.antipattern, verifier.span(), verifier.mark()});
        }
        steps += verifier.steps();
      }
    }
  }
  return steps;
}

}  // namespace calque
