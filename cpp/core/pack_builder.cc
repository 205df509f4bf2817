#include "pack_builder.h"

#include <array>
#include <utility>
#include <vector>

#include "break_rules.h"
#include "compiled_rules.h"
#include "language_gate.h"
#include "resources.h"
#include "rule_file.h"
#include "rule_pack.h"
#include "self_test.h"

namespace calque {
namespace {

void add_file(const DataFiles& files, const std::string& name, PackWriter& writer) {
  std::vector<Problem> problems;
  writer.add(DataFiles::section(name), files.read(name, problems).value_or(""));
  if (!problems.empty()) throw DataError(std::move(problems));
}

std::vector<Rule> read_own_rules(const DataFiles& files, const std::string& folder,
                                 const Language& language) {
  std::vector<Problem> problems;
  std::vector<Rule> rules;
  const Transliterator transliterate(language.transliterator);
  for (const std::string& name : files.list(folder, ".toml")) {
    const std::string text = files.read(name, problems).value_or("");
    for (Rule& rule : parse_rules(text, name, language, problems)) {
      rule.transliteration = transliterate(rule.source);
      rules.push_back(std::move(rule));
    }
  }
  require_unique_ids(rules, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return rules;
}

// Adds the token patterns of all rules, each status apart. Both sets of tables are made for the
// vocabulary in which all words have their ids.
void add_compiled(const std::vector<Rule>& rules, const PatternContext& context,
                  PackWriter& writer) {
  std::vector<Problem> problems;
  const auto choice = [](Status status) {
    return [status](const Rule& rule) { return rule.status == status; };
  };
  constexpr std::array kStatuses{Status::active, Status::trial};
  std::vector<MatcherBuilder> builders;
  for (const Status status : kStatuses) {
    builders.push_back(parse_patterns(rules, choice(status), context, problems));
  }
  for (std::size_t i = 0; i < kStatuses.size(); ++i) {
    const CompiledRules compiled(rules, choice(kStatuses[i]),
                                 builders[i].finish(context.vocabulary, context.lexicon), problems);
    compiled.tables().write(writer, to_string(kStatuses[i]));
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

}  // namespace

std::string build_pack(const std::string& folder, const std::string& source_language) {
  const DataFiles files(folder);
  const SegmentationData segmentation = load_segmentation(files);
  Segmenter segmenter(segmentation);
  const LanguageGate gate = load_gate(files);
  const Language language = load_language(files, source_language);
  const Lexicon lexicon = Lexicon::load(folder + "/en/lexicon");
  const Tagger tagger = Tagger::load(folder + "/en/tagger/weights.tsv", lexicon);
  std::vector<Problem> problems;
  const WordLists lists = read_word_lists(files, {"en", source_language}, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  const std::vector<Rule> rules = read_own_rules(files, source_language + "/rules", language);

  PackWriter writer;
  writer.add("language", source_language);
  for (const char* name : {"en/words.rules", "en/sentences.rules", "en/segmentation.toml",
                           "en/gate.toml", "en/function-words.txt"}) {
    add_file(files, name, writer);
  }
  add_file(files, source_language + "/language.toml", writer);
  // Rates are written by a command; a language without them is whole all the same.
  for (const std::string& name : files.list(source_language + "/measured", ".tsv")) {
    if (name.ends_with("/rates.tsv")) add_file(files, name, writer);
  }
  if (files.has(kStyleWords)) add_file(files, kStyleWords, writer);
  for (const std::string& of : {std::string("en"), source_language}) {
    for (const std::string& name : files.list(of + "/lists", ".txt")) {
      add_file(files, name, writer);
    }
  }
  pack_segmenter(segmenter, segmentation, writer);
  lexicon.write(writer);
  tagger.write(writer);
  writer.add("rules", pack_rules(rules));

  Vocabulary vocabulary(lexicon.forms());
  for (const std::string& word : gate.function_words) vocabulary.add(word);
  add_compiled(rules, {segmenter, segmentation, lexicon, lists, nullptr, vocabulary}, writer);
  const std::string style = source_language + "/model/style.tsv";
  if (files.has(style)) {
    StyleModel::load(files.path(style), style_symbols_of(files, lexicon, vocabulary, gate))
        .write(writer);
  } else {
    StyleModel().write(writer);
  }
  for (const std::string& name : files.list(source_language + "/model", ".json")) {
    add_file(files, name, writer);
  }
  std::string words;
  for (const std::string& word : vocabulary.own()) words += word + "\n";
  writer.add("vocabulary", words);
  add_self_test(std::make_shared<const Resources>(Pack::from_bytes(writer.finish(), folder)),
                writer);
  return writer.finish();
}

}  // namespace calque
