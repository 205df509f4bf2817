// Style symbols: what the style channel sees of a token, and what it doesn't.
#include "style_symbols.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "paths.h"
#include "segments.h"
#include "style.h"
#include "words.h"

namespace calque {
namespace {

using testing::resources;

// The shipped words, but two words of general meaning only.
const StyleSymbols& symbols() {
  static const StyleSymbols made(resources()->lexicon, resources()->vocabulary,
                                 resources()->gate.function_words, {"account", "plan"});
  return made;
}

std::string shown(std::string_view text, const StyleSymbols& by = symbols()) {
  testing::Cut cut = testing::cut(text);
  look_up_words(cut.folded, resources()->vocabulary, resources()->language, cut.segments);
  std::string out;
  for_each_symbol(cut.folded, cut.segments, by, [&](StyleSymbol symbol) {
    if (!out.empty()) out += ' ';
    out += by.name(symbol);
  });
  return out;
}

TEST(StyleSymbols, RowsByHand) {
  struct Row {
    const char* name;
    const char* text;
    const char* symbols;
  };
  const Row rows[] = {
      {"closed-class words are themselves", "It is not for us that they would be.",
       "<s> it is not for us that they would be"},
      {"other words are their class", "the old pier and the slow ferries",
       "<s> the JJ NN and the JJ NNS"},
      {"words of general meaning are themselves", "the account and the plan of it",
       "<s> the account and the plan of it"},
      {"no topic is seen", "the missile and the kitten", "<s> the NN and the NN"},
      // Sentences
      {"a sentence begins", "It is. It was? We would!", "<s> it is <s> it was <s> we would"},
      {"a closed-class word begins it", "The ferry is in.", "<s> the NN is in"},
      {"a common word begins it", "Ferries are in.", "<s> NNS are in"},
      {"a general word begins it", "Account for it.", "<s> account for it"},
      {"a name begins it", "Anna is in.", "<s> <name> is in"},
      {"a quotation mark before it", "\u201CFerries are in.\u201D", "<s> NNS are in"},
      // Names
      {"a run of names is one", "we met Anna Berg Olsen in Oslo", "<s> we VBD <name> in <name>"},
      {"names with a comma between are one", "Oslo, Bergen and Vardo", "<s> <name> and <name>"},
      {"a common word in capitals inside is a name", "in the Old Harbour of it",
       "<s> in the <name> of it"},
      {"a general word capitalised inside is a name", "by the Account of it",
       "<s> by the <name> of it"},
      {"a closed-class word capitalised inside is itself", "and The Of it", "<s> and the of it"},
      {"closed-class words between names part them", "the Ministry of Trade of Norway",
       "<s> the <name> of <name> of <name>"},
      // Capitals are names: US isn't us, and a shouted sentence has no style.
      {"NATO", "NATO and the US are with us", "<s> <name> and the <name> are with us"},
      {"all in capitals", "IT IS NOT OURS", "<s> <name>"},
      {"one capital is a word", "I am. A pier is.", "<s> i am <s> a NN is"},
      {"a name with clitic", "the US's own", "<s> the <name> 's own"},
      // Numbers
      {"digits", "for 12,500 of them and 1995", "<s> for <number> of them and <number>"},
      {"a number in words is a word", "three of them", "<s> CD of them"},
      // Unknown words go by their ends
      {"unknown", "the blorf of a grumphed and a plonking", "<s> the NN of a JJ and a NN"},
      {"unknown adverb", "it is blorfily so", "<s> it is RB so"},
      {"unknown and capitalised first", "Blorfs are in.", "<s> <name> are in"},
      // Contractions and hyphens
      {"contractions", "they don't and we'll and it's", "<s> they do n't and we 'll and it 's"},
      {"a typographic apostrophe", "they don\u2019t and it\u2019s", "<s> they do n't and it 's"},
      {"can't, won't", "he can't and won't", "<s> he ca n't and wo n't"},
      {"parts of a hyphenated word", "an on-off of well-off", "<s> an on off of RB off"},
      // What publishers choose
      {"marks are left out", "it (is) \u2014 \"not\"; of, ours: so...", "<s> it is not of ours so"},
      {"a no-break space", "it\u00A0is of\u202Fus", "<s> it is of us"},
      {"a soft hyphen", "wi\u00ADth us", "<s> with us"},
      // Not ASCII, other scripts, addresses
      {"letters with marks", "the caf\u00E9 of us", "<s> the NN of us"},
      {"a name with marks", "in Z\u00FCrich with us", "<s> in <name> with us"},
      {"another script is a word like another", "the \u043C\u0438\u0440 of us", "<s> the NN of us"},
      {"an address is a name", "at http://a.org/x or joe@a.org", "<s> at <name> or <name>"},
      {"nothing", "", ""},
      {"a sentence of marks", "of it. !", "<s> of it <s>"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(shown(row.text), row.symbols) << row.name << ": " << row.text;
  }
}

TEST(StyleSymbols, EverySymbolIsFoundByItsName) {
  std::size_t named = 0;
  for (StyleSymbol symbol = 1; symbol < symbols().size(); ++symbol) {
    const std::string name = symbols().name(symbol);
    if (name.empty()) continue;  // a number that means nothing
    ++named;
    EXPECT_EQ(symbols().by_name(name), symbol) << name;
  }
  EXPECT_EQ(named, 3 + (kTags - 1) + resources()->gate.function_words.size() + 2);
  for (const char* unknown : {"", "ferry", "<", "<names>", "The", "nn", " of", "WORD"}) {
    EXPECT_EQ(symbols().by_name(unknown), kNoSymbol) << unknown;
  }
  EXPECT_EQ(symbols().name(kNoSymbol), "");
  EXPECT_EQ(symbols().name(static_cast<StyleSymbol>(symbols().size())), "");
}

TEST(StyleSymbols, ClassesHaveNoWordsOfTheirOwn) {
  const auto class_of = [](std::string_view name) {
    return symbols().name(symbols().class_of(symbols().by_name(name)));
  };
  EXPECT_EQ(class_of("of"), "IN");
  EXPECT_EQ(class_of("would"), "MD");
  EXPECT_EQ(class_of("the"), "DT");
  EXPECT_EQ(class_of("account"), "NN");
  EXPECT_EQ(class_of("NNS"), "NNS");
  EXPECT_EQ(class_of("<name>"), "<name>");
  for (StyleSymbol symbol = 0; symbol < symbols().size(); ++symbol) {
    EXPECT_LT(symbols().class_of(symbol), kFirstWordSymbol);
  }
}

TEST(StyleSymbols, WordsThatTheVocabularyLacksAreTheirOwnAllTheSame) {
  const StyleSymbols more(resources()->lexicon, resources()->vocabulary,
                          resources()->gate.function_words, {"blorfily"});
  EXPECT_NE(more.by_name("blorfily"), kNoSymbol);
  EXPECT_EQ(more.name(more.class_of(more.by_name("blorfily"))), "RB");
}

TEST(StyleSymbols, MoreWordsThanNumbersAreRefused) {
  std::vector<std::string> words;
  for (int i = 0; i < 1000; ++i) words.push_back("w" + std::to_string(i));
  EXPECT_THROW(StyleSymbols(resources()->lexicon, resources()->vocabulary, {}, words),
               std::length_error);
  words.resize(1023 - kFirstWordSymbol);
  const StyleSymbols most(resources()->lexicon, resources()->vocabulary, {}, words);
  EXPECT_EQ(most.size(), 1023U);  // the last number stands before a text
}

TEST(StyleSymbols, TheShippedWordsAreInThePack) {
  EXPECT_GT(resources()->symbols.size(), 700U);
  EXPECT_NE(resources()->symbols.by_name("of"), kNoSymbol);
  EXPECT_EQ(resources()->symbols.by_name("ferry"), kNoSymbol);
}

}  // namespace
}  // namespace calque
