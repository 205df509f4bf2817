#include "units.h"

#include <algorithm>

#include "swar.h"

namespace calque {
namespace {

// A block whose longest line lies between these is taken to be wrapped by an editor or a mailer.
// Narrower ones are lists or verse; in wider ones each line is a paragraph.
constexpr std::size_t kNarrowestWrap = 40;
constexpr std::size_t kWidestWrap = 120;
// A line without final punctuation and with no more words than this is a heading or a short line.
constexpr std::size_t kMostHeadingWords = 12;
// A longer run of lines without a blank one is cut here, so that memory stays bounded.
constexpr std::size_t kMostBlockLines = 4096;

// A longer unit is cut, at the last sentence or blank of so many bytes before that.
constexpr std::size_t kMostUnitBytes = 1U << 16U;
constexpr std::size_t kCutWithin = 1U << 13U;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_roman(char c) {
  return c == 'i' || c == 'v' || c == 'x' || c == 'I' || c == 'V' || c == 'X';
}

// Bytes of the blank at `text[at]`: ASCII blanks, NBSP, narrow NBSP, BOM and zero-width space.
std::size_t blank_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_blank(text[at])) return 1;
  if (text.compare(at, 2, "\xC2\xA0") == 0) return 2;
  for (const char* wide : {"\xE2\x80\xAF", "\xEF\xBB\xBF", "\xE2\x80\x8B"}) {
    if (text.compare(at, 3, wide) == 0) return 3;
  }
  return 0;
}

// Bytes of the line end at `text[at]`: LF, CR LF, CR, NEL, LINE and PARAGRAPH SEPARATOR.
std::size_t line_end_length(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\n':
      return 1;
    case '\r':
      return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xC2':
      return text.compare(at, 2, "\xC2\x85") == 0 ? 2 : 0;
    case '\xE2':
      return text.compare(at, 3, "\xE2\x80\xA8") == 0 || text.compare(at, 3, "\xE2\x80\xA9") == 0
                 ? 3
                 : 0;
    default:
      return 0;
  }
}

// The first byte from `at` on that may begin a line end: a control character or none of ASCII.
std::size_t next_control(std::string_view text, std::size_t at) {
  const auto marks = [](std::uint64_t eight) {
    const std::uint64_t low = eight & ~swar::kHighs;
    return swar::not_ascii(eight) | (~swar::at_least(low, 0x10) & swar::kHighs);
  };
  return swar::find(text, at, marks, [](unsigned char c) { return c < 0x10 || c >= 0x80; });
}

// Characters of a line, as an editor counts them.
std::size_t width_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

std::size_t count_words(std::string_view text, std::size_t most) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = is_blank(c);
    if (!blank && !inside && ++words > most) return words;
    inside = !blank;
  }
  return words;
}

// Does the text end like a sentence, or like an item that goes on? Closing quotes and brackets
// are looked through.
bool ends_with_punctuation(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')')) {
    text.remove_suffix(1);
  }
  if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) text.remove_suffix(3);
  if (text.ends_with("\xE2\x80\xA6")) return true;
  return !text.empty() && std::string_view(".?!;,").find(text.back()) != std::string_view::npos;
}

}  // namespace

const char* to_string(UnitKind kind) {
  switch (kind) {
    case UnitKind::paragraph:
      return "paragraph";
    case UnitKind::heading:
      return "heading";
    case UnitKind::numbered_point:
      return "numbered_point";
    case UnitKind::bullet:
      return "bullet";
    case UnitKind::short_line:
      return "short_line";
  }
  return "paragraph";
}

std::string_view UnitReader::view(const Line& line) const {
  return source_.substr(line.begin, line.end - line.begin);
}

bool UnitReader::read_line(Line& line) {
  if (at_ >= source_.size()) return false;
  std::size_t begin = at_;
  std::size_t end = at_;
  std::size_t ending = 0;
  for (; (end = next_control(source_, end)) < source_.size(); ++end) {
    const auto c = static_cast<unsigned char>(source_[end]);
    if ((c == '\n' || c == '\r' || c >= 0xC2) && (ending = line_end_length(source_, end)) != 0) {
      break;
    }
  }
  at_ = end + ending;
  for (std::size_t n = 0; begin < end && (n = blank_length(source_, begin)) != 0;) begin += n;
  begin = std::min(begin, end);
  while (begin < end) {
    if (is_blank(source_[end - 1])) {
      --end;
    } else if (end - begin >= 2 && source_.compare(end - 2, 2, "\xC2\xA0") == 0) {
      end -= 2;
    } else {
      break;
    }
  }
  line = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return true;
}

bool UnitReader::read_block() {
  block_.clear();
  next_line_ = 0;
  width_ = 0;
  Line line{};
  while (read_line(line)) {
    if (line.empty()) {
      if (block_.empty()) continue;
      break;
    }
    block_.push_back(line);
    width_ = std::max(width_, width_of(view(line)));
    if (block_.size() == kMostBlockLines) break;
  }
  return !block_.empty();
}

UnitReader::Marker UnitReader::marker_of(std::string_view line) {
  const auto done = [&](std::size_t length, UnitKind kind, std::string_view label) -> Marker {
    std::size_t blanks = 0;
    while (const std::size_t n = blank_length(line, length + blanks)) blanks += n;
    const bool at_end = length + blanks >= line.size();
    if (blanks == 0 || at_end) return {};
    return {length + blanks, kind, label};
  };

  if (line.front() == '#') {
    const std::size_t n = line.find_first_not_of('#');
    if (n != std::string_view::npos && n <= 6) return done(n, UnitKind::heading, {});
    return {};
  }
  // - * + and dashes and bullets of three bytes
  if (line.front() == '-' || line.front() == '*' || line.front() == '+') {
    return done(1, UnitKind::bullet, {});
  }
  for (const char* bullet : {"\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x97\xA6",
                             "\xE2\x96\xAA", "\xE2\x80\xA3", "\xE2\x97\x8F", "\xE2\x96\xA0"}) {
    if (line.starts_with(bullet)) return done(3, UnitKind::bullet, {});
  }
  if (line.starts_with("\xC2\xB7")) return done(2, UnitKind::bullet, {});

  // 7.  7)  (7)  2.1.  2.1  a)  (a)  a.  iv)  (iv)  IV.
  const bool bracket = line.front() == '(';
  const std::size_t start = bracket ? 1 : 0;
  std::size_t i = start;
  std::size_t groups = 0;
  while (i < line.size() && is_digit(line[i])) {
    std::size_t digits = i;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    if (digits - i > 3) return {};  // a year or a figure, not a point
    ++groups;
    i = digits;
    if (i + 1 < line.size() && line[i] == '.' && is_digit(line[i + 1])) ++i;
  }
  if (groups == 0) {
    while (i < line.size() && is_roman(line[i]) && i - start < 5) ++i;
    if (i == start && i < line.size() && is_lower(line[i])) ++i;
    if (i == start) return {};
  }
  const std::string_view label = line.substr(start, i - start);
  if (i >= line.size()) return {};
  if (bracket) {
    return line[i] == ')' ? done(i + 1, UnitKind::numbered_point, label) : Marker{};
  }
  if (line[i] == ')' || line[i] == '.') return done(i + 1, UnitKind::numbered_point, label);
  return groups > 1 ? done(i, UnitKind::numbered_point, label) : Marker{};
}

// Was `line` broken only because the next word didn't fit? An author who breaks a line on purpose
// leaves room for it.
bool UnitReader::joined(const Line& line, const Line& following) const {
  if (width_ < kNarrowestWrap || width_ > kWidestWrap) return false;
  const std::string_view head = view(line);
  const std::string_view tail = view(following);
  if (marker_of(tail).length != 0) return false;
  if (head.back() == ':' || head.back() == ';') return false;
  const std::size_t word = width_of(tail.substr(0, tail.find(' ')));
  return width_of(head) + 1 + word > width_;
}

UnitKind UnitReader::shape_of(const Unit& unit, bool one_line) const {
  if (!one_line) return UnitKind::paragraph;
  const std::string_view text = source_.substr(unit.body.begin, unit.body.size());
  if (ends_with_punctuation(text) || count_words(text, kMostHeadingWords) > kMostHeadingWords) {
    return UnitKind::paragraph;
  }
  return block_.size() == 1 ? UnitKind::heading : UnitKind::short_line;
}

// Where to cut a text that is too long: behind a sentence, at a blank, or at least not inside a
// character.
std::size_t UnitReader::cut_place(std::string_view text) {
  std::size_t blank = 0;
  for (std::size_t at = kMostUnitBytes; at > kMostUnitBytes - kCutWithin; --at) {
    if (text[at] != ' ' && text[at] != '\n') continue;
    if (std::string_view(".?!").find(text[at - 1]) != std::string_view::npos) return at;
    if (blank == 0) blank = at;
  }
  if (blank != 0) return blank;
  std::size_t at = kMostUnitBytes;
  while (at > kMostUnitBytes - 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return at;
}

void UnitReader::cut(Unit& unit) {
  rest_ = {};
  if (unit.body.size() <= kMostUnitBytes) return;
  const auto at = static_cast<std::uint32_t>(
      unit.body.begin + cut_place(source_.substr(unit.body.begin, unit.body.size())));
  std::uint32_t begin = at;
  while (begin < unit.body.end && (is_blank(source_[begin]) || source_[begin] == '\n')) ++begin;
  if (begin < unit.body.end) rest_ = {begin, unit.body.end};
  unit.body.end = at;
  unit.span.end = at;
}

bool UnitReader::next(Unit& unit) {
  if (!rest_.empty()) {
    unit = {rest_, rest_, UnitKind::paragraph, {}};
    cut(unit);
    return true;
  }
  if (next_line_ >= block_.size() && !read_block()) return false;
  const std::size_t first = next_line_;
  std::size_t last = first;
  while (last + 1 < block_.size() && joined(block_[last], block_[last + 1])) ++last;
  next_line_ = last + 1;

  const Marker marker = marker_of(view(block_[first]));
  unit.span = {block_[first].begin, block_[last].end};
  unit.body = {unit.span.begin + static_cast<std::uint32_t>(marker.length), unit.span.end};
  unit.label = marker.label;
  unit.kind = marker.length != 0 ? marker.kind : shape_of(unit, first == last);
  cut(unit);
  return true;
}

}  // namespace calque
