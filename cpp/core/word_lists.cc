#include "word_lists.h"

#include <algorithm>

namespace calque {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

void add_once(std::vector<std::string>& entries, std::string_view entry) {
  if (std::find(entries.begin(), entries.end(), entry) == entries.end()) {
    entries.emplace_back(entry);
  }
}

}  // namespace

void parse_word_list(std::string_view text, const std::string& name, const std::string& file,
                     WordLists& lists, std::vector<Problem>& problems) {
  std::vector<std::string> first;
  std::vector<std::string> second;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view row = trimmed(line.substr(0, line.find('#')));
    if (row.empty()) continue;
    const std::size_t tab = row.find('\t');
    const std::string_view entry = trimmed(row.substr(0, tab));
    add_once(first, entry);
    if (tab == std::string_view::npos) continue;
    const std::string_view other = trimmed(row.substr(tab + 1));
    if (other.empty() || other.find('\t') != std::string_view::npos) {
      problems.push_back({file, number, tab + 2, {}, {}, "a list has one column or two"});
    } else {
      add_once(second, other);
    }
  }
  if (first.empty()) problems.push_back({file, 0, 0, {}, {}, "holds no entry"});
  lists[name] = std::move(first);
  if (!second.empty()) lists[name + "/2"] = std::move(second);
}

WordLists read_word_lists(const DataFiles& files, const std::vector<std::string>& languages,
                          std::vector<Problem>& problems) {
  constexpr std::string_view kExtension = ".txt";
  WordLists lists;
  for (const std::string& language : languages) {
    const std::string folder = language + "/lists";
    for (const std::string& file : files.list(folder, std::string(kExtension))) {
      const std::size_t begin = folder.size() + 1;
      const std::string name = file.substr(begin, file.size() - begin - kExtension.size());
      parse_word_list(files.read(file, problems).value_or(""), name, files.path(file), lists,
                      problems);
    }
  }
  return lists;
}

}  // namespace calque
