#include "tsv_reader.h"

#include <optional>

#include "data_files.h"

namespace calque {
namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

void TsvRow::fault(std::size_t cell, const std::string& message) const {
  std::size_t column = 1;
  if (cell < cells_.size()) {
    column += static_cast<std::size_t>(cells_[cell].data() - cells_.front().data());
  }
  problems_.push_back({file_, line_, column, {}, {}, message});
}

void read_tsv(const std::string& path, std::size_t least, std::vector<Problem>& problems,
              const std::function<void(const TsvRow&)>& take) {
  const std::optional<std::string> text = read_file(path, problems);
  if (!text) return;
  std::string_view rest = *text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line == "#" || line.starts_with("# ")) continue;
    const TsvRow row(path, number, cells_of(line), problems);
    bool sound = row.size() >= least;
    if (!sound) row.fault(0, "must have at least " + std::to_string(least) + " columns");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) continue;
      row.fault(i, "empty column");
      sound = false;
    }
    if (sound) take(row);
  }
}

}  // namespace calque
