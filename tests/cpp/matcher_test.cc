#include "matcher.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "rules.h"
#include "segments.h"

namespace calque {
namespace {

using testing::cut;
using testing::Cut;
using testing::detector_of;
using testing::rule_of;
using testing::show;
using Strings = std::vector<std::string>;

struct Row {
  const char* name;
  Strings patterns;
  std::string_view marked;  // the text, what must be found in [ ]
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string text = testing::without_brackets(row.marked);
    const Detector detector = detector_of({rule_of(row.patterns)});
    EXPECT_EQ(show(detector.score(text), text), row.marked) << row.name;
  }
}

TEST(Matcher, Elements) {
  check({
      {"a word, in any case", {"settled"}, "[Settled], [SETTLED], [settled]; unsettled."},
      {"a set", {"is|was settled"}, "It [is settled]. It [was settled]. It be settled."},
      {"exact", {"the =Party"}, "[The Party] and the party and the PARTY."},
      {"optional", {"is (more or less)? settled"}, "It [is settled], [is more or less settled]."},
      {"sequences", {"(in order to|so as to)"}, "He came [in order to] go, [so as to] go."},
      {"several patterns", {"cats", "dogs and"}, "[Cats], [dogs and] dogs."},
      {"negation", {"be !settled"}, "To [be solved], not to be settled, [be it]."},
      {"negation is a word", {"be !settled"}, "To be 7, be, be."},
      {"negated set", {"be !(settled|solved)"}, "To be settled or be solved or [be gone]."},
      {"negation takes words of no list", {"be !settled"}, "To [be qwertyish]."},
      {"NUM", {"NUM points"}, "[28 points], ten points, [3.5 points], 28th points."},
      {"WORD", {"so WORD it"}, "[so be it], so 7 it, so , it, [so don it]."},
      {"CAP", {"Mr . CAP"}, "[Mr. Smith], Mr. smith, Mr. 7, [Mr. \u0416uk]."},
      {"punctuation", {"so , it"}, "[So, it] goes so it goes."},
      {"a dash of any kind",
       {"so -- it"},
       "[so \u2014 it], [so--it], [so \u2013 it], [so - it], so-it, so- it."},
      {"a hyphen", {"long-term"}, "[Long-term], [long\u2011term], long term, long - term."},
      {"brackets and question marks", {"\\( so \\) \\?"}, "And [(so)?] And (so)."},
      {"clitics", {"do n't", "Ukraine 's"}, "[Don't]! [Ukraine's] and [Ukraine\u2019s]."},
      {"a quoted word", {"\" so"}, "[\"So] it\", [\u201Cso]\u201D."},
  });
}

TEST(Matcher, Gaps) {
  check({
      {"none to two words",
       {"pay {0-2} attention"},
       "[pay attention], [pay much attention], [pay very much attention], pay a b c attention"},
      {"at least one", {"pay {1-2} attention"}, "pay attention, [pay much attention]"},
      {"passes numbers, hyphens, clitics, per cent",
       {"pay {0-5} attention"},
       "[pay 7 attention], [pay full-time attention], [pay Joe's attention], [pay 5% attention]"},
      {"passes addresses", {"pay {0-1} attention"}, "[pay a.org attention]"},
      {"not commas, brackets, quotes, dashes, signs",
       {"pay {0-3} attention"},
       "pay, attention; pay (much) attention; pay \"much\" attention; pay - attention; "
       "pay -- attention; pay $ attention"},
      {"any passes punctuation",
       {"pay {0-3 any} attention"},
       "[pay, attention]; [pay (much) attention]; [pay -- attention]; [pay + attention]"},
      {"never over a sentence's end", {"pay {0-3 any} attention"}, "We pay. Attention!"},
      {"before the longest word",
       {"a {0-2} considerations"},
       "[a consideration of considerations]"},
      {"two gaps", {"from {0-2} to {0-2} now"}, "[from here to the right now], from to a b c now"},
      {"the longest", {"from {0-4} to"}, "[from to and to]"},
      {"the leftmost", {"from {0-4} considerations"}, "[from and from considerations]"},
  });
}

TEST(Matcher, EdgesAndSentences) {
  check({
      {"^", {"^ so it"}, "[So it] goes. Not so it goes. [So it] is."},
      {"$", {"so it $"}, "So it goes so [so it]. Is [so it]? And [so it].\" And [so it]"},
      {"$ before other things", {"so it $"}, "It is so it, or; so it 7."},
      {"$ behind a written full stop", {"so it . $"}, "Is [so it.] And so it?"},
      {"^ with quotes before", {"^ so it"}, "\"So it goes.\""},
      {"both", {"^ so it $"}, "[So it]. So it is."},
      {"never across a sentence", {"so it", "so . it"}, "Not so. It [so it]"},
      {"never across a unit", {"so it"}, "- Not so\n- it goes"},
      {"a point's number is before ^", {"^ so it"}, "7. [So it] goes.\n\n- [So it] goes."},
      {"a hard-wrapped line end is a blank",
       {"so it"},
       "The parties to this treaty do agree to [so\nit] this shall be in all the world."},
  });
}

TEST(Matcher, Marks) {
  check({
      {"the middle", {"be [considered] settled"}, "To be [considered] settled."},
      {"the beginning", {"[be considered] settled"}, "To [be considered] settled."},
      {"the end", {"be [considered settled]"}, "To be [considered settled]."},
      {"context of an edge", {"^ [so] it"}, "[So] it is."},
      {"a mark with a gap inside", {"so [pay {0-2} attention] to"}, "so [pay much attention] to"},
      {"a mark behind a gap", {"so {0-3} [attention]"}, "so pay much [attention]"},
      {"a mark of optional parts",
       {"so [much? too? late]"},
       "so [late], so [too late], so [much late]"},
      {"the whole match is used up, not the mark alone", {"so [it] so"}, "so [it] so it so"},
  });
}

TEST(Matcher, SearchGoesOnBehindAFinding) {
  check({
      {"side by side", {"so so"}, "[so so] [so so] so"},
      {"the longest of two patterns", {"so it", "so it goes"}, "And [so it goes]."},
      {"the leftmost of two patterns", {"so it", "it goes on"}, "And [so it] goes on."},
      {"the same word twice in a pattern", {"so much so"}, "[so much so] much so"},
  });
}

// corpora/ru/rules/README.md: the leftmost wins, then the longest, and the search goes on after it.
// The gap lets the second key reach back into the first finding.
TEST(Matcher, ALaterMatchIsNotLost) {
  check({
      {"behind a finding", {"so {0-2} considered"}, "[so far so considered] [so considered]"},
  });
}

TEST(Matcher, Antipatterns) {
  struct AntiRow {
    const char* name;
    Strings patterns;
    Strings antipatterns;
    std::string_view marked;
  };
  const AntiRow rows[] = {
      {"covers the mark",
       {"expected that"},
       {"as expected that"},
       "as expected that; [expected that]"},
      {"is the mark", {"expected that"}, {"expected that"}, "expected that"},
      {"covers a part only", {"expected that"}, {"as expected"}, "as [expected that]"},
      {"covers the mark, not the match",
       {"is [expected] that"},
       {"expected that"},
       "is expected that"},
      {"covers what stands around the mark only",
       {"is [expected] that"},
       {"it is"},
       "it is [expected] that"},
      {"of two, one covers", {"expected that"}, {"so so", "as {0-2} that"}, "as is expected that"},
      {"the longest is covered, a later one wins",
       {"so {0-3} it"},
       {"and so it"},
       "and so it, [so it]"},
      {"an antipattern's own mark means nothing",
       {"expected that"},
       {"[as] expected that"},
       "as expected that"},
      {"not across a sentence", {"expected that"}, {"so expected that"}, "So. [Expected that]"},
  };
  for (const AntiRow& row : rows) {
    const std::string text = testing::without_brackets(row.marked);
    const Detector detector = detector_of({rule_of(row.patterns, row.antipatterns)});
    EXPECT_EQ(show(detector.score(text), text), row.marked) << row.name;
  }
}

TEST(Matcher, AnAntipatternIsItsRulesOwn) {
  const Detector detector =
      detector_of({rule_of({"expected that"}), rule_of({"never here"}, {"as expected that"})});
  EXPECT_EQ(detector.score("as expected that").findings.size(), 1U);
}

// A letter of another script that looks Latin doesn't hide a word.
TEST(Matcher, LooksThroughPlantedLetters) {
  check({
      {"one letter", {"considered settled"}, "To be [consid\u0435red settled]."},
      {"several", {"peace"}, "[\u0440e\u0430c\u0435]"},
      {"a capital", {"peace"}, "[P\u0415ACE]"},
      {"one that looks like nothing Latin", {"peace"}, "pea\u0446e"},
  });
}

TEST(Matcher, Lemmas) {
  check({
      {"all forms", {"~enshrine"}, "[Enshrine], [enshrines], [ENSHRINED], [enshrining]; shrine."},
      {"irregular ones", {"~take place"}, "It [took place]; [takes place]; [taken place]."},
      {"of a class", {"~measure:NOUN of"}, "a [measure of], [measures of], measuring of"},
      {"among other words", {"(~sign|ratify) it"}, "He [signed it]. [Ratify it]. He ratified it."},
      {"negated", {"be !~settle"}, "To be settled, [be solved]."},
      {"with an apostrophe", {"we ~be here"}, "[We're here], [we are here]."},
  });
}

TEST(Matcher, Classes) {
  check({
      {"may be: the lexicon allows it", {"his NOUN of"}, "[his house of], his beautiful of."},
      {"may be, for words of several classes",
       {"they VERB it"},
       "[they measure it], they house, they it it."},
      {"only: nothing else is possible", {"his NOUN! of"}, "[his treaty of]"},
      {"only: not possible at all", {"his NOUN! of"}, "his beautiful of"},
      {"only: the tagger decides",
       {"(measure|increase):NOUN!"},
       "The [increase] was a good [measure]. We must increase and measure it."},
      {"a word in a class",
       {"~increase:VERB! NOUN"},
       "They [increased taxes]. The increases hurt."},
      {"unknown words by their ends", {"a NOUN"}, "[a blorfication], a blorfly."},
      {"a name", {"in NAME"}, "[in Moscow], in the city, [in Blorfgrad]"},
      {"a capital makes any word possible as a name", {"the NAME"}, "[the Treaty], the treaty"},
      {"punctuation has no class", {"so !NOUN"}, "so, so; [so beautiful]"},
      {"a number", {"CARDINAL points"}, "[28 points], [ten points], many points"},
      {"a set of classes",
       {"be (ADJ|PARTICIPLE) by"},
       "to [be good by], to [be settled by], to be the by"},
      {"neither class nor word", {"be !(ADJ|not)"}, "to be good, be not, [be there]"},
      {"no word of a class in context", {"the !NOUN!"}, "The house was [the best]."},
      {"classes alone", {"ADJ NOUN"}, "the [good house] of the"},
      {"across a gap", {"NOUN! of {0-2} NOUN!"}, "the [minister of foreign affairs], it of us"},
  });
}

TEST(Matcher, NamedLists) {
  check({
      {"as written", {"@reporting-verbs that"}, "They [say that], he says that"},
      {"inflected", {"~@reporting-verbs that"}, "They [say that], he [says that], [said that]"},
      {"the second column", {"to @nominalisations/2"}, "[to implement], to implementation"},
  });
}

// The tagger is asked only where all the rest of a pattern fits.
TEST(Matcher, TagsCandidateSentencesOnly) {
  const Detector detector = detector_of({rule_of({"the increase:NOUN! of"})});
  const auto tagged = [&](std::string_view text) { return detector.score(text).sentences_tagged; };
  EXPECT_EQ(tagged("The measure of it. They increase it. The increase was good."), 0U);
  EXPECT_EQ(tagged("The increase of it and the increase of them. It is so. The increase of it."),
            2U);
}

// Tokens by hand: the matcher asks nothing but them.
TEST(Matcher, ReadsTokensAndSentencesOnly) {
  const Resources& resources = *testing::resources();
  Vocabulary vocabulary(resources.lexicon.forms());
  Element so, it;
  so.words = {vocabulary.add("so")};
  it.words = {vocabulary.add("it")};
  MatcherBuilder builder;
  builder.add(7, true, {{so, it}, 1, 2});
  const MatcherTables tables = builder.finish(vocabulary, resources.lexicon);
  ASSERT_EQ(tables.sequences.size(), 1U);

  const std::string text = "soitsoit";
  Segments segments;
  for (std::uint32_t i = 0; i < 4; ++i) {
    Token token;
    token.span = {2 * i, 2 * i + 2};
    token.word = i % 2 == 0 ? so.words[0] : it.words[0];
    token.kind = TokenKind::word;
    segments.tokens.push_back(token);
  }
  segments.sentences = {{0, 3}, {3, 4}};
  ClassScratch class_scratch;
  WordClasses classes(&resources.lexicon, &resources.tagger, text, segments, class_scratch);
  MatchScratch scratch;
  const std::vector<TokenMatch>& found = scratch.matches;
  match_tokens(tables, text, segments, classes, scratch);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, 7U);
  EXPECT_TRUE(found[0].antipattern);
  EXPECT_EQ(found[0].span, (TokenSpan{0, 2}));
  EXPECT_EQ(found[0].mark, (TokenSpan{1, 2}));

  segments.sentences = {{0, 1}, {1, 4}};
  scratch.matches.clear();
  match_tokens(tables, text, segments, classes, scratch);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span, (TokenSpan{2, 4}));
}

// Ten times the text is ten times the work, in many sentences and in one.
TEST(Matcher, WorkGrowsWithTheText) {
  const Detector detector = detector_of({
      rule_of({"the {0-4} of {0-4} the", "of {0-8} of", "the the the"}, {"the of the"}),
      rule_of({"(the|of|a) {0-8 any} (the|of|a)", "!the of !the"}),
  });
  for (const std::string piece : {"The end of the war of the worlds. ", "the of the of the of ",
                                  "the the the the the the "}) {
    std::string once;
    while (once.size() < 20000) once += piece;
    std::string tenfold;
    for (int i = 0; i < 10; ++i) tenfold += once;
    const std::uint64_t steps = detector.score(once).steps;
    EXPECT_GT(steps, 4000U);
    EXPECT_LE(static_cast<double>(detector.score(tenfold).steps), 10.5 * static_cast<double>(steps))
        << piece;
  }
}

}  // namespace
}  // namespace calque
