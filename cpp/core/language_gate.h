// Is this English at all? Told from counts of tokens, so that "no findings" is never shown for a
// text that calque can't read. The thresholds are measured (corpora/en/gate.toml says how).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "data_files.h"

namespace calque {

// Counts of a document's tokens. Numbers, symbols and words exclude each other.
struct TextCounts {
  std::uint64_t words = 0;           // words, clitics included
  std::uint64_t function_words = 0;  // of them: English closed-class words
  std::uint64_t capitals = 0;        // of them: capitalised inside a sentence
  std::uint64_t numbers = 0;
  std::uint64_t symbols = 0;  // symbols and punctuation of code: = + < > | { } _ …
  std::uint64_t tokens = 0;   // all of these and punctuation
};

enum class TextKind {
  english,
  empty,      // no word and no number
  too_short,  // too few words to tell
  not_english,
  mostly_names,
  mostly_numbers,
  mostly_code,
};

const char* to_string(TextKind kind);

struct LanguageGate {
  std::unordered_set<std::string> function_words;
  std::uint64_t least_words = 0;
  double least_function_share = 0;  // of words
  double most_capital_share = 0;    // of words
  double most_number_share = 0;     // of words and numbers
  double most_symbol_share = 0;     // of tokens

  TextKind judge(const TextCounts& counts) const;
};

// Reads gate.toml and function-words.txt of en/. Throws DataError.
LanguageGate load_gate(const DataFiles& files);

}  // namespace calque
