// The one door to ICU. Nothing of ICU's shows in this header.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace calque {

// "72.1": the ICU that runs, not the one that calque was compiled with.
std::string icu_version();

// A script by ICU's number. Common and inherited characters (digits, marks) have `kNoScript`.
using Script = int;
inline constexpr Script kNoScript = 0;
inline constexpr Script kUnknownScript = -1;

Script script_of(char32_t code_point);
// By ISO 15924 code ("Latn", "Cyrl"); kUnknownScript where there is no such script.
Script script_by_name(const std::string& code);
// Does any letter of the text belong to the script?
bool has_script(std::string_view text, Script script);

bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);

// Appends the lower-case form (simple case mapping, no locale) of UTF-8 `text` to `out`.
void append_lower(std::string& out, std::string_view text);
std::string lower(std::string_view text);

// Rewrites text in Latin letters by one of ICU's transliterators ("Russian-Latin/BGN"), for
// readers who don't read the script.
class Transliterator {
 public:
  // Throws std::invalid_argument where ICU has no transliterator of that name.
  explicit Transliterator(const std::string& id);
  ~Transliterator();
  Transliterator(Transliterator&&) noexcept;
  Transliterator& operator=(Transliterator&&) noexcept;
  std::string operator()(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A boundary iterator over UTF-8, made from rules in ICU's break-rule language.
//
//   Breaker words(rules_text, "words.rules");
//   words.set_text(text);                      // the text must outlive the iteration
//   while (words.next()) use(words.begin(), words.end(), words.status());
//
// A Breaker belongs to one thread; `clone` makes another from the same compiled rules cheaply.
class Breaker {
 public:
  // Throws DataError, with line and column, where the rules don't compile.
  Breaker(std::string_view rules, const std::string& file);
  // From `compiled()` of the same ICU; the bytes must outlive the Breaker and all its clones.
  static Breaker from_compiled(std::string_view compiled);
  ~Breaker();
  Breaker(Breaker&&) noexcept;
  Breaker& operator=(Breaker&&) noexcept;

  Breaker clone() const;
  // The rules as this ICU compiled them.
  std::string compiled() const;

  void set_text(std::string_view text);
  // Moves to the next piece; false at the end of the text.
  bool next();
  std::size_t begin() const { return begin_; }  // byte offsets of the piece
  std::size_t end() const { return end_; }
  int status() const;  // the {number} of the rule that matched it

 private:
  struct Impl;
  explicit Breaker(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace calque
