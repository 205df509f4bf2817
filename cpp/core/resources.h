// What all detectors of a language pair share: English data, the source language, and the rules
// that come with calque. Read from one pack.
//
//   auto resources = Resources::open("ru.calque", "ru");          // mapped: milliseconds
//   auto resources = Resources::load("corpora", "ru");         // builds the pack in memory first
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiled_rules.h"
#include "language.h"
#include "language_gate.h"
#include "lexicon.h"
#include "pack.h"
#include "rule.h"
#include "segmenter.h"
#include "style_model.h"
#include "style_symbols.h"
#include "tagger.h"
#include "vocabulary.h"
#include "word_lists.h"

namespace calque {

struct Resources {
  // Throws DataError with the reason where the pack isn't sound. Does not run its self-test: see
  // check_samples.
  explicit Resources(std::shared_ptr<const Pack> from);
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  // Maps a pack of that source language, checks it and runs its self-test. Throws DataError.
  static std::shared_ptr<const Resources> open(const std::string& path,
                                               const std::string& source_language);
  // The same for a pack in memory; `name` stands for the file in messages.
  static std::shared_ptr<const Resources> from_bytes(std::string bytes, const std::string& name);
  // `folder` holds `en/` and the source language's folder. Throws DataError.
  static std::shared_ptr<const Resources> load(const std::string& folder,
                                               const std::string& source_language);

  // The bytes of a data file such as "en/gate.toml" as they lie in the pack, valid as long as it;
  // nothing where the pack holds no such file.
  std::optional<std::string_view> file(const std::string& name) const;

  std::shared_ptr<const Pack> pack;
  SegmentationData segmentation;
  Segmenter segmenter;  // to be cloned
  LanguageGate gate;
  Language language;
  Lexicon lexicon;
  Tagger tagger;
  WordLists lists;
  std::vector<Rule> rules;  // calque's own
  Vocabulary vocabulary;    // the lexicon's forms, closed-class words, the rules' words
  CompiledRules active;     // `rules` by their status
  CompiledRules trial;
  StyleSymbols symbols;
  StyleModel style;  // without weights where the language has no model
};

// The file of the words of general meaning; a language pair may do without.
inline constexpr const char* kStyleWords = "en/style-words.txt";

// Throws DataError.
StyleSymbols style_symbols_of(const DataFiles& files, const Lexicon& lexicon,
                              const Vocabulary& vocabulary, const LanguageGate& gate);

}  // namespace calque
