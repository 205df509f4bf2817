#include "words.h"

#include <algorithm>
#include <array>
#include <string>

#include "token_pattern.h"
#include "utf8.h"

namespace calque {
namespace {

std::string with_latin_lookalikes(std::string_view word, const Language& language) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = decode_utf8(word, at);
    const auto latin = language.lookalikes.find(c.code_point);
    if (latin != language.lookalikes.end()) {
      out += latin->second;
    } else {
      out.append(word, at, c.length);
    }
    at += c.length;
  }
  return out;
}

// A token that isn't plain ASCII letters: dashes, other letters, look-alikes.
std::uint32_t look_up_other(const Token& token, std::string_view word, const Vocabulary& vocabulary,
                            const Language& language) {
  std::string key;
  if (word.front() == '-') {
    key = word_key(word, token.space_before && token.space_after);
  } else {
    append_lower(key, word);
  }
  const std::uint32_t id = vocabulary.find(key);
  if (id != 0 || token.ascii || token.kind != TokenKind::word) return id;
  return vocabulary.find(lower(with_latin_lookalikes(word, language)));
}

}  // namespace

void look_up_words(const Folded& folded, const Vocabulary& vocabulary, const Language& language,
                   Segments& segments) {
  const std::string_view text = folded.text;
  const auto word_of = [text](const Token& token) {
    return text.substr(token.span.begin, token.span.size());
  };
  // The table is bigger than the nearest caches: hash some words ahead of looking.
  constexpr std::size_t kAhead = 16;
  std::array<WordBits, kAhead> bits;
  for (std::size_t begin = 0; begin < segments.tokens.size(); begin += kAhead) {
    const std::size_t count = std::min(kAhead, segments.tokens.size() - begin);
    Token* tokens = segments.tokens.data() + begin;
    for (std::size_t i = 0; i < count; ++i) {
      bits[i] = word_bits(word_of(tokens[i]), text.size() - tokens[i].span.begin);
      vocabulary.prefetch(bits[i].hash);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view word = word_of(tokens[i]);
      tokens[i].word = tokens[i].ascii && word.front() != '-'
                           ? vocabulary.find_ascii(word, bits[i])
                           : look_up_other(tokens[i], word, vocabulary, language);
    }
  }
}

}  // namespace calque
