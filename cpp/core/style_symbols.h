// Style symbols: all that the style channel sees of a token. A closed-class word, and a word of
// general meaning, is itself; any other word is its word class; names, whole runs of them, are one
// symbol, and so are numbers. Punctuation is left out: publishers choose it. So no topic is seen.
//
//   const StyleSymbols symbols(lexicon, vocabulary, gate.function_words, general_words);
//   StyleSymbol symbol = symbols.of(token, text, /*initial=*/false);
//
// Immutable after it's made; safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicon.h"
#include "token.h"
#include "vocabulary.h"

namespace calque {

using StyleSymbol = std::uint16_t;

inline constexpr StyleSymbol kNoSymbol = 0;    // punctuation and signs
inline constexpr StyleSymbol kEdgeSymbol = 1;  // a sentence begins
inline constexpr StyleSymbol kNameSymbol = 2;
inline constexpr StyleSymbol kNumberSymbol = 3;
inline constexpr StyleSymbol kFirstTagSymbol = 4;
inline constexpr StyleSymbol kFirstWordSymbol = 64;  // the words, in the order of their letters
inline constexpr unsigned kStyleSymbolBits = 10;
static_assert(kFirstTagSymbol + kTags <= kFirstWordSymbol);

class StyleSymbols {
 public:
  // Closed-class words are themselves, capital letter or not; words of general meaning not where a
  // capital letter inside a sentence makes them part of a name. Two capitals make any word a name:
  // US isn't us. Throws std::length_error where
  // there are more words than symbols.
  StyleSymbols(const Lexicon& lexicon, const Vocabulary& vocabulary,
               const std::unordered_set<std::string>& closed_class,
               const std::vector<std::string>& general);

  // `initial`: no word of its sentence stands before it.
  StyleSymbol of(const Token& token, std::string_view text, bool initial) const;
  // The symbol without words of its own, 0 to kFirstWordSymbol - 1: what a register is told by.
  StyleSymbol class_of(StyleSymbol symbol) const {
    return symbol < kFirstWordSymbol ? symbol : classes_[symbol - kFirstWordSymbol];
  }

  // Symbols in use, 0 included.
  std::size_t size() const { return kFirstWordSymbol + words_.size(); }
  // "of", "NN", "<name>", "<number>", "<s>"; "" for numbers without a meaning.
  std::string name(StyleSymbol symbol) const;
  // kNoSymbol where the name is unknown.
  StyleSymbol by_name(std::string_view name) const;

 private:
  struct Entry {
    StyleSymbol symbol = kNoSymbol;
    bool closed = false;
    bool known = false;  // as something else than a name
  };
  StyleSymbol guess(std::string_view word) const;

  const Lexicon* lexicon_;
  std::vector<std::string> words_;
  std::vector<StyleSymbol> classes_;  // of words_
  std::vector<Entry> by_word_;        // by word id
};

inline StyleSymbol StyleSymbols::of(const Token& token, std::string_view text, bool initial) const {
  if (token.kind == TokenKind::number) return kNumberSymbol;
  if (token.kind == TokenKind::address) return kNameSymbol;
  if (token.kind != TokenKind::word) return kNoSymbol;
  const Entry entry = token.word < by_word_.size() ? by_word_[token.word] : Entry{};
  if (token.capital) {
    const std::size_t second = token.span.begin + 1;
    const bool capitals = second < token.span.end && text[second] >= 'A' && text[second] <= 'Z';
    if (capitals || (!entry.closed && (!initial || !entry.known))) return kNameSymbol;
  }
  if (entry.symbol != kNoSymbol) return entry.symbol;
  return guess(text.substr(token.span.begin, token.span.size()));
}

}  // namespace calque
