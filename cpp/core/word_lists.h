// Named lists of words, which a pattern names with @: corpora/<language>/lists/<name>.txt.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data_files.h"
#include "problem.h"

namespace calque {

// Entries by the list's name, in the order in which they were written.
using WordLists = std::map<std::string, std::vector<std::string>>;

// Reads a list's text: an entry a line, `#` before comments. Of a list in two columns (TAB between)
// the first column is `name`, the second `name/2`. Faults go to `problems`.
void parse_word_list(std::string_view text, const std::string& name, const std::string& file,
                     WordLists& lists, std::vector<Problem>& problems);

// Reads all lists of the languages' folders; a later language's list stands for an earlier one of
// the same name.
WordLists read_word_lists(const DataFiles& files, const std::vector<std::string>& languages,
                          std::vector<Problem>& problems);

}  // namespace calque
