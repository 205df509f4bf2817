// What the engine knows of a source language: corpora/<code>/language.toml. Nothing else in cpp/
// knows which language it is.
#pragma once

#include <string>
#include <unordered_map>

#include "data_files.h"
#include "unicode.h"

namespace calque {

struct Language {
  std::string name;                               // "Russian"
  Script script = kNoScript;                      // of its letters
  std::string transliterator;                     // ICU's name of one into Latin letters
  std::unordered_map<char32_t, char> lookalikes;  // its letters that look Latin, and as what
};

// Reads language.toml of the folder `code`. Throws DataError.
Language load_language(const DataFiles& files, const std::string& code);

}  // namespace calque
