#include "script_check.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "rules.h"

namespace calque {
namespace {

using testing::detector_of;
using testing::rule_of;
using testing::show;

const Detector& mixed() {
  static const Detector detector = [] {
    Rule rule = rule_of({});
    rule.detection = Detection::mixed_script;
    return detector_of({rule});
  }();
  return detector;
}

const Detector& lookalike() {
  static const Detector detector = [] {
    Rule rule = rule_of({});
    rule.detection = Detection::lookalike_word;
    return detector_of({rule});
  }();
  return detector;
}

struct Row {
  const char* name;
  std::string_view marked;
};

TEST(ScriptCheck, MixedScript) {
  const Row rows[] = {
      {"ASCII", "The peace plan is settled."},
      {"Latin letters with marks", "The na\u00EFve caf\u00E9 is e\u0301gal."},
      {"one planted letter", "The [p\u0435ace] plan."},
      {"a planted capital", "The [\u0420eace] plan."},
      {"one Latin letter in a Cyrillic word", "The [\u043C\u0438p] plan."},
      {"a letter of the script that looks like nothing", "The [pea\u0446e] plan."},
      {"letters, digits and marks", "The [p\u04350\u0301] plan."},
      {"Cyrillic beside Latin, a hyphen between", "The IT-\u043E\u0442\u0434\u0435\u043B plan."},
      {"a Latin clitic", "The \u043C\u0438\u0440's plan."},
      {"an address", "See [\u0435xample.com] now."},
      {"Greek is another language's script", "The p\u03B5ace plan."},
      {"twice", "The [p\u0435ace] and the [w\u0430r]."},
      {"through a soft hyphen", "The [p\u0435\u00ADace] plan."},
  };
  for (const Row& row : rows) {
    const std::string text = testing::without_brackets(row.marked);
    EXPECT_EQ(show(mixed().score(text), text), row.marked) << row.name;
  }
}

TEST(ScriptCheck, LookalikeWords) {
  const Row rows[] = {
      {"a word of look-alikes among Latin words", "The [\u0441\u043E\u0440] came."},
      {"one letter", "He had [\u0430] plan."},
      {"in capitals", "The [\u0421\u0421\u0421\u0420] fell."},
      {"the first and the last word", "[\u0410] plan is [\u0430]"},
      {"punctuation between words is looked through",
       "So, (\"[\u0441\u043E\u0440]\"), 7, he came."},
      {"a Latin word", "The cop came."},
      {"a mixed word is not one", "The c\u043Ep came."},
      {"a word with a letter that looks like nothing", "The \u043C\u0438\u0440 came."},
      {"a Cyrillic quotation",
       "He said \u00AB\u044F \u0438 \u043E\u043D\u0430 \u0442\u0430\u043C\u00BB to me."},
      {"a look-alike beside a Cyrillic word",
       "He said \u00AB\u0430 \u043C\u0438\u0440\u00BB to me."},
      {"a Cyrillic paragraph", "\u0410 \u043C\u0438\u0440? \u0410 \u0441\u043E\u0440?"},
      {"look-alikes only", "\u0441\u043E\u0440 7, \u0430!"},
      {"a unit of Cyrillic beside units of English", "He came.\n\n\u0421\u043E\u0440.\n\nHe left."},
  };
  for (const Row& row : rows) {
    const std::string text = testing::without_brackets(row.marked);
    EXPECT_EQ(show(lookalike().score(text), text), row.marked) << row.name;
  }
}

}  // namespace
}  // namespace calque
