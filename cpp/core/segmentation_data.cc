#include <optional>
#include <string>
#include <vector>

#include "problem.h"
#include "segmenter.h"
#include "toml_reader.h"

namespace calque {

SegmentationData load_segmentation(const DataFiles& files) {
  std::vector<Problem> problems;
  SegmentationData data;
  data.word_rules = files.read("en/words.rules", problems).value_or("");
  data.sentence_rules = files.read("en/sentences.rules", problems).value_or("");
  const auto fill = [](std::unordered_set<std::string>& set, std::vector<std::string> words) {
    set.insert(words.begin(), words.end());
  };
  if (std::optional<TomlTable> root = TomlTable::read(files, "en/segmentation.toml", problems)) {
    data.clitics = root->texts("clitics");
    for (const std::string& clitic : data.clitics) {
      if (clitic.find('\'') == std::string::npos) {
        root->fault("clitics", "\"" + clitic + "\" has no apostrophe");
      }
    }
    if (std::optional<TomlTable> table = root->table("abbreviations")) {
      fill(data.always, table->texts("always"));
      fill(data.before_number, table->texts("before_number"));
      fill(data.sentence_starters, table->texts("sentence_starters"));
      table->finish();
    }
    root->finish();
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return data;
}

}  // namespace calque
