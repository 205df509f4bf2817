#include "token_pattern.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace calque {

std::string word_key(std::string_view token, bool spaced) {
  const bool dashes = token.find_first_not_of('-') == std::string_view::npos;
  if (dashes && (token.size() > 1 || spaced)) return "--";
  return lower(token);
}

namespace {

// Marks the place of [ and ] among the elements until a sequence is complete.
constexpr std::uint8_t kNoEdge = 0;
constexpr std::uint8_t kOpens = 1;
constexpr std::uint8_t kCloses = 2;

struct Piece {
  Element element;
  std::uint8_t edge = kNoEdge;  // not an element but an edge of the mark
};
using Pieces = std::vector<Piece>;
using Branches = std::vector<Pieces>;

class Parser {
 public:
  Parser(std::string_view pattern, const PatternContext& context)
      : pattern_(pattern), context_(context) {}

  std::vector<Sequence> parse() {
    Branches branches = parse_items(0);
    if (at_ < pattern_.size()) fail("unexpected \"" + std::string(1, pattern_[at_]) + "\"");
    std::vector<Sequence> out;
    for (Pieces& pieces : branches) finish(std::move(pieces), out);
    if (out.size() > kMostSequences) fail_too_many();
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw std::invalid_argument("at character " + std::to_string(at_ + 1) + " of \"" +
                                std::string(pattern_) + "\": " + message);
  }

  [[noreturn]] void fail_too_many() const {
    fail("branches into more than " + std::to_string(kMostSequences) + " sequences");
  }

  bool more() const { return at_ < pattern_.size(); }
  bool ahead(char c) const { return more() && pattern_[at_] == c; }
  bool take(char c) {
    if (!ahead(c)) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (ahead(' ') || ahead('\t') || ahead('\n')) ++at_;
  }

  // a b c — up to the end, or inside brackets up to | or ).
  Branches parse_items(int depth) {
    Branches branches{Pieces{}};
    for (skip_blanks(); more() && !(depth > 0 && (ahead('|') || ahead(')'))); skip_blanks()) {
      multiply(branches, parse_item(depth));
    }
    return branches;
  }

  void multiply(Branches& left, const Branches& right) const {
    if (left.size() * right.size() > kMostSequences) fail_too_many();
    Branches out;
    for (const Pieces& head : left) {
      for (const Pieces& tail : right) {
        Pieces both = head;
        both.insert(both.end(), tail.begin(), tail.end());
        out.push_back(std::move(both));
      }
    }
    left = std::move(out);
  }

  Branches parse_item(int depth) {
    if (ahead('[') || ahead(']')) {
      if (depth > 0) fail("the mark's edges can't stand inside ( )");
      Piece edge;
      edge.edge = pattern_[at_++] == '[' ? kOpens : kCloses;
      return {{edge}};
    }
    if (take('^')) return {{of_kind(ElementKind::sentence_begin)}};
    if (take('$')) return {{of_kind(ElementKind::sentence_end)}};
    if (take('{')) return {{parse_gap()}};
    if (take('!')) return optional(parse_negation(depth));
    if (take('(')) return optional(narrowed(parse_group(depth)));
    return optional(parse_words(depth));
  }

  // One word may be left out where it stands; anything else makes another branch.
  Branches optional(Branches branches) {
    if (!take('?')) return branches;
    if (branches.size() == 1 && branches[0].size() == 1 && branches[0][0].edge == kNoEdge &&
        branches[0][0].element.takes_token()) {
      branches[0][0].element.optional = true;
    } else {
      branches.emplace_back();
    }
    return branches;
  }

  static Piece of_kind(ElementKind kind) {
    Piece piece;
    piece.element.kind = kind;
    return piece;
  }

  Piece parse_gap() {
    Piece piece = of_kind(ElementKind::gap);
    const std::size_t least = parse_number();
    if (!take('-')) fail("a gap is written {0-3} or {0-3 any}");
    const std::size_t most = parse_number();
    skip_blanks();
    if (pattern_.substr(at_).starts_with("any")) {
      piece.element.over_punctuation = true;
      at_ += 3;
    }
    if (!take('}')) fail("a gap is written {0-3} or {0-3 any}");
    if (least > most || most == 0) fail("a gap needs least <= most and most > 0");
    if (most > kMostGapTokens) {
      fail("a gap has at most " + std::to_string(kMostGapTokens) + " tokens");
    }
    piece.element.least = static_cast<std::uint8_t>(least);
    piece.element.most = static_cast<std::uint8_t>(most);
    return piece;
  }

  std::size_t parse_number() {
    std::size_t value = 0;
    const std::size_t begin = at_;
    while (more() && pattern_[at_] >= '0' && pattern_[at_] <= '9' && at_ - begin < 3) {
      value = value * 10 + static_cast<std::size_t>(pattern_[at_++] - '0');
    }
    if (at_ == begin) fail("a number is missing");
    return value;
  }

  Branches parse_group(int depth) {
    if (depth == kMostDepth) fail("brackets more than " + std::to_string(kMostDepth) + " deep");
    Branches branches;
    do {
      Branches more_branches = parse_items(depth + 1);
      for (const Pieces& pieces : more_branches) {
        if (std::all_of(pieces.begin(), pieces.end(),
                        [](const Piece& piece) { return piece.element.optional; })) {
          fail("an empty alternative; write ( )? for something optional");
        }
      }
      branches.insert(branches.end(), std::make_move_iterator(more_branches.begin()),
                      std::make_move_iterator(more_branches.end()));
    } while (take('|'));
    if (!take(')')) fail("\")\" is missing");
    return merge(std::move(branches));
  }

  // !word, !CLASS, !(word|CLASS|~lemma): one word that is none of these.
  Branches parse_negation(int depth) {
    const Branches branches = take('(') ? parse_group(depth) : parse_words(depth);
    Piece none = of_kind(ElementKind::not_words);
    for (const Pieces& pieces : branches) {
      const Element& element = pieces.front().element;
      const bool plain =
          element.kind == ElementKind::words && element.may == 0 && element.only == 0;
      if (pieces.size() != 1 || !(plain || element.kind == ElementKind::of_class)) {
        fail("! stands before one word or class, or a group of single words and classes");
      }
      none.element.words.insert(none.element.words.end(), element.words.begin(),
                                element.words.end());
      none.element.may |= element.may;
      none.element.only |= element.only;
    }
    sort_once(none.element.words);
    return {{std::move(none)}};
  }

  // "NOUN" or "NOUN!" at this place: takes it and returns its tags.
  struct ClassTest {
    TagSet may = 0;
    TagSet only = 0;
  };
  ClassTest class_test(const std::string& name) {
    const std::optional<TagSet> tags = class_by_name(name);
    if (!tags) {
      fail("unknown class \"" + name + "\"; known are NUM, WORD, CAP and " + class_names() +
           "; write =" + name + " for the word in capitals, or lower case");
    }
    return take('!') ? ClassTest{0, *tags} : ClassTest{*tags, 0};
  }

  // (increase|rise):NOUN! narrows every word of the group.
  Branches narrowed(Branches branches) {
    if (!ahead(':') || at_ + 1 >= pattern_.size() || !is_capital(pattern_[at_ + 1])) {
      return branches;
    }
    ++at_;
    std::string name;
    while (more() && is_capital(pattern_[at_])) name += pattern_[at_++];
    const ClassTest test = class_test(name);
    for (Pieces& pieces : branches) narrow(pieces, test);
    return branches;
  }

  void narrow(Pieces& pieces, ClassTest test) const {
    if (pieces.size() != 1 || pieces[0].element.kind != ElementKind::words) {
      fail("a class narrows single words");
    }
    pieces[0].element.may = test.may;
    pieces[0].element.only = test.only;
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  // word, word|word|word, NUM, WORD, CAP, =Exact
  Branches parse_words(int depth) {
    Branches branches;
    do {
      Branches more_branches = parse_literal();
      branches.insert(branches.end(), std::make_move_iterator(more_branches.begin()),
                      std::make_move_iterator(more_branches.end()));
    } while (depth == 0 && joining_bar());
    return merge(std::move(branches));
  }

  // A bar without blanks joins words outside brackets: is|was. Inside, it parts sequences.
  bool joining_bar() {
    if (!ahead('|') || at_ + 1 >= pattern_.size() || pattern_[at_ + 1] == ' ') return false;
    ++at_;
    return true;
  }

  // Branches, because a list may hold sequences.
  Branches parse_literal() {
    const bool exact = take('=');
    const bool inflected = !exact && take('~');
    const bool list = !exact && take('@');
    std::string name;  // of the class behind a colon
    bool escaped = false;
    const std::string text = parse_letters(exact, name, escaped);
    if (text.empty()) {
      fail(more() ? "unexpected \"" + std::string(1, pattern_[at_]) + "\"" : "a word is missing");
    }
    if (!exact && !escaped && !inflected && !list) {
      if (text == "NUM") return {{of_kind(ElementKind::number)}};
      if (text == "WORD") return {{of_kind(ElementKind::any_word)}};
      if (text == "CAP") return {{of_kind(ElementKind::capital)}};
      if (text.size() > 1 && std::all_of(text.begin(), text.end(), is_capital)) {
        Piece piece = of_kind(ElementKind::of_class);
        const ClassTest test = class_test(text);
        piece.element.may = test.may;
        piece.element.only = test.only;
        return {{std::move(piece)}};
      }
    }
    Branches branches;
    if (list) {
      for (const std::string& entry : entries_of(text)) {
        branches.push_back(inflected ? inflect(entry, name) : cut(entry, false));
      }
      branches = merge(std::move(branches));
    } else {
      branches = {inflected ? inflect(text, name) : cut(text, exact)};
    }
    if (name.empty()) return branches;
    const ClassTest test = class_test(name);
    for (Pieces& pieces : branches) narrow(pieces, test);
    return branches;
  }

  // The letters of a word up to a blank or sign of the language, and the name of the class that a
  // colon narrows it to.
  std::string parse_letters(bool exact, std::string& name, bool& escaped) {
    std::string text;
    while (more()) {
      char c = pattern_[at_];
      if (c == '\\' && at_ + 1 < pattern_.size()) {
        c = pattern_[++at_];
        escaped = true;
      } else if (std::string_view(" \t\n|()[]{}?!^$").find(c) != std::string_view::npos) {
        break;
      } else if (c == ':' && !exact && !text.empty() && at_ + 1 < pattern_.size() &&
                 is_capital(pattern_[at_ + 1])) {
        ++at_;
        while (more() && is_capital(pattern_[at_])) name += pattern_[at_++];
        break;
      }
      text += c;
      ++at_;
    }
    return text;
  }

  const std::vector<std::string>& entries_of(const std::string& name) const {
    for (const WordLists* lists : {context_.local_lists, &context_.lists}) {
      if (lists == nullptr) continue;
      const auto found = lists->find(name);
      if (found != lists->end()) return found->second;
    }
    std::string known;
    for (const WordLists* lists : {context_.local_lists, &context_.lists}) {
      if (lists == nullptr) continue;
      for (const auto& [other, entries] : *lists) known += (known.empty() ? "@" : ", @") + other;
    }
    fail("no list @" + name + "; there are " + (known.empty() ? "none" : known));
  }

  // All forms of a lemma; with the name of a class, those that belong to it.
  Pieces inflect(const std::string& lemma, const std::string& name) {
    const Lexicon& lexicon = context_.lexicon;
    TagSet tags = ~TagSet{0};
    if (!name.empty()) tags = class_by_name(name).value_or(tags);
    Piece piece = of_kind(ElementKind::words);
    piece.element.words = lexicon.forms(lexicon.id(lower(lemma)), tags);
    if (piece.element.words.empty()) {
      fail("no inflections of \"" + lemma + "\"" + (name.empty() ? "" : " as " + name) +
           " are known; write its forms in brackets");
    }
    return {std::move(piece)};
  }

  // A literal may be several tokens: long-term, don't, country's.
  Pieces cut(const std::string& text, bool exact) {
    Pieces pieces;
    const auto push = [&](std::string_view token) {
      Piece piece = of_kind(exact ? ElementKind::exact : ElementKind::words);
      piece.element.words = {context_.vocabulary.add(word_key(token, false))};
      if (exact) piece.element.spelling = token;
      pieces.push_back(std::move(piece));
    };
    fold(text, {0, static_cast<std::uint32_t>(text.size())}, folded_);
    if (std::find(context_.segmentation.clitics.begin(), context_.segmentation.clitics.end(),
                  folded_.text) != context_.segmentation.clitics.end()) {
      push(folded_.text);
      return pieces;
    }
    context_.segmenter.segment(folded_, segments_);
    for (const Token& token : segments_.tokens) {
      push(std::string_view(folded_.text).substr(token.span.begin, token.span.size()));
    }
    if (pieces.empty()) fail("\"" + text + "\" has no word in it");
    return pieces;
  }

  // Alternatives of one plain word each become one set, and those of one class each one class.
  static Branches merge(Branches branches) {
    Branches out;
    Piece set = of_kind(ElementKind::words);
    Piece may = of_kind(ElementKind::of_class);
    Piece only = of_kind(ElementKind::of_class);
    for (Pieces& pieces : branches) {
      const Element& element = pieces.front().element;
      const bool single = pieces.size() == 1 && pieces[0].edge == kNoEdge && !element.optional;
      if (single && element.kind == ElementKind::words && element.may == 0 && element.only == 0) {
        set.element.words.insert(set.element.words.end(), element.words.begin(),
                                 element.words.end());
      } else if (single && element.kind == ElementKind::of_class) {
        may.element.may |= element.may;
        only.element.only |= element.only;
      } else {
        out.push_back(std::move(pieces));
      }
    }
    sort_once(set.element.words);
    if (!set.element.words.empty()) out.push_back({std::move(set)});
    if (may.element.may != 0) out.push_back({std::move(may)});
    if (only.element.only != 0) out.push_back({std::move(only)});
    return out;
  }

  static void sort_once(std::vector<std::uint32_t>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }

  // Multiplies out what is optional beyond the limit.
  void finish(Pieces pieces, std::vector<Sequence>& out) const {
    std::size_t optional = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].element.optional || ++optional <= kMostOptional) continue;
      if (out.size() > kMostSequences) fail_too_many();
      Pieces without = pieces;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      finish(std::move(without), out);
      pieces[i].element.optional = false;
    }
    out.push_back(sequence_of(std::move(pieces)));
  }

  Sequence sequence_of(Pieces pieces) const {
    Sequence sequence;
    int opened = 0;
    int closed = 0;
    for (Piece& piece : pieces) {
      if (piece.edge == kOpens) {
        sequence.mark_begin = sequence.elements.size();
        if (++opened > 1) fail("one mark, with both edges");
      } else if (piece.edge == kCloses) {
        sequence.mark_end = sequence.elements.size();
        if (++closed != opened) fail("\"]\" without \"[\" before it");
      } else {
        sequence.elements.push_back(std::move(piece.element));
      }
    }
    if (opened != closed) fail("one mark, with both edges");
    if (opened == 0) sequence.mark_end = sequence.elements.size();
    check(sequence);
    return sequence;
  }

  void check(const Sequence& sequence) const {
    const std::vector<Element>& elements = sequence.elements;
    if (elements.size() > kMostElements) {
      fail("more than " + std::to_string(kMostElements) + " elements in a sequence");
    }
    if (std::none_of(elements.begin(), elements.end(),
                     [](const Element& element) { return element.can_be_key(); })) {
      fail("every branch needs a word or a class");
    }
    std::size_t gaps = 0;
    std::size_t gap_tokens = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].kind == ElementKind::gap) {
        ++gaps;
        gap_tokens += elements[i].most;
      }
      if (elements[i].kind == ElementKind::sentence_begin && i != 0) fail("^ stands first");
      if (elements[i].kind == ElementKind::sentence_end && i + 1 != elements.size()) {
        fail("$ stands last");
      }
    }
    if (gaps > kMostGaps) fail("more than " + std::to_string(kMostGaps) + " gaps");
    if (gap_tokens > kMostGapTokens) {
      fail("more than " + std::to_string(kMostGapTokens) + " tokens of gap in all");
    }
    const auto [first, last] = core_of(elements, 0, elements.size());
    if (elements[first].kind == ElementKind::gap) fail("begins with a gap");
    if (elements[last - 1].kind == ElementKind::gap) fail("ends with a gap");
    check_mark(sequence);
  }

  // Elements [begin, end) without what may be left out at their edges.
  static std::pair<std::size_t, std::size_t> core_of(const std::vector<Element>& elements,
                                                     std::size_t begin, std::size_t end) {
    while (begin < end && elements[begin].optional) ++begin;
    while (begin < end && elements[end - 1].optional) --end;
    return {begin, end};
  }

  void check_mark(const Sequence& sequence) const {
    std::size_t begin = sequence.mark_begin;
    std::size_t end = sequence.mark_end;
    while (begin < end && sequence.elements[begin].kind == ElementKind::sentence_begin) ++begin;
    while (begin < end && sequence.elements[end - 1].kind == ElementKind::sentence_end) --end;
    std::tie(begin, end) = core_of(sequence.elements, begin, end);
    if (begin == end) fail("the mark can be empty");
    if (!sequence.elements[begin].takes_token() || !sequence.elements[end - 1].takes_token()) {
      fail("the mark begins or ends with a gap");
    }
  }

  std::string_view pattern_;
  const PatternContext& context_;
  Folded folded_;
  Segments segments_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Sequence> parse_pattern(std::string_view pattern, const PatternContext& context) {
  return Parser(pattern, context).parse();
}

}  // namespace calque
