// What is wrong with a data file, and where. Loading data may fail; scoring never does.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace calque {

// One fault in a data file. `line` and `column` count from 1; 0 means that no position applies.
struct Problem {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string rule;  // rule id, empty outside a rule
  std::string key;   // key of the rule or file, empty where none applies
  std::string message;

  // "impersonal.toml:12:5: rule impersonal/expected-that: use: must be one of hit, rate, display"
  std::string to_string() const;
};

// Thrown by loaders once they have seen everything: all problems of all files at once.
class DataError : public std::runtime_error {
 public:
  explicit DataError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace calque
