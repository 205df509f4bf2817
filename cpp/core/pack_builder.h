// Builds a pack from the files that linguists edit.
#pragma once

#include <string>

namespace calque {

// Reads `folder`/en and `folder`/<source_language>, compiles all rules and returns the pack's
// bytes. The same files give the same bytes. Throws DataError with everything that is wrong.
std::string build_pack(const std::string& folder, const std::string& source_language);

}  // namespace calque
