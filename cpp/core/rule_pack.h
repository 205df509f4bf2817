// Rules as a pack holds them: everything their authors wrote, so that it can be shown and tested.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "rule.h"

namespace calque {

std::string pack_rules(const std::vector<Rule>& rules);
// Throws DataError where the section is damaged.
std::vector<Rule> unpack_rules(const Pack& pack, std::string_view section);

}  // namespace calque
