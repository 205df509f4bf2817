#include "resources.h"

#include <utility>

#include "break_rules.h"
#include "pack_builder.h"
#include "rule_file.h"
#include "rule_pack.h"
#include "self_test.h"

namespace calque {
namespace {

WordLists load_lists(const DataFiles& files, const Pack& pack) {
  std::vector<Problem> problems;
  WordLists lists = read_word_lists(files, {"en", std::string(pack.text("language"))}, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return lists;
}

std::vector<Rule> load_rules(const Pack& pack) {
  std::vector<Problem> problems;
  std::vector<Rule> rules = unpack_rules(pack, "rules");
  require_unique_ids(rules, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return rules;
}

// Words of general meaning that the style channel sees as themselves.
std::vector<std::string> load_general_words(const DataFiles& files) {
  if (!files.has(kStyleWords)) return {};
  std::vector<Problem> problems;
  const std::string text = files.read(kStyleWords, problems).value_or("");
  WordLists lists;
  parse_word_list(text, "style", kStyleWords, lists, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return lists["style"];
}

Vocabulary load_vocabulary(const Lexicon& lexicon, const Pack& pack) {
  Vocabulary vocabulary(lexicon.forms());
  std::string_view rest = pack.text("vocabulary");
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find('\n'));
    vocabulary.add(word);
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return vocabulary;
}

CompiledRules load_compiled(const Pack& pack, const std::vector<Rule>& rules, Status status,
                            std::size_t vocabulary) {
  std::vector<Problem> problems;
  const std::string prefix = to_string(status);
  CompiledRules compiled(
      rules, [status](const Rule& rule) { return rule.status == status; },
      MatcherTables::from_pack(pack, prefix, rules.size(), vocabulary), problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  return compiled;
}

}  // namespace

StyleSymbols style_symbols_of(const DataFiles& files, const Lexicon& lexicon,
                              const Vocabulary& vocabulary, const LanguageGate& gate) {
  try {
    return StyleSymbols(lexicon, vocabulary, gate.function_words, load_general_words(files));
  } catch (const std::length_error& error) {
    throw DataError({{files.path(kStyleWords), 0, 0, {}, {}, error.what()}});
  }
}

Resources::Resources(std::shared_ptr<const Pack> from)
    : pack(std::move(from)),
      segmentation(load_segmentation(DataFiles(*pack))),
      segmenter(unpack_segmenter(*pack, segmentation)),
      gate(load_gate(DataFiles(*pack))),
      language(load_language(DataFiles(*pack), std::string(pack->text("language")))),
      lexicon(Lexicon::from_pack(*pack)),
      tagger(Tagger::from_pack(*pack, lexicon)),
      lists(load_lists(DataFiles(*pack), *pack)),
      rules(load_rules(*pack)),
      vocabulary(load_vocabulary(lexicon, *pack)),
      active(load_compiled(*pack, rules, Status::active, vocabulary.size())),
      trial(load_compiled(*pack, rules, Status::trial, vocabulary.size())),
      symbols(style_symbols_of(DataFiles(*pack), lexicon, vocabulary, gate)),
      style(StyleModel::from_pack(*pack)) {}

std::shared_ptr<const Resources> Resources::open(const std::string& path,
                                                 const std::string& source_language) {
  const std::shared_ptr<const Pack> mapped = Pack::open(path);
  if (mapped->text("language") != source_language) {
    mapped->fail("language", "is \"" + std::string(mapped->text("language")) + "\", not \"" +
                                 source_language + "\"");
  }
  auto resources = std::make_shared<const Resources>(mapped);
  run_self_test(resources);
  return resources;
}

std::shared_ptr<const Resources> Resources::from_bytes(std::string bytes, const std::string& name) {
  auto resources = std::make_shared<const Resources>(Pack::from_bytes(std::move(bytes), name));
  run_self_test(resources);
  return resources;
}

std::shared_ptr<const Resources> Resources::load(const std::string& folder,
                                                 const std::string& source_language) {
  return from_bytes(build_pack(folder, source_language), folder);
}

std::optional<std::string_view> Resources::file(const std::string& name) const {
  const std::string section = DataFiles::section(name);
  if (!pack->has(section)) return std::nullopt;
  return pack->text(section);
}

}  // namespace calque
