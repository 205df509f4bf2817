#include "words.h"

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

}  // namespace

void look_up_words(const Folded& folded, const Vocabulary& vocabulary, const Language& language,
                   Segments& segments) {
  const std::string_view text = folded.text;
  std::string key;
  for (Token& token : segments.tokens) {
    const std::string_view word = text.substr(token.span.begin, token.span.size());
    if (token.ascii && word.front() != '-') {
      token.word = vocabulary.find_ascii(word);
      continue;
    }
    key.clear();
    if (word.front() == '-') {
      key = word_key(word, token.space_before && token.space_after);
    } else {
      append_lower(key, word);
    }
    token.word = vocabulary.find(key);
    if (token.word == 0 && !token.ascii && token.kind == TokenKind::word) {
      token.word = vocabulary.find(lower(with_latin_lookalikes(word, language)));
    }
  }
}

}  // namespace calque
