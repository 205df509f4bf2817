#include "problem.h"

namespace calque {

std::string Problem::to_string() const {
  std::string out = file;
  if (line != 0) {
    out += ":" + std::to_string(line);
    if (column != 0) out += ":" + std::to_string(column);
  }
  if (!out.empty()) out += ": ";
  if (!rule.empty()) out += "rule " + rule + ": ";
  if (!key.empty()) out += key + ": ";
  return out + message;
}

namespace {

std::string join(const std::vector<Problem>& problems) {
  std::string out = std::to_string(problems.size()) +
                    (problems.size() == 1 ? " problem in data files" : " problems in data files");
  for (const Problem& problem : problems) out += "\n  " + problem.to_string();
  return out;
}

}  // namespace

DataError::DataError(std::vector<Problem> problems)
    : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

}  // namespace calque
