// A look at TOML before it is parsed.
#pragma once

#include <optional>
#include <string_view>

namespace calque {

struct StrayCharacter {
  std::size_t line;    // from 1
  std::size_t column;  // from 1, in characters
  char32_t code_point;
};

// The first character beyond ASCII that stands neither in a string nor in a comment. TOML 1.0
// allows none, and toml++ 3.3 runs into undefined behaviour over some of them (found by fuzzing).
std::optional<StrayCharacter> find_stray_character(std::string_view text);

}  // namespace calque
