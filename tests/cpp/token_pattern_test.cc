#include "token_pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "paths.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

std::string to_string(const Element& element, const Vocabulary& vocabulary) {
  std::set<std::string> words;
  for (const std::uint32_t word : element.words) words.emplace(vocabulary.word(word));
  std::string set;
  for (const std::string& word : words) set += (set.empty() ? "" : "|") + word;
  const auto hex = [](TagSet tags) {
    std::string out;
    for (std::size_t tag = 1; tag < kTags; ++tag) {
      if ((tags & bit(static_cast<Tag>(tag))) == 0) continue;
      out += (out.empty() ? "" : "+") + std::string(calque::to_string(static_cast<Tag>(tag)));
    }
    return out;
  };
  if (element.may != 0) set += "<" + hex(element.may) + ">";
  if (element.only != 0) set += "<" + hex(element.only) + "!>";
  switch (element.kind) {
    case ElementKind::words:
    case ElementKind::of_class:
      return set;
    case ElementKind::not_words:
      return "!" + set;
    case ElementKind::exact:
      return "=" + element.spelling + "<" + set + ">";
    case ElementKind::number:
      return "NUM";
    case ElementKind::any_word:
      return "WORD";
    case ElementKind::capital:
      return "CAP";
    case ElementKind::gap:
      return "{" + std::to_string(element.least) + "-" + std::to_string(element.most) +
             (element.over_punctuation ? " any}" : "}");
    case ElementKind::sentence_begin:
      return "^";
    case ElementKind::sentence_end:
      return "$";
  }
  return "";
}

// The sequences that a pattern branches into, in alphabetical order; the mark in [ ].
Strings sequences_of(std::string_view pattern) {
  const Resources& resources = *testing::resources();
  static Segmenter segmenter = resources.segmenter.clone();
  static const WordLists local{{"moods", {"angry", "glad"}}, {"ways", {"in order to", "to"}}};
  Vocabulary vocabulary(resources.lexicon.forms());
  const PatternContext context{
      segmenter, resources.segmentation, resources.lexicon, resources.lists, &local, vocabulary};
  Strings out;
  for (const Sequence& sequence : parse_pattern(pattern, context)) {
    std::string text;
    for (std::size_t i = 0; i <= sequence.elements.size(); ++i) {
      if (i == sequence.mark_end) text += "]";
      if (i == sequence.elements.size()) break;
      if (i > 0) text += " ";
      if (i == sequence.mark_begin) text += "[";
      EXPECT_TRUE(
          std::is_sorted(sequence.elements[i].words.begin(), sequence.elements[i].words.end()));
      text += to_string(sequence.elements[i], vocabulary);
      if (sequence.elements[i].optional) text += "?";
    }
    out.push_back(text);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(TokenPattern, Syntax) {
  struct Row {
    const char* name;
    std::string_view pattern;
    Strings sequences;
  };
  const Row rows[] = {
      {"a word", "considered", {"[considered]"}},
      {"letter case is dropped", "Considered", {"[considered]"}},
      {"I is a word, not a class", "I am", {"[i am]"}},
      {"exact", "=Party", {"[=Party<party>]"}},
      {"exact capitals", "=UN plan", {"[=UN<un> plan]"}},
      {"words", "is|was|were settled", {"[is|was|were settled]"}},
      {"a word twice", "is|was|is", {"[is|was]"}},
      {"words in brackets", "(is|was)", {"[is|was]"}},
      {"blanks around bars", "( is | was )", {"[is|was]"}},
      {"sequences", "(in order to|so as to)", {"[in order to]", "[so as to]"}},
      {"sequences and words",
       "it (should|must|needs to) be",
       {"[it must|should be]", "[it needs to be]"}},
      {"nested", "(a (b|c) d|e)", {"[a b|c d]", "[e]"}},
      {"nested options", "a (b (c)?)? d", {"[a b c? d]", "[a d]"}},
      {"optional word", "is already? settled", {"[is already? settled]"}},
      {"optional words", "is|was? settled", {"[is|was? settled]"}},
      {"optional group",
       "is (more or less)? settled",
       {"[is more or less settled]", "[is settled]"}},
      {"optional class", "a NUM? b", {"[a NUM? b]"}},
      {"gap", "pay {0-3} attention", {"[pay {0-3} attention]"}},
      {"gap over punctuation", "pay {1-4 any} attention", {"[pay {1-4 any} attention]"}},
      {"two gaps, eight tokens", "a {1-4} b {0-4} c", {"[a {1-4} b {0-4} c]"}},
      {"negated word", "be !settled now", {"[be !settled now]"}},
      {"negated words", "be !(settled|solved) now", {"[be !settled|solved now]"}},
      {"optional negation", "be !settled? now", {"[be !settled? now]"}},
      {"negation inside brackets", "a (!b|c d)", {"[a !b]", "[a c d]"}},
      {"classes", "NUM WORD CAP points", {"[NUM WORD CAP points]"}},
      {"classes in brackets", "(NUM|ten) points", {"[NUM points]", "[ten points]"}},
      {"edges of the sentence", "^ it is so $", {"[^ it is so $]"}},
      {"an optional edge", "(^ so|and) it is", {"[^ so it is]", "[and it is]"}},
      {"punctuation", "so , a ; b : c . d -- e", {"[so , a ; b : c . d -- e]"}},
      {"escaped punctuation", "\\( a \\) \\? \\! \\[", {"[( a ) ? ! []"}},
      {"an escaped bar and backslash", "a \\| \\\\", {"[a | \\]"}},
      {"an escape takes the class away", "\\NUM \\WORD x", {"[num word x]"}},
      {"quotes", "\"so\"", {"[\" so \"]"}},
      {"a lemma", "~enshrine", {"[enshrine|enshrined|enshrines|enshrining]"}},
      {"a lemma's forms of a class", "~enshrine:ING", {"[enshrining<VBG>]"}},
      {"a lemma among words", "(~enshrine|put)", {"[enshrine|enshrined|enshrines|enshrining|put]"}},
      {"a class", "SINGULAR", {"[<NN>]"}},
      {"a class and nothing else", "SINGULAR!", {"[<NN!>]"}},
      {"a word of a class", "use:SINGULAR of", {"[use<NN> of]"}},
      {"a word that is of a class", "use:SINGULAR! of", {"[use<NN!> of]"}},
      {"a group of a class", "(use|measure):SINGULAR!", {"[measure|use<NN!>]"}},
      {"classes in a group", "(SINGULAR|PLURAL|it)", {"[<NN+NNS>]", "[it]"}},
      {"an optional class", "a SINGULAR!? b", {"[a <NN!>? b]"}},
      {"a negated class", "be !SINGULAR", {"[be !<NN>]"}},
      {"a negated class in context", "be !SINGULAR!", {"[be !<NN!>]"}},
      {"negated words and classes", "be !(not|PLURAL)", {"[be !not<NNS>]"}},
      {"a negated lemma", "be !~enshrine", {"[be !enshrine|enshrined|enshrines|enshrining]"}},
      {"a list", "@moods", {"[angry|glad]"}},
      {"a list of phrases", "@ways go", {"[in order to go]", "[to go]"}},
      {"a list, inflected", "~@moods", {"[angrier|angriest|angry|glad|gladder|gladdest]"}},
      {"a colon alone is punctuation", "so : NUM", {"[so : NUM]"}},
      {"an escaped colon", "a\\:B", {"[a : b]"}},
      {"mark", "all [considered settled] now", {"all [considered settled] now"}},
      {"mark at the edges", "[all] now", {"[all] now"}},
      {"mark without blanks", "all[settled]now", {"all [settled] now"}},
      {"mark over branches", "a [b? (c|d e)] f", {"a [b? c] f", "a [b? d e] f"}},
      {"mark with the edge in it", "[^ so] it", {"[^ so] it"}},
      {"gaps outside the mark", "a {0-2} [b] {0-2} c", {"a {0-2} [b] {0-2} c"}},
      {"gap behind the edge", "^ {0-3} [so]", {"^ {0-3} [so]"}},
      {"cut as in the engine: hyphen", "long-term", {"[long - term]"}},
      {"cut as in the engine: contraction", "don't won't", {"[do n't wo n't]"}},
      {"cut as in the engine: possessive", "Ukraine's plan", {"[ukraine 's plan]"}},
      {"cut as in the engine: abbreviation", "U.S. army", {"[u.s. army]"}},
      {"cut as in the engine: punctuation at a word", "so, it", {"[so , it]"}},
      {"clitics alone", "do n't 's", {"[do n't 's]"}},
      {"exact words are cut too", "=Long-Term", {"[=Long<long> =-<-> =Term<term>]"}},
      {"folded as in the engine",
       "\u201Cso\u201D don\u2019t \u2014 \uFB01nal",
       {"[\" so \" do n't -- final]"}},
      {"other letters", "\u00C9tat \u0416", {"[\u00E9tat \u0436]"}},
      {"tabs and line ends part words", "a\tb\nc", {"[a b c]"}},
      // Former bugs
      {"a clitic with a typographic apostrophe",
       "Ukraine \u2019s do n\u2019t",
       {"[ukraine 's do n't]"}},
      {"a bar inside brackets parts sequences, with or without blanks",
       "(in order to|so as to | for)",
       {"[for]", "[in order to]", "[so as to]"}},
  };
  for (const Row& row : rows) EXPECT_EQ(sequences_of(row.pattern), row.sequences) << row.name;
}

std::string error_of(std::string_view pattern) {
  try {
    sequences_of(pattern);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "no error";
}

TEST(TokenPattern, ErrorsNameThePlaceAndTheReason) {
  struct Row {
    const char* name;
    std::string pattern;
    std::size_t character;
    std::string_view reason;
  };
  const Row rows[] = {
      {"empty", "", 1, "every branch needs a word"},
      {"blanks only", "  ", 3, "every branch needs a word"},
      {"no word", "NUM WORD", 9, "every branch needs a word"},
      {"negation only", "!settled", 9, "every branch needs a word"},
      {"a branch without a word", "settled?", 9, "every branch needs a word"},
      {"a bracket not closed", "a (b c", 7, "\")\" is missing"},
      {"a bracket not opened", "a b) c", 4, "unexpected \")\""},
      {"a bar first", "| a", 1, "unexpected \"|\""},
      {"a bar last", "a |", 3, "unexpected \"|\""},
      {"a bar with blanks outside brackets", "a | b", 3, "unexpected \"|\""},
      {"a question mark first", "? a", 1, "unexpected \"?\""},
      {"two question marks", "a?? b", 3, "unexpected \"?\""},
      {"a brace closed", "a } b", 3, "unexpected \"}\""},
      {"an empty group", "a () b", 4, "an empty alternative; write ( )? for something optional"},
      {"an empty alternative, first", "a (|b)", 4, "an empty alternative"},
      {"an empty alternative, last", "a (b|)", 6, "an empty alternative"},
      {"an alternative that can be empty", "a (b?|c)", 6, "an empty alternative"},
      {"a gap without its end", "a {2} b", 5, "a gap is written {0-3} or {0-3 any}"},
      {"a gap without its beginning", "a {-2} b", 4, "a number is missing"},
      {"a gap with another word", "a {0-2 some} b", 8, "a gap is written {0-3} or {0-3 any}"},
      {"a gap not closed", "a {0-2", 7, "a gap is written {0-3} or {0-3 any}"},
      {"a gap the wrong way round", "a {3-2} b", 8, "a gap needs least <= most and most > 0"},
      {"a gap of nothing", "a {0-0} b", 8, "a gap needs least <= most and most > 0"},
      {"a long gap", "a {0-9} b", 8, "a gap has at most 8 tokens"},
      {"an optional gap", "a {0-2}? b", 8, "unexpected \"?\""},
      {"three gaps", "a {0-1} b {0-1} c {0-1} d", 26, "more than 2 gaps"},
      {"nine tokens of gap", "a {0-4} b {0-5} c", 18, "more than 8 tokens of gap in all"},
      {"begins with a gap", "{0-1} a", 8, "begins with a gap"},
      {"a branch that begins with a gap", "a? {0-1} b", 11, "begins with a gap"},
      {"ends with a gap", "a {0-1}", 8, "ends with a gap"},
      {"^ inside", "a ^ b", 6, "^ stands first"},
      {"$ inside", "a $ b", 6, "$ stands last"},
      {"mark not closed", "a [b", 5, "one mark, with both edges"},
      {"mark not opened", "a b] c", 7, "\"]\" without \"[\" before it"},
      {"mark the wrong way round", "a ]b[ c", 8, "\"]\" without \"[\" before it"},
      {"two marks", "[a] [b]", 8, "one mark, with both edges"},
      {"mark in a mark", "[a [b] c]", 10, "one mark, with both edges"},
      {"mark inside brackets", "a ([b]|c)", 4, "the mark's edges can't stand inside ( )"},
      {"empty mark", "a [] b", 7, "the mark can be empty"},
      {"a mark that can be empty", "a [b?] c", 9, "the mark can be empty"},
      {"a mark of an edge only", "[^] a", 6, "the mark can be empty"},
      {"a mark that begins with a gap", "a [{0-1} b] c", 14, "the mark begins or ends with a gap"},
      {"a mark that can begin with a gap", "a [b? {0-1} c]", 15,
       "the mark begins or ends with a gap"},
      {"a mark that ends with a gap", "a [b {0-1}] c", 14, "the mark begins or ends with a gap"},
      {"a gap behind ^ in the mark", "^ {0-1} a", 10, "the mark begins or ends with a gap"},
      {"nothing to negate", "a !", 4, "a word is missing"},
      {"a negated sequence", "a !(b c) d", 9,
       "! stands before one word or class, or a group of single words and classes"},
      {"a negated compound", "a !long-term d", 13, "! stands before one word"},
      {"a negated class", "a !NUM b", 7, "! stands before one word"},
      {"a negated exact word", "a !=B c", 6, "! stands before one word"},
      {"nothing exact", "a = b", 4, "unexpected \" \""},
      {"an unknown class", "a VERBS b", 8,
       "unknown class \"VERBS\"; known are NUM, WORD, CAP and NOUN, SINGULAR, "},
      {"an unknown class behind a colon", "so:VERBS b", 9, "unknown class \"VERBS\""},
      {"a class of a sequence", "(so it):NOUN b", 13, "a class narrows single words"},
      {"a class of a compound", "long-term:NOUN b", 15, "a class narrows single words"},
      {"a negated word of a class", "a !so:NOUN b", 11, "! stands before one word or class"},
      {"an unknown lemma", "~blorf b", 7, "no inflections of \"blorf\" are known"},
      {"a form that is no lemma of that class", "~enshrine:NOUN b", 15, "as NOUN are known"},
      {"an unknown list", "@blorfs b", 8, "no list @blorfs; there are @moods, @ways, @countable-"},
      {"nothing to see", "a \u00AD b", 5, "has no word in it"},
  };
  for (const Row& row : rows) {
    const std::string error = error_of(row.pattern);
    const std::string place =
        "at character " + std::to_string(row.character) + " of \"" + row.pattern + "\": ";
    EXPECT_TRUE(error.starts_with(place)) << row.name << ": " << error;
    EXPECT_NE(error.find(row.reason), std::string::npos) << row.name << ": " << error;
  }
}

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(TokenPattern, BranchesUpToTheLimit) {
  EXPECT_EQ(sequences_of("a" + repeated(" b?", 8 + 9)).size(), kMostSequences);
  EXPECT_NE(error_of("a" + repeated(" b?", 8 + 10)).find("branches into more than 512 sequences"),
            std::string::npos);
  // Alternatives of one word are one set and don't branch.
  EXPECT_EQ(sequences_of("a" + repeated(" (b|c|d)", 12)).size(), 1U);
  EXPECT_EQ(sequences_of("a" + repeated(" b|c|d", 12)).size(), 1U);
}

TEST(TokenPattern, SequencesUpToTheLimit) {
  EXPECT_EQ(sequences_of(repeated("a ", static_cast<int>(kMostElements))).size(), 1U);
  EXPECT_NE(error_of(repeated("a ", static_cast<int>(kMostElements) + 1))
                .find("more than 32 elements in a sequence"),
            std::string::npos);
}

TEST(TokenPattern, BracketsUpToTheLimit) {
  const auto nested = [](int depth) { return repeated("(", depth) + "a" + repeated(")", depth); };
  EXPECT_EQ(sequences_of(nested(kMostDepth)), Strings{"[a]"});
  EXPECT_NE(error_of(nested(kMostDepth + 1)).find("brackets more than 16 deep"), std::string::npos);
  EXPECT_NE(error_of(nested(1000000)).find("brackets more than 16 deep"), std::string::npos);
}

TEST(TokenPattern, WordKeys) {
  struct Row {
    const char* name;
    std::string_view token;
    bool spaced;
    std::string_view key;
  };
  const Row rows[] = {
      {"a word", "Party", true, "party"},      {"other letters", "\u0416", false, "\u0436"},
      {"a hyphen in a word", "-", false, "-"}, {"a hyphen between words", "-", true, "--"},
      {"a dash", "--", false, "--"},           {"a long dash", "---", true, "--"},
      {"a full stop", ".", true, "."},
  };
  for (const Row& row : rows) EXPECT_EQ(word_key(row.token, row.spaced), row.key) << row.name;
}

}  // namespace
}  // namespace calque
