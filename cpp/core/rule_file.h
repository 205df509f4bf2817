// Rule files in, rules out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language.h"
#include "problem.h"
#include "rule.h"

namespace calque {

// Reads rule files and folders (their *.toml, sorted by name, not their subfolders). Keys, types
// and allowed values are checked and ids compared over all files; every fault is appended to
// `problems` with its position, and a faulty rule is left out. Patterns are not yet parsed.
std::vector<Rule> read_rules(const std::vector<std::string>& paths, const Language& language,
                             std::vector<Problem>& problems);

// The same for one file's text; `file` names it in messages.
std::vector<Rule> parse_rules(std::string_view text, const std::string& file,
                              const Language& language, std::vector<Problem>& problems);

// Adds a problem for each id that a rule before it has, and drops the later rule.
void require_unique_ids(std::vector<Rule>& rules, std::vector<Problem>& problems);

}  // namespace calque
