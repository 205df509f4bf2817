#include "ascii_cutter.h"

#include <algorithm>
#include <array>

#include "swar.h"

namespace calque {
namespace {

// Classes of words.rules, as bits.
constexpr std::uint8_t kLower = 1;  // a-z and _
constexpr std::uint8_t kUpper = 2;
constexpr std::uint8_t kDigit = 4;
constexpr std::uint8_t kSpace = 8;
constexpr std::uint8_t kPunct = 16;
constexpr std::uint8_t kLetter = kLower | kUpper;
constexpr std::uint8_t kAlnum = kLetter | kDigit;
constexpr std::uint8_t kLowerOrDigit = kLower | kDigit;

constexpr std::array<std::uint8_t, 128> make_classes() {
  std::array<std::uint8_t, 128> classes{};
  for (char c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = kLower;
  for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = kUpper;
  for (char c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = kDigit;
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) {
    classes[static_cast<std::size_t>(c)] = kSpace;
  }
  for (const char c : std::string_view("!\"#%&'()*,-./:;?@[\\]{}")) {
    classes[static_cast<std::size_t>(c)] = kPunct;
  }
  classes['_'] = kLower;
  return classes;
}
constexpr std::array<std::uint8_t, 128> kClasses = make_classes();

class Cutter {
 public:
  Cutter(std::string_view text, std::size_t end) : text_(text), size_(end) {}

  // Returns whether an apostrophe stood behind any word.
  bool cut(std::size_t at, std::vector<Token>& tokens) {
    bool space_before = true;
    while (at < size_) {
      const std::uint8_t first = class_at(at);
      if (first == kSpace) {
        if (!tokens.empty()) tokens.back().space_after = true;
        space_before = true;
        ++at;
        continue;
      }
      Token token;
      const std::size_t end = (first & kAlnum) != 0 ? word_end(at, token) : sign_end(at, token);
      token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      token.capital = first == kUpper;
      token.space_before = space_before;
      space_before = false;
      tokens.push_back(token);
      at = end;
    }
    if (!tokens.empty()) tokens.back().space_after = true;
    return apostrophes_;
  }

 private:
  std::uint8_t class_at(std::size_t i) const {
    return i < size_ ? kClasses[static_cast<unsigned char>(text_[i])] : std::uint8_t{0};
  }
  bool is(std::size_t i, std::uint8_t classes) const { return (class_at(i) & classes) != 0; }
  bool is(std::size_t i, char c) const { return i < size_ && text_[i] == c; }
  std::size_t run_end(std::size_t i, std::uint8_t classes) const {
    while (is(i, classes)) ++i;
    return i;
  }

  // The end of letters and digits from `i` on; adds the classes met to `seen`.
  std::size_t alnum_end(std::size_t i, std::uint8_t& seen) const {
    while (i + 8 <= size_) {
      const std::uint64_t eight = swar::load(text_.data() + i);
      const std::uint64_t letters = swar::letters(eight);
      const std::uint64_t others = ~(letters | swar::digits(eight)) & swar::kHighs;
      const std::size_t run = swar::first_of(others);
      // Only the letters before the first other byte count.
      const std::uint64_t before = others == 0 ? ~std::uint64_t{0} : (others & -others) - 1;
      if ((letters & before) != 0) seen |= kLetter;
      i += run;
      if (run < 8) return i;
    }
    while (is(i, kAlnum)) seen |= class_at(i++);
    return i;
  }

  // The longest of the rules for words, numbers, abbreviations, names of hosts, and URLs.
  std::size_t word_end(std::size_t begin, Token& token) {
    std::uint8_t seen = 0;
    const std::size_t run = alnum_end(begin, seen);
    token.kind = TokenKind::word;
    if ((seen & kLetter) == 0) {
      token.kind = TokenKind::number;
      return number_end(run);
    }
    // Most words end at a blank or at a sign that no rule goes on over.
    const char next = run < size_ ? text_[run] : ' ';
    if (next == '\'') {
      apostrophes_ = true;
      return apostrophes_end(run);
    }
    if (next == ':') return url_end(begin, run, token);
    if (next != '.' && next != '@') return run;

    std::size_t end = run;
    const auto prefer = [&](std::size_t other, TokenKind kind) {
      if (other > end) {
        end = other;
        token.kind = kind;
      }
    };
    prefer(abbreviation_end(begin, run), TokenKind::word);
    prefer(host_end(run), TokenKind::address);
    if (next == '.' && text_.substr(begin, run - begin) == "www") {
      const std::size_t path = path_end(run + 1);
      if (path > run + 1) prefer(path, TokenKind::address);
    }
    return end;
  }

  // D+ ([.,] D+)*
  std::size_t number_end(std::size_t i) const {
    while ((is(i, '.') || is(i, ',')) && is(i + 1, kDigit)) i = run_end(i + 1, kDigit);
    return i;
  }

  // (' C+)*
  std::size_t apostrophes_end(std::size_t i) const {
    while (is(i, '\'') && is(i + 1, kAlnum)) i = run_end(i + 1, kAlnum);
    return i;
  }

  // L . (L .)+  and  Upper Lower . Upper .
  std::size_t abbreviation_end(std::size_t begin, std::size_t run) const {
    if (!is(run, '.')) return run;
    if (run - begin == 1 && is(begin, kLetter)) {
      std::size_t i = run + 1;
      while (is(i, kLetter) && is(i + 1, '.')) i += 2;
      return i > run + 1 ? i : run;
    }
    const bool two_dots = run - begin == 2 && is(begin, kUpper) && is(begin + 1, kLower) &&
                          is(run + 1, kUpper) && is(run + 2, '.');
    return two_dots ? run + 3 : run;
  }

  // ([.@] (Lower | Digit) C*)+
  std::size_t host_end(std::size_t i) const {
    while ((is(i, '.') || is(i, '@')) && is(i + 1, kLowerOrDigit)) i = run_end(i + 1, kAlnum);
    return i;
  }

  std::size_t url_end(std::size_t begin, std::size_t run, Token& token) const {
    const std::string_view scheme = text_.substr(begin, run - begin);
    const bool known = scheme == "http" || scheme == "https" || scheme == "ftp" ||
                       scheme == "HTTP" || scheme == "HTTPS";
    if (!known || text_.compare(run, 3, "://") != 0) return run;
    const std::size_t end = path_end(run + 3);
    if (end == run + 3) return run;
    token.kind = TokenKind::address;
    return end;
  }

  // ($Stop* $Tail)+ /? from `i`; `i` itself where nothing of that stands there
  std::size_t path_end(std::size_t i) const {
    const std::size_t begin = i;
    for (std::size_t j = i; j < size_; ++j) {
      const char c = text_[j];
      const std::uint8_t kind = class_at(j);
      if (kind == kSpace || c == '<' || c == '>' || c == '"' || c == '\'') break;
      if (kind != kPunct) i = j + 1;
    }
    return i > begin && is(i, '/') ? i + 1 : i;
  }

  std::size_t sign_end(std::size_t begin, Token& token) const {
    const char c = text_[begin];
    if (!is(begin, kPunct)) {
      token.kind = TokenKind::symbol;
      return begin + 1;
    }
    token.kind = TokenKind::punctuation;
    std::size_t end = begin + 1;
    if (c == '.' || c == '-') {
      while (is(end, c)) ++end;
    } else if (c == '?' || c == '!') {
      while (is(end, '?') || is(end, '!')) ++end;
    }
    return end;
  }

  std::string_view text_;
  std::size_t size_;
  bool apostrophes_ = false;
};

}  // namespace

bool cut_ascii_words(std::string_view text, std::size_t begin, std::size_t end,
                     std::vector<Token>& tokens) {
  return Cutter(text.substr(0, end), end).cut(begin, tokens);
}

bool ends_in_term(std::string_view text, std::size_t at) {
  const auto is_close = [](char c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
  };
  while (at > 0 && is_close(text[at - 1])) --at;
  const std::string_view before = text.substr(0, at);
  for (const std::string_view term : {".", "!", "?", "\u3002", "\uFF01", "\uFF1F"}) {
    if (before.ends_with(term)) return true;
  }
  return false;
}

}  // namespace calque
