// A rule as its author wrote it: texts, not yet compiled. corpora/ru/rules/README.md says what
// each key means.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace calque {

enum class Use { hit, rate, display };
enum class Status { active, trial };
enum class Detection { none, mixed_script, lookalike_word };

const char* to_string(Use use);
const char* to_string(Status status);

struct RegexSpec {
  std::string expression;             // empty: the rule has none
  std::vector<std::string> literals;  // one of them stands in every match
  std::uint32_t max_length = 0;       // bytes
  bool on_source = false;             // reads the source's bytes instead of the folded text
};

struct Rule {
  std::string id;
  std::string family;
  std::string title;  // of the family
  std::vector<std::string> patterns;
  std::vector<std::string> antipatterns;
  RegexSpec regex;
  Detection detection = Detection::none;
  Use use = Use::hit;
  Status status = Status::active;
  std::string source;           // the construction in the source language
  std::string transliteration;  // of it, into Latin letters; rules from a pack have it
  std::string explanation;
  std::vector<std::string> alternatives;
  std::vector<std::string> registers;
  std::string claim;
  std::string case_name;
  std::vector<std::string> flagged;
  std::vector<std::string> passing;
  std::map<std::string, std::vector<std::string>> lists;  // named lists of its file

  // Where it stands, for messages: file, its first line, and the line of each key.
  std::string file;
  std::size_t line = 0;
  std::map<std::string, std::size_t> key_lines;

  std::size_t line_of(const std::string& key) const {
    const auto found = key_lines.find(key);
    return found == key_lines.end() ? line : found->second;
  }
};

}  // namespace calque
