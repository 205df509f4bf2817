#include "language.h"

#include <optional>
#include <stdexcept>
#include <vector>

#include "problem.h"
#include "toml_reader.h"
#include "utf8.h"

namespace calque {
namespace {

void take_lookalikes(TomlTable& table, Language& language) {
  for (const std::string& key : table.keys()) {
    const std::string latin = table.text(key).value_or("");
    const Decoded letter = decode_utf8(key, 0);
    if (latin.size() != 1 || letter.length != key.size() ||
        script_of(letter.code_point) != language.script) {
      table.fault(key, "must be one letter of the language = one Latin letter");
      continue;
    }
    language.lookalikes.emplace(letter.code_point, latin.front());
  }
}

}  // namespace

Language load_language(const DataFiles& files, const std::string& code) {
  std::vector<Problem> problems;
  Language language;
  if (std::optional<TomlTable> root = TomlTable::read(files, code + "/language.toml", problems)) {
    language.name = root->required("name");
    const std::string script = root->required("script");
    language.script = script_by_name(script);
    if (!script.empty() && language.script <= kNoScript) {
      root->fault("script", "no such ISO 15924 code: \"" + script + "\"");
    }
    language.transliterator = root->required("transliterator");
    try {
      // ICU takes milliseconds to make one; a pack's was tried when the pack was built.
      if (!language.transliterator.empty() && !files.packed()) {
        Transliterator{language.transliterator};
      }
    } catch (const std::invalid_argument& error) {
      root->fault("transliterator", error.what());
    }
    if (std::optional<TomlTable> table = root->table("lookalikes")) {
      take_lookalikes(*table, language);
    }
    root->finish();
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return language;
}

}  // namespace calque
