// The matcher against a slow one that knows nothing of keys, sequences or vocabularies: it tries
// every start and walks the pattern as it was written, with all of its options.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "candidate.h"
#include "matcher.h"
#include "random.h"
#include "segments.h"
#include "token_pattern.h"
#include "words.h"

namespace calque {
namespace {

using testing::cut;
using testing::Cut;
using testing::Random;
using testing::resources;

// A pattern as a rule writer thinks of it.
struct Node {
  enum Kind {
    words,
    not_words,
    exact,
    number,
    any_word,
    capital,
    gap,
    group,
    opens,
    closes,
    begin,
    end
  };
  Kind kind = words;
  std::vector<std::string> names;
  std::vector<std::vector<Node>> alternatives;  // of a group
  bool optional = false;
  std::uint32_t least = 0, most = 0;
  bool over_punctuation = false;
};
using Nodes = std::vector<Node>;

std::string written(const Nodes& nodes, bool inside = false);

// Inside brackets a bar parts sequences, so that a set needs brackets of its own there.
std::string written(const Node& node, bool inside) {
  std::string names;
  for (const std::string& name : node.names) names += (names.empty() ? "" : "|") + name;
  std::string out;
  switch (node.kind) {
    case Node::words:
      out = inside && node.names.size() > 1 ? "(" + names + ")" : names;
      break;
    case Node::not_words:
      out = "!(" + names + ")";
      break;
    case Node::exact:
      out = "=" + names;
      break;
    case Node::number:
      out = "NUM";
      break;
    case Node::any_word:
      out = "WORD";
      break;
    case Node::capital:
      out = "CAP";
      break;
    case Node::gap:
      out = "{" + std::to_string(node.least) + "-" + std::to_string(node.most) +
            (node.over_punctuation ? " any}" : "}");
      break;
    case Node::group:
      for (const Nodes& nodes : node.alternatives)
        out += (out.empty() ? "(" : "|") + written(nodes, true);
      out += ")";
      break;
    case Node::opens:
      return "[";
    case Node::closes:
      return "]";
    case Node::begin:
      return "^";
    case Node::end:
      return "$";
  }
  return node.optional ? out + "?" : out;
}

std::string written(const Nodes& nodes, bool inside) {
  std::string out;
  for (const Node& node : nodes) out += (out.empty() ? "" : " ") + written(node, inside);
  return out;
}

struct Match {
  TokenSpan span, mark;
  auto key() const { return std::tuple(span.begin, span.end, mark.begin, mark.end); }
  bool operator<(const Match& other) const { return key() < other.key(); }
};

class SlowMatcher {
 public:
  explicit SlowMatcher(const Cut& cut) : cut_(cut) {}

  // All matches of a pattern, each once.
  std::set<Match> find(const Nodes& pattern) {
    std::set<Match> out;
    const bool marked = std::any_of(pattern.begin(), pattern.end(),
                                    [](const Node& node) { return node.kind == Node::opens; });
    for (const TokenSpan sentence : cut_.segments.sentences) {
      sentence_ = sentence;
      for (std::uint32_t start = sentence.begin; start < sentence.end; ++start) {
        walk(pattern, 0, start, {}, [&](std::uint32_t end, TokenSpan mark) {
          out.insert({{start, end}, marked ? mark : TokenSpan{start, end}});
        });
      }
    }
    return out;
  }

 private:
  using Done = std::function<void(std::uint32_t, TokenSpan)>;

  void walk(const Nodes& nodes, std::size_t i, std::uint32_t at, TokenSpan mark, const Done& done) {
    if (i == nodes.size()) return done(at, mark);
    const Node& node = nodes[i];
    if (node.optional) walk(nodes, i + 1, at, mark, done);
    switch (node.kind) {
      case Node::opens:
        return walk(nodes, i + 1, at, {at, at}, done);
      case Node::closes:
        return walk(nodes, i + 1, at, {mark.begin, at}, done);
      case Node::begin:
        if (at == sentence_.begin) walk(nodes, i + 1, at, mark, done);
        return;
      case Node::end:
        if (only_closing(at)) walk(nodes, i + 1, at, mark, done);
        return;
      case Node::gap:
        for (std::uint32_t n = 0; n <= node.most && at + n <= sentence_.end; ++n) {
          if (n > 0 && !passes(node, at + n - 1)) return;
          if (n >= node.least) walk(nodes, i + 1, at + n, mark, done);
        }
        return;
      case Node::group:
        for (const Nodes& inner : node.alternatives) {
          walk(inner, 0, at, mark,
               [&](std::uint32_t end, TokenSpan inside) { walk(nodes, i + 1, end, inside, done); });
        }
        return;
      default:
        if (at < sentence_.end && takes(node, at)) walk(nodes, i + 1, at + 1, mark, done);
    }
  }

  std::string_view text(std::uint32_t at) const { return cut_.text(cut_.segments.tokens[at]); }

  bool named(const Node& node, std::uint32_t at) const {
    const Token& token = cut_.segments.tokens[at];
    std::string name(text(at));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (name.find_first_not_of('-') == std::string::npos) {
      const bool spaced = token.space_before && token.space_after;
      name = name.size() > 1 || spaced ? "--" : "-";
    }
    return std::find(node.names.begin(), node.names.end(), name) != node.names.end();
  }

  bool takes(const Node& node, std::uint32_t at) const {
    const Token& token = cut_.segments.tokens[at];
    const bool word = token.kind == TokenKind::word;
    switch (node.kind) {
      case Node::words:
        return named(node, at);
      case Node::not_words:
        return word && !named(node, at);
      case Node::exact:
        return text(at) == node.names.front();
      case Node::number:
        return token.kind == TokenKind::number;
      case Node::any_word:
        return word;
      case Node::capital:
        return word && text(at).front() >= 'A' && text(at).front() <= 'Z';
      default:
        return false;
    }
  }

  bool passes(const Node& gap, std::uint32_t at) const {
    const Token& token = cut_.segments.tokens[at];
    if (gap.over_punctuation) return true;
    if (text(at) == "-") return !token.space_before && !token.space_after;
    return text(at) == "%" || token.kind == TokenKind::word || token.kind == TokenKind::number ||
           token.kind == TokenKind::address;
  }

  bool only_closing(std::uint32_t at) const {
    for (; at < sentence_.end; ++at) {
      if (text(at).find_first_not_of(".!?\"')]") != std::string_view::npos) return false;
    }
    return true;
  }

  const Cut& cut_;
  TokenSpan sentence_;
};

// README: what an antipattern covers is dropped first; of the rest the leftmost wins, then the
// longest, and the search goes on after it. Where the same span can be marked in several ways, all
// of them are told.
using Findings = std::vector<std::set<Match>>;
Findings choose(const std::set<Match>& matches, const std::set<Match>& antipatterns) {
  std::set<Match> rest;
  for (const Match& match : matches) {
    if (std::none_of(antipatterns.begin(), antipatterns.end(),
                     [&](const Match& anti) { return anti.span.covers(match.mark); })) {
      rest.insert(match);
    }
  }
  Findings out;
  std::uint32_t from = 0;
  while (true) {
    const Match* best = nullptr;
    for (const Match& match : rest) {
      if (match.span.begin < from) continue;
      const bool better = best == nullptr || match.span.begin < best->span.begin ||
                          (match.span.begin == best->span.begin && match.span.end > best->span.end);
      if (better) best = &match;
    }
    if (best == nullptr) return out;
    out.emplace_back();
    for (const Match& match : rest) {
      if (match.span == best->span) out.back().insert(match);
    }
    from = best->span.end;
  }
}

std::vector<Candidate> find_fast(const std::vector<Sequence>& pattern,
                                 const std::vector<Sequence>& antipattern,
                                 const Vocabulary& vocabulary, Cut cut) {
  MatcherBuilder builder;
  for (const Sequence& sequence : pattern) builder.add(0, false, sequence);
  for (const Sequence& sequence : antipattern) builder.add(0, true, sequence);
  const MatcherTables tables = builder.finish(vocabulary, resources()->lexicon);
  look_up_words(cut.folded, vocabulary, resources()->language, cut.segments);
  ClassScratch class_scratch;
  WordClasses classes(&resources()->lexicon, &resources()->tagger, cut.folded.text, cut.segments,
                      class_scratch);
  MatchScratch scratch;
  match_tokens(tables, cut.folded.text, cut.segments, classes, scratch);
  std::vector<Candidate> out;  // positions are tokens here
  for (const TokenMatch& match : scratch.matches) {
    out.push_back({match.rule,
                   match.antipattern,
                   {match.span.begin, match.span.end},
                   {match.mark.begin, match.mark.end}});
  }
  resolve(out);
  return out;
}

// --- chance ------------------------------------------------------------------------------------

constexpr std::string_view kWords[] = {"ax", "by", "cat", "dog"};
constexpr std::string_view kTokens[] = {
    " ax", " ax", " by", " by",  " cat", " dog", " Ax", " BY", " zz", " Zz", " 7", ",",  "'s",
    "%",   " --", " - ", "-cat", ".",    ". By", "!",   " (",  ")",   " \"", "\"", "?!", " a.org"};

// Every other text has three words only, so that matches are many and lie in one another.
std::string random_words(Random& random, std::size_t most) {
  constexpr std::string_view kFew[] = {" ax", " by", " cat"};
  const bool few = random.one_in(2);
  std::string text;
  for (std::size_t n = random.below(most) + 1; n > 0; --n) {
    text += few ? random.of(kFew) : random.of(kTokens);
  }
  return text;
}

Node random_node(Random& random, bool gaps, int depth) {
  Node node;
  const std::size_t kind = random.below(20);
  node.names = {std::string(random.of(kWords))};
  if (kind < 9) {
    if (random.one_in(3)) node.names.emplace_back(random.of(kWords));
    if (random.one_in(12)) node.names = {random.one_in(2) ? "--" : ","};
    if (random.one_in(12)) node.names = {random.one_in(2) ? "'s" : "%"};
  } else if (kind < 11) {
    node.kind = Node::not_words;
    if (random.one_in(2)) node.names.emplace_back(random.of(kWords));
  } else if (kind == 11) {
    node.kind = Node::exact;
    node.names = {random.one_in(2) ? "Ax" : "by"};
  } else if (kind < 15) {
    constexpr Node::Kind kClasses[] = {Node::number, Node::any_word, Node::capital};
    node.kind = random.of(kClasses);
  } else if (kind < 18 && gaps) {
    node.kind = Node::gap;
    node.least = static_cast<std::uint32_t>(random.below(3));
    node.most = node.least + static_cast<std::uint32_t>(random.below(4));
    node.over_punctuation = random.one_in(4);
    return node;
  } else if (depth < 2) {
    node.kind = Node::group;
    for (std::size_t n = random.below(3) + 1; n > 0; --n) {
      Nodes inner;
      for (std::size_t m = random.below(3) + 1; m > 0; --m) {
        inner.push_back(random_node(random, gaps, depth + 1));
      }
      node.alternatives.push_back(std::move(inner));
    }
  }
  node.optional = random.one_in(6);
  return node;
}

Node edge(Node::Kind kind) {
  Node node;
  node.kind = kind;
  return node;
}

Nodes random_pattern(Random& random, bool gaps) {
  Nodes nodes;
  for (std::size_t n = random.below(4) + 1; n > 0; --n) {
    nodes.push_back(random_node(random, gaps, 0));
  }
  const auto place = [&](std::size_t i) { return nodes.begin() + static_cast<std::ptrdiff_t>(i); };
  if (random.one_in(3)) {
    const std::size_t opens = random.below(nodes.size());
    const std::size_t closes = opens + 1 + random.below(nodes.size() - opens);
    nodes.insert(place(closes), edge(Node::closes));
    nodes.insert(place(opens), edge(Node::opens));
  }
  if (random.one_in(8)) nodes.insert(nodes.begin(), edge(Node::begin));
  if (random.one_in(8)) nodes.push_back(edge(Node::end));
  return nodes;
}

struct Parsed {
  Nodes nodes;
  std::vector<Sequence> sequences;
};

// A random pattern that keeps the language's limits.
Parsed random_parsed(Random& random, bool gaps, Vocabulary& vocabulary) {
  static Segmenter segmenter = resources()->segmenter.clone();
  while (true) {
    Parsed parsed{random_pattern(random, gaps), {}};
    try {
      parsed.sequences = parse_pattern(written(parsed.nodes),
                                       {segmenter, resources()->segmentation, resources()->lexicon,
                                        resources()->lists, nullptr, vocabulary});
      return parsed;
    } catch (const std::invalid_argument&) {
    }
  }
}

// Returns the number of findings, so that a test of nothing fails.
std::size_t compare(std::uint64_t seed, bool gaps, bool antipatterns) {
  Random random(seed);
  std::size_t findings = 0;
  for (int round = 0; round < 10000; ++round) {
    Vocabulary vocabulary(resources()->lexicon.forms());
    const Parsed pattern = random_parsed(random, gaps, vocabulary);
    Parsed anti;
    if (antipatterns) anti = random_parsed(random, gaps, vocabulary);
    const Cut cut = testing::cut(random_words(random, 24));
    SlowMatcher slow(cut);
    const Findings expected =
        choose(slow.find(pattern.nodes), antipatterns ? slow.find(anti.nodes) : std::set<Match>{});
    std::vector<Candidate> found = find_fast(pattern.sequences, anti.sequences, vocabulary, cut);
    std::sort(found.begin(), found.end(),
              [](const Candidate& a, const Candidate& b) { return a.span.begin < b.span.begin; });
    bool same = found.size() == expected.size();
    for (std::size_t i = 0; same && i < expected.size(); ++i) {
      same = expected[i].contains(
          {{found[i].span.begin, found[i].span.end}, {found[i].mark.begin, found[i].mark.end}});
    }
    EXPECT_TRUE(same) << "seed " << seed << ", round " << round << ": " << written(pattern.nodes)
                      << "   but not   " << written(anti.nodes) << "   in   " << cut.folded.text;
    if (!same) return findings;
    findings += expected.size();
  }
  return findings;
}

TEST(MatcherOracle, WithoutGaps) { EXPECT_GT(compare(25, false, false), 5000U); }

TEST(MatcherOracle, WithoutGapsWithAntipatterns) { EXPECT_GT(compare(26, false, true), 5000U); }

TEST(MatcherOracle, WithGaps) { EXPECT_GT(compare(27, true, false), 5000U); }

TEST(MatcherOracle, WithGapsAndAntipatterns) { EXPECT_GT(compare(28, true, true), 5000U); }

}  // namespace
}  // namespace calque
