// Tab-separated tables with faults that carry file, line and column.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "problem.h"

namespace calque {

// One row of a table and where it stands.
class TsvRow {
 public:
  TsvRow(const std::string& file, std::size_t line, std::vector<std::string_view> cells,
         std::vector<Problem>& problems)
      : file_(file), line_(line), cells_(std::move(cells)), problems_(problems) {}

  std::size_t size() const { return cells_.size(); }
  std::string_view operator[](std::size_t cell) const { return cells_[cell]; }
  // Adds a fault at a cell.
  void fault(std::size_t cell, const std::string& message) const;

 private:
  const std::string& file_;
  std::size_t line_;
  std::vector<std::string_view> cells_;
  std::vector<Problem>& problems_;
};

// Calls `take` for each row of a file. Lines that begin with "# ", and "#" alone, are comments, so
// that # can be a cell; empty lines are skipped. Rows with fewer cells than `least`, or an empty
// cell, are faults and not taken. A file that can't be read is a fault.
void read_tsv(const std::string& path, std::size_t least, std::vector<Problem>& problems,
              const std::function<void(const TsvRow&)>& take);

}  // namespace calque
