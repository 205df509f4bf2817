#include "language_gate.h"

#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "problem.h"
#include "toml_reader.h"

namespace calque {

const char* to_string(TextKind kind) {
  switch (kind) {
    case TextKind::english:
      return "english";
    case TextKind::empty:
      return "empty";
    case TextKind::too_short:
      return "too_short";
    case TextKind::not_english:
      return "not_english";
    case TextKind::mostly_names:
      return "mostly_names";
    case TextKind::mostly_numbers:
      return "mostly_numbers";
    case TextKind::mostly_code:
      return "mostly_code";
  }
  return "empty";
}

TextKind LanguageGate::judge(const TextCounts& counts) const {
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  if (counts.words + counts.numbers == 0) return TextKind::empty;
  if (share(counts.numbers, counts.words + counts.numbers) > most_number_share) {
    return TextKind::mostly_numbers;
  }
  if (counts.words < least_words) return TextKind::too_short;
  if (share(counts.symbols, counts.tokens) > most_symbol_share) return TextKind::mostly_code;
  if (share(counts.function_words, counts.words) >= least_function_share) return TextKind::english;
  return share(counts.capitals, counts.words) > most_capital_share ? TextKind::mostly_names
                                                                   : TextKind::not_english;
}

LanguageGate load_gate(const DataFiles& files) {
  std::vector<Problem> problems;
  LanguageGate gate;
  std::istringstream lines(files.read("en/function-words.txt", problems).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) gate.function_words.insert(word);
  }
  if (std::optional<TomlTable> root = TomlTable::read(files, "en/gate.toml", problems)) {
    if (!root->has("least_words")) root->fault("least_words", "missing");
    gate.least_words = static_cast<std::uint64_t>(root->integer("least_words").value_or(0));
    const std::pair<const char*, double*> shares[] = {
        {"least_function_share", &gate.least_function_share},
        {"most_capital_share", &gate.most_capital_share},
        {"most_number_share", &gate.most_number_share},
        {"most_symbol_share", &gate.most_symbol_share}};
    for (const auto& [key, value] : shares) {
      if (const std::optional<double> number = root->number(key)) {
        *value = *number;
      } else if (!root->has(key)) {
        root->fault(key, "missing");
      }
    }
    root->finish();
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return gate;
}

}  // namespace calque
