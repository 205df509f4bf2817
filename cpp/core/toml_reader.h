// The one door to toml++: a table whose keys are taken one by one, and what nobody took is a
// fault. Faults carry file, line, column, rule and key, and are collected, not thrown.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data_files.h"
#include "problem.h"

namespace calque {

class TomlTable {
 public:
  ~TomlTable();
  TomlTable(TomlTable&&) noexcept;
  TomlTable& operator=(TomlTable&&) noexcept;

  // Parses a text. Nothing where it isn't TOML; the fault is then in `problems`.
  static std::optional<TomlTable> parse(std::string_view text, const std::string& file,
                                        std::vector<Problem>& problems);
  // Reads and parses a file.
  static std::optional<TomlTable> read(const DataFiles& files, const std::string& name,
                                       std::vector<Problem>& problems);

  bool has(const std::string& key) const;
  std::vector<std::string> keys() const;  // in alphabetical order
  std::size_t line() const;
  std::size_t line_of(const std::string& key) const;

  // Each takes a key. Where it's absent they return nothing; where its type is wrong they add a
  // fault and return nothing. Empty strings and empty lists are faults.
  std::optional<std::string> text(const std::string& key);
  // The same; adds a fault and returns "" where the key is absent.
  std::string required(const std::string& key);
  std::optional<std::int64_t> integer(const std::string& key);
  std::optional<double> number(const std::string& key);
  std::vector<std::string> texts(const std::string& key);          // a list of strings
  std::vector<std::string> text_or_texts(const std::string& key);  // one string or a list
  std::optional<TomlTable> table(const std::string& key);
  std::vector<TomlTable> tables(const std::string& key);  // [[key]]

  // Adds a fault at a key, or at the table where it has none.
  void fault(const std::string& key, const std::string& message);
  // Adds a fault for each key that was not taken.
  void finish();
  // Names the rule in all faults from now on.
  void set_rule(const std::string& id);

 private:
  struct Impl;
  explicit TomlTable(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace calque
