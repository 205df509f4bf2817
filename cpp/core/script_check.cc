#include "script_check.h"

#include <string_view>

#include "utf8.h"

namespace calque {
namespace {

struct Letters {
  bool latin = false;
  bool foreign = false;        // of the language's script
  bool all_lookalikes = true;  // every foreign letter looks Latin
};

Letters letters_of(std::string_view word, const Language& language) {
  static const Script latin = script_by_name("Latn");
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = decode_utf8(word, at);
    at += c.length;
    const Script script = script_of(c.code_point);
    if (script == latin) letters.latin = true;
    if (script == language.script) {
      letters.foreign = true;
      letters.all_lookalikes = letters.all_lookalikes && language.lookalikes.contains(c.code_point);
    }
  }
  return letters;
}

}  // namespace

void check_scripts(const Folded& folded, const Segments& segments, const Language& language,
                   std::vector<ScriptMatch>& out) {
  if (folded.ascii) return;
  const std::string_view text = folded.text;
  const auto count = static_cast<std::uint32_t>(segments.tokens.size());
  const auto word_at = [&](std::uint32_t i) {
    return text.substr(segments.tokens[i].span.begin, segments.tokens[i].span.size());
  };
  const auto is_word = [&](std::uint32_t i) {
    return segments.tokens[i].kind == TokenKind::word ||
           segments.tokens[i].kind == TokenKind::address;
  };
  // Is the nearest word on either side written in the script too?
  const auto among_foreign = [&](std::uint32_t i) {
    for (std::uint32_t j = i; j-- > 0;) {
      if (!is_word(j)) continue;
      if (letters_of(word_at(j), language).foreign) return true;
      break;
    }
    for (std::uint32_t j = i + 1; j < count; ++j) {
      if (!is_word(j)) continue;
      return letters_of(word_at(j), language).foreign;
    }
    return false;
  };
  bool latin_unit = false;  // a unit without Latin words isn't English with a stray letter
  for (std::uint32_t i = 0; i < count && !latin_unit; ++i) {
    latin_unit = is_word(i) && letters_of(word_at(i), language).latin;
  }
  if (!latin_unit) return;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (segments.tokens[i].ascii || !is_word(i)) continue;
    const Letters letters = letters_of(word_at(i), language);
    if (!letters.foreign) continue;
    if (letters.latin) {
      out.push_back({Detection::mixed_script, {i, i + 1}});
    } else if (letters.all_lookalikes && !among_foreign(i)) {
      out.push_back({Detection::lookalike_word, {i, i + 1}});
    }
  }
}

}  // namespace calque
