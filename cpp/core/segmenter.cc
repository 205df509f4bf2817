#include "segmenter.h"

#include <algorithm>
#include <utility>

#include "ascii_cutter.h"
#include "swar.h"
#include "utf8.h"

namespace calque {
namespace {

// Statuses of words.rules.
constexpr int kNumber = 100;
constexpr int kWord = 200;
constexpr int kAddress = 300;
constexpr int kPunctuation = 400;
constexpr int kSpace = 0;

TokenKind kind_of(int status) {
  switch (status) {
    case kNumber:
      return TokenKind::number;
    case kWord:
      return TokenKind::word;
    case kAddress:
      return TokenKind::address;
    case kPunctuation:
      return TokenKind::punctuation;
    default:
      return TokenKind::symbol;
  }
}

bool begins_upper(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return is_upper(decode_utf8(text, 0).code_point);
}

bool begins_lower(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c < 0x80) return c >= 'a' && c <= 'z';
  const char32_t letter = decode_utf8(text, 0).code_point;
  return is_letter(letter) && !is_upper(letter);
}

bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower_case[i]) return false;
  }
  return true;
}

std::string_view text_of(std::string_view text, const Token& token) {
  return text.substr(token.span.begin, token.span.size());
}

bool closes(std::string_view token) {
  return token == "\"" || token == "'" || token == ")" || token == "]" || token == "}";
}

}  // namespace

Segmenter::Segmenter(const SegmentationData& data)
    : Segmenter(data, Breaker(data.word_rules, "words.rules"),
                Breaker(data.sentence_rules, "sentences.rules")) {}

Segmenter::Segmenter(const SegmentationData& data, Breaker words, Breaker sentences)
    : data_(&data), words_(std::move(words)), sentences_(std::move(sentences)) {
  for (const std::string& clitic : data.clitics) {
    longest_clitic_ = std::max(longest_clitic_, clitic.size());
  }
}

Segmenter Segmenter::clone() const { return Segmenter(*data_, words_.clone(), sentences_.clone()); }

// Does a word end in one of the clitics? Returns its length, 0 where it doesn't.
std::size_t Segmenter::clitic_length(std::string_view word) const {
  // Every clitic holds an apostrophe, and few words do.
  const std::size_t from = word.size() - std::min(word.size(), longest_clitic_);
  if (word.find('\'', from) == std::string_view::npos) return 0;
  for (const std::string& clitic : data_->clitics) {
    if (word.size() > clitic.size() &&
        equal_ignoring_case(word.substr(word.size() - clitic.size()), clitic)) {
      return clitic.size();
    }
  }
  return 0;
}

void Segmenter::split_clitics(std::string_view text, std::vector<Token>& tokens) {
  std::size_t i = 0;
  const auto needs_split = [&](const Token& token) {
    return token.kind == TokenKind::word && clitic_length(text_of(text, token)) != 0;
  };
  while (i < tokens.size() && !needs_split(tokens[i])) ++i;
  if (i == tokens.size()) return;
  uncut_.assign(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end());
  tokens.resize(i);
  for (const Token& token : uncut_) {
    const std::size_t length =
        token.kind == TokenKind::word ? clitic_length(text_of(text, token)) : 0;
    tokens.push_back(token);
    if (length == 0) continue;
    Token& head = tokens.back();
    head.span.end -= static_cast<std::uint32_t>(length);
    head.space_after = false;
    if (!head.ascii) head.ascii = swar::is_ascii(text_of(text, head));
    Token tail = token;
    tail.span.begin = head.span.end;
    tail.space_before = false;
    tail.ascii = true;
    tail.clitic = true;
    tail.capital = false;
    tokens.push_back(tail);
  }
}

// As cut_ascii_words, for bytes of any letters.
void Segmenter::cut_by_icu(std::string_view text, std::size_t begin, std::size_t end,
                           std::vector<Token>& tokens) {
  words_.set_text(text.substr(begin, end - begin));
  bool space_before = true;
  while (words_.next()) {
    const int status = words_.status();
    if (status == kSpace) {
      space_before = true;
      if (!tokens.empty()) tokens.back().space_after = true;
      continue;
    }
    Token token;
    token.span = {static_cast<std::uint32_t>(begin + words_.begin()),
                  static_cast<std::uint32_t>(begin + words_.end())};
    const std::string_view piece = text_of(text, token);
    token.kind = kind_of(status);
    token.ascii = swar::is_ascii(piece);
    token.capital = begins_upper(piece);
    token.space_before = space_before;
    space_before = false;
    tokens.push_back(token);
  }
  if (!tokens.empty()) tokens.back().space_after = true;
}

// No rule for words reaches over a blank, so that a text may be cut in parts between blanks: those
// with other letters than ASCII's by ICU, the others by the fast path. Returns whether there may be
// contractions.
bool Segmenter::cut_mixed(std::string_view text, std::vector<Token>& tokens) {
  // Setting ICU on a text costs as much as cutting some words: parts that are near are taken as
  // one.
  constexpr std::size_t kNear = 32;
  std::size_t done = 0;
  for (std::size_t at = swar::find_not_ascii(text, 0); at < text.size();) {
    const std::size_t blank = at == 0 ? std::string_view::npos : text.rfind(' ', at - 1);
    const std::size_t begin = blank == std::string_view::npos ? done : std::max(done, blank + 1);
    std::size_t end;
    do {
      end = std::min(text.find(' ', at), text.size());
      at = swar::find_not_ascii(text, end);
    } while (at < text.size() && at < end + kNear);
    if (begin > done) cut_ascii_words(text, done, begin, tokens);
    cut_by_icu(text, begin, end, tokens);
    done = end;
  }
  if (done < text.size()) cut_ascii_words(text, done, text.size(), tokens);
  return text.find('\'') != std::string_view::npos;
}

// `next` is the first token behind a place where the rules would end a sentence. Is it an end?
bool Segmenter::ends_sentence(std::string_view text, const std::vector<Token>& tokens,
                              std::size_t next) const {
  const Token& following = tokens[next];
  const std::string_view after = text_of(text, following);
  if (begins_lower(after)) return false;

  std::size_t last = next - 1;
  while (last > 0 && closes(text_of(text, tokens[last]))) --last;
  const std::string_view mark = text_of(text, tokens[last]);
  const auto starter = [&] { return data_->sentence_starters.contains(lower(after)); };
  if (tokens[last].kind == TokenKind::word) {  // a dotted abbreviation: "U.S.", "e.g."
    const std::string_view bare = mark.substr(0, mark.size() - 1);
    if (data_->always.contains(lower(bare))) return false;
    return !(tokens[last].capital && following.capital && !starter());
  }
  if (mark != "." || last == 0 || tokens[last].space_before) return true;
  const Token& before = tokens[last - 1];
  if (before.kind != TokenKind::word) return true;
  const std::string_view word = text_of(text, before);
  const std::string key = lower(word);
  if (data_->always.contains(key)) return false;
  if (data_->before_number.contains(key) && following.kind == TokenKind::number) return false;
  const bool initial = before.capital && CodePointCounter(word).at(word.size()) == 1;
  return !(initial && key != "i" && following.capital && !starter());
}

void Segmenter::segment(const Folded& folded, Segments& out) {
  const std::string_view text = folded.text;
  out.tokens.clear();
  out.sentences.clear();
  const bool contractions = folded.ascii ? cut_ascii_words(text, 0, text.size(), out.tokens)
                                         : cut_mixed(text, out.tokens);
  if (contractions) split_clitics(text, out.tokens);
  const auto count = static_cast<std::uint32_t>(out.tokens.size());
  std::uint32_t begin = 0;
  for (std::uint32_t token = 1; token < count; ++token) {
    if (!may_end_sentence(text, out.tokens, token) || !ends_sentence(text, out.tokens, token)) {
      continue;
    }
    out.sentences.push_back({begin, token});
    begin = token;
  }
  if (count > 0) out.sentences.push_back({begin, count});
}

void Segmenter::segment_by_icu(const Folded& folded, Segments& out) {
  const std::string_view text = folded.text;
  out.tokens.clear();
  out.sentences.clear();
  cut_by_icu(text, 0, text.size(), out.tokens);
  split_clitics(text, out.tokens);
  if (out.tokens.empty()) return;
  const auto count = static_cast<std::uint32_t>(out.tokens.size());
  sentences_.set_text(text);
  std::uint32_t begin = 0;
  std::uint32_t token = 0;
  while (sentences_.next()) {
    while (token < count && out.tokens[token].span.begin < sentences_.end()) ++token;
    if (token == count) break;
    if (token > begin && ends_sentence(text, out.tokens, token)) {
      out.sentences.push_back({begin, token});
      begin = token;
    }
  }
  out.sentences.push_back({begin, count});
}

}  // namespace calque
