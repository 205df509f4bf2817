#include "rule_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "data_files.h"
#include "toml_reader.h"
#include "utf8.h"
#include "word_lists.h"

namespace calque {
namespace {

constexpr std::size_t kShortestExplanation = 40;  // characters
constexpr std::int64_t kLongestRegexMatch = 200;  // bytes

template <typename Value>
struct Name {
  const char* name;
  Value value;
};

constexpr std::array kUses{Name<Use>{"hit", Use::hit}, Name<Use>{"rate", Use::rate},
                           Name<Use>{"display", Use::display}};
constexpr std::array kStatuses{Name<Status>{"active", Status::active},
                               Name<Status>{"trial", Status::trial}};
constexpr std::array kDetections{Name<Detection>{"mixed_script", Detection::mixed_script},
                                 Name<Detection>{"lookalike_word", Detection::lookalike_word}};
constexpr std::array kPlaces{Name<bool>{"folded", false}, Name<bool>{"source", true}};
constexpr std::array kRegisters{
    Name<bool>{"official", true}, Name<bool>{"diplomatic", true}, Name<bool>{"legal", true},
    Name<bool>{"news", true},     Name<bool>{"academic", true},   Name<bool>{"technical", true},
    Name<bool>{"business", true}, Name<bool>{"literary", true},   Name<bool>{"general", true}};

template <typename Value, std::size_t N>
std::string names_of(const std::array<Name<Value>, N>& names) {
  std::string out;
  for (const Name<Value>& name : names) out += (out.empty() ? "" : ", ") + std::string(name.name);
  return out;
}

template <typename Value, std::size_t N>
std::optional<Value> value_of(std::string_view name, const std::array<Name<Value>, N>& names) {
  for (const Name<Value>& known : names) {
    if (name == known.name) return known.value;
  }
  return std::nullopt;
}

// Takes a key whose value is one of a few names; tells the allowed ones where it is not.
template <typename Value, std::size_t N>
void take_name(TomlTable& table, const std::string& key, bool required,
               const std::array<Name<Value>, N>& names, Value& out) {
  const std::optional<std::string> text = table.text(key);
  if (!text) {
    if (required && !table.has(key)) table.fault(key, "missing");
    return;
  }
  if (const std::optional<Value> value = value_of(*text, names)) {
    out = *value;
  } else {
    table.fault(key, "must be one of " + names_of(names) + ", not \"" + *text + "\"");
  }
}

std::vector<std::string> take_required_list(TomlTable& table, const std::string& key,
                                            std::size_t least) {
  std::vector<std::string> list = table.texts(key);
  if (!table.has(key)) {
    table.fault(key, "missing");
  } else if (!list.empty() && list.size() < least) {
    table.fault(key, "at least " + std::to_string(least) + " are needed, there are " +
                         std::to_string(list.size()));
  }
  return list;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_id(std::string_view id, std::string_view family) {
  return id.size() > family.size() + 1 && id.starts_with(family) && id[family.size()] == '/' &&
         is_name(id.substr(family.size() + 1));
}

void take_regex(TomlTable& table, RegexSpec& regex) {
  const bool has_regex = table.has("regex");
  regex.expression = table.text("regex").value_or("");
  regex.literals = table.text_or_texts("literal");
  const std::optional<std::int64_t> length = table.integer("max_length");
  take_name(table, "on", false, kPlaces, regex.on_source);
  for (const char* key : {"literal", "max_length", "on"}) {
    if (!has_regex && table.has(key)) table.fault(key, "belongs to a rule with a regex");
  }
  if (!has_regex) return;
  for (const std::string& literal : regex.literals) {
    if (literal.size() < 2) {
      table.fault("literal",
                  "\"" + literal + "\" stands everywhere: at least two bytes are needed");
    }
  }
  for (const char* key : {"literal", "max_length"}) {
    if (!table.has(key)) table.fault(key, "missing: a regex needs it");
  }
  if (length && (*length < 1 || *length > kLongestRegexMatch)) {
    table.fault("max_length", "must be from 1 to " + std::to_string(kLongestRegexMatch));
  } else if (length) {
    regex.max_length = static_cast<std::uint32_t>(*length);
  }
}

void check_kind(TomlTable& table) {
  int kinds = 0;
  for (const char* key : {"pattern", "regex", "detector"}) kinds += table.has(key) ? 1 : 0;
  if (kinds != 1) table.fault("pattern", "a rule has one of pattern, regex and detector");
  if (table.has("antipattern") && !table.has("pattern") && !table.has("regex")) {
    table.fault("antipattern", "belongs to a rule with a pattern or regex");
  }
}

// [lists]: named lists of this file's own.
WordLists take_lists(TomlTable& root) {
  WordLists lists;
  std::optional<TomlTable> table = root.table("lists");
  if (!table) return lists;
  for (const std::string& name : table->keys()) {
    lists[name] = table->texts(name);
    if (!is_name(name)) table->fault(name, "a list's name is of a-z, 0-9 and -");
  }
  table->finish();
  return lists;
}

Rule parse_rule(TomlTable& table, const Language& language, const std::string& file,
                const std::string& family, const std::string& title) {
  Rule rule;
  rule.file = file;
  rule.line = table.line();
  rule.family = family;
  rule.title = title;
  rule.id = table.required("id");
  table.set_rule(rule.id);
  if (!rule.id.empty() && !is_id(rule.id, family)) {
    table.fault("id", "must be \"" + family + "/\" and a name of a-z, 0-9 and -");
  }
  check_kind(table);
  rule.patterns = table.text_or_texts("pattern");
  rule.antipatterns = table.text_or_texts("antipattern");
  take_regex(table, rule.regex);
  take_name(table, "detector", false, kDetections, rule.detection);
  take_name(table, "use", true, kUses, rule.use);
  take_name(table, "status", false, kStatuses, rule.status);
  rule.source = table.required("source");
  if (!rule.source.empty() && !has_script(rule.source, language.script)) {
    table.fault("source", "must name the construction in the letters of " + language.name);
  }
  rule.explanation = table.required("explanation");
  if (!rule.explanation.empty() &&
      CodePointCounter(rule.explanation).at(rule.explanation.size()) < kShortestExplanation) {
    table.fault("explanation",
                "needs at least " + std::to_string(kShortestExplanation) + " characters");
  }
  rule.alternatives = take_required_list(table, "alternatives", 1);
  rule.registers = take_required_list(table, "register", 1);
  for (const std::string& name : rule.registers) {
    if (!value_of(name, kRegisters)) {
      table.fault("register", "must be of " + names_of(kRegisters) + ", not \"" + name + "\"");
    }
  }
  rule.claim = table.required("claim");
  rule.case_name = table.text("case").value_or("");
  rule.flagged = take_required_list(table, "flagged", 2);
  rule.passing = take_required_list(table, "passing", 2);
  for (const char* key : {"id", "pattern", "antipattern", "regex", "detector", "alternatives",
                          "flagged", "passing"}) {
    if (table.has(key)) rule.key_lines[key] = table.line_of(key);
  }
  table.finish();
  return rule;
}

}  // namespace

const char* to_string(Use use) {
  for (const Name<Use>& known : kUses) {
    if (known.value == use) return known.name;
  }
  return "";
}

const char* to_string(Status status) { return status == Status::trial ? "trial" : "active"; }

std::vector<Rule> parse_rules(std::string_view text, const std::string& file,
                              const Language& language, std::vector<Problem>& problems) {
  std::optional<TomlTable> root = TomlTable::parse(text, file, problems);
  if (!root) return {};
  const std::string family = root->required("family");
  const std::string stem = std::filesystem::path(file).stem().string();
  if (!family.empty() && (family != stem || !is_name(family))) {
    root->fault("family", "must be the file's name, \"" + stem + "\"");
  }
  const std::string title = root->required("title");
  const WordLists lists = take_lists(*root);
  std::vector<TomlTable> tables = root->tables("rule");
  if (!root->has("rule")) root->fault("rule", "missing: the file has no [[rule]]");
  root->finish();

  std::vector<Rule> rules;
  for (TomlTable& table : tables) {
    const std::size_t before = problems.size();
    Rule rule = parse_rule(table, language, file, stem, title);
    rule.lists = lists;
    if (problems.size() == before) rules.push_back(std::move(rule));
  }
  return rules;
}

void require_unique_ids(std::vector<Rule>& rules, std::vector<Problem>& problems) {
  std::map<std::string, std::string> seen;
  std::vector<Rule> kept;
  for (Rule& rule : rules) {
    const std::string place = rule.file + ":" + std::to_string(rule.line_of("id"));
    const auto [first, is_new] = seen.emplace(rule.id, place);
    if (is_new) {
      kept.push_back(std::move(rule));
    } else {
      problems.push_back(
          {rule.file, rule.line_of("id"), 0, rule.id, "id", "stands already at " + first->second});
    }
  }
  rules = std::move(kept);
}

std::vector<Rule> read_rules(const std::vector<std::string>& paths, const Language& language,
                             std::vector<Problem>& problems) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".toml") found.push_back(entry.path().string());
    }
    if (found.empty()) problems.push_back({path, 0, 0, {}, {}, "no *.toml in this folder"});
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  std::vector<Rule> rules;
  for (const std::string& file : files) {
    const std::optional<std::string> text = read_file(file, problems);
    if (!text) continue;
    std::vector<Rule> more = parse_rules(*text, file, language, problems);
    rules.insert(rules.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
  require_unique_ids(rules, problems);
  return rules;
}

}  // namespace calque
