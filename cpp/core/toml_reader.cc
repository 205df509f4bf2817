#include "toml_reader.h"

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "toml_scan.h"

namespace calque {

struct TomlTable::Impl {
  std::shared_ptr<const toml::table> root;  // keeps `table` alive
  const toml::table* table;
  std::string file;
  std::string rule;
  std::vector<Problem>* problems;
  std::set<std::string> taken;

  const toml::node* take(const std::string& key) {
    taken.insert(key);
    return table->get(key);
  }
};

TomlTable::TomlTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TomlTable::~TomlTable() = default;
TomlTable::TomlTable(TomlTable&&) noexcept = default;
TomlTable& TomlTable::operator=(TomlTable&&) noexcept = default;

std::optional<TomlTable> TomlTable::parse(std::string_view text, const std::string& file,
                                          std::vector<Problem>& problems) {
  if (const std::optional<StrayCharacter> stray = find_stray_character(text)) {
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(stray->code_point));
    problems.push_back({file,
                        stray->line,
                        stray->column,
                        {},
                        {},
                        std::string(code) + " stands outside quotes and comments"});
    return std::nullopt;
  }
  try {
    auto root = std::make_shared<toml::table>(toml::parse(text, file));
    const toml::table* table = root.get();
    return TomlTable(std::make_unique<Impl>(Impl{std::move(root), table, file, {}, &problems, {}}));
  } catch (const toml::parse_error& error) {
    const toml::source_position where = error.source().begin;
    problems.push_back({file, where.line, where.column, {}, {}, std::string(error.description())});
    return std::nullopt;
  }
}

std::optional<TomlTable> TomlTable::read(const DataFiles& files, const std::string& name,
                                         std::vector<Problem>& problems) {
  const std::optional<std::string> text = files.read(name, problems);
  if (!text) return std::nullopt;
  return parse(*text, files.path(name), problems);
}

bool TomlTable::has(const std::string& key) const { return impl_->table->contains(key); }

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, value] : *impl_->table) out.emplace_back(key.str());
  return out;
}

std::size_t TomlTable::line() const { return impl_->table->source().begin.line; }

std::size_t TomlTable::line_of(const std::string& key) const {
  const auto found = impl_->table->find(key);
  return found == impl_->table->end() ? line() : found->first.source().begin.line;
}

void TomlTable::set_rule(const std::string& id) { impl_->rule = id; }

void TomlTable::fault(const std::string& key, const std::string& message) {
  toml::source_position where = impl_->table->source().begin;
  const auto found = impl_->table->find(key);
  if (found != impl_->table->end()) where = found->first.source().begin;
  impl_->problems->push_back({impl_->file, where.line, where.column, impl_->rule, key, message});
}

std::optional<std::string> TomlTable::text(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<std::string> value = node->value_exact<std::string>();
  if (!value) {
    fault(key, "must be a string");
    return std::nullopt;
  }
  if (value->find_first_not_of(" \t\n") == std::string::npos) {
    fault(key, "must not be empty");
    return std::nullopt;
  }
  return value;
}

std::string TomlTable::required(const std::string& key) {
  const std::optional<std::string> value = text(key);
  if (!value && !has(key)) fault(key, "missing");
  return value.value_or("");
}

std::optional<std::int64_t> TomlTable::integer(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
  if (!value) fault(key, "must be a whole number");
  return value;
}

std::optional<double> TomlTable::number(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<double> value = node->value<double>();
  if (!value) fault(key, "must be a number");
  return value;
}

std::vector<std::string> TomlTable::texts(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    fault(key, "must be a list of strings");
    return {};
  }
  std::vector<std::string> out;
  for (const toml::node& item : *list) {
    const std::optional<std::string> value = item.value_exact<std::string>();
    if (!value || value->empty()) {
      fault(key, "must be a list of strings, none of them empty");
      return {};
    }
    out.push_back(*value);
  }
  if (out.empty()) fault(key, "must not be empty");
  return out;
}

std::vector<std::string> TomlTable::text_or_texts(const std::string& key) {
  const toml::node* node = impl_->table->get(key);
  if (node != nullptr && node->is_string()) {
    if (const std::optional<std::string> one = text(key)) return {*one};
    return {};
  }
  return texts(key);
}

std::optional<TomlTable> TomlTable::table(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) {
    fault(key, "must be a table");
    return std::nullopt;
  }
  return TomlTable(std::make_unique<Impl>(
      Impl{impl_->root, node->as_table(), impl_->file, impl_->rule, impl_->problems, {}}));
}

std::vector<TomlTable> TomlTable::tables(const std::string& key) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  if (list == nullptr || !list->is_homogeneous<toml::table>()) {
    fault(key, "must be a list of tables: [[" + key + "]]");
    return {};
  }
  std::vector<TomlTable> out;
  for (const toml::node& item : *list) {
    out.push_back(TomlTable(std::make_unique<Impl>(
        Impl{impl_->root, item.as_table(), impl_->file, impl_->rule, impl_->problems, {}})));
  }
  return out;
}

void TomlTable::finish() {
  for (const auto& [key, value] : *impl_->table) {
    const std::string name(key.str());
    if (!impl_->taken.contains(name)) fault(name, "unknown key");
  }
}

}  // namespace calque
