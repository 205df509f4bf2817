#include "unicode.h"

#include <unicode/brkiter.h>
#include <unicode/rbbi.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <stdexcept>
#include <utility>

#include "problem.h"
#include "utf8.h"

namespace calque {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

Script script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  static_assert(USCRIPT_COMMON == kNoScript);
  return script == USCRIPT_INHERITED ? kNoScript : static_cast<Script>(script);
}

Script script_by_name(const std::string& code) {
  const int value = u_getPropertyValueEnum(UCHAR_SCRIPT, code.c_str());
  return value == UCHAR_INVALID_CODE ? kUnknownScript : value;
}

bool has_script(std::string_view text, Script script) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (script_of(c.code_point) == script) return true;
    at += c.length;
  }
  return false;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) != 0; }

void append_lower(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const Decoded c = decode_utf8(text, at);
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code_point))));
    at += c.length;
  }
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(out, text);
  return out;
}

namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Loading ICU's own data can only fail on a broken installation.
void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
  }
}

}  // namespace

struct Transliterator::Impl {
  std::unique_ptr<icu::Transliterator> transliterator;
};

Transliterator::Transliterator(const std::string& id) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->transliterator.reset(
      icu::Transliterator::createInstance(from_utf8(id), UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::invalid_argument("ICU has no transliterator \"" + id + "\"");
}
Transliterator::~Transliterator() = default;
Transliterator::Transliterator(Transliterator&&) noexcept = default;
Transliterator& Transliterator::operator=(Transliterator&&) noexcept = default;

std::string Transliterator::operator()(std::string_view text) const {
  icu::UnicodeString letters = from_utf8(text);
  impl_->transliterator->transliterate(letters);
  std::string out;
  letters.toUTF8String(out);
  return out;
}

struct Breaker::Impl {
  std::unique_ptr<icu::RuleBasedBreakIterator> iterator;
  UText text = UTEXT_INITIALIZER;
  ~Impl() { utext_close(&text); }
};

Breaker::Breaker(std::string_view rules, const std::string& file)
    : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  impl_->iterator = std::make_unique<icu::RuleBasedBreakIterator>(from_utf8(rules), where, status);
  if (U_FAILURE(status)) {
    throw DataError({{.file = file,
                      .line = static_cast<std::size_t>(where.line > 0 ? where.line : 0),
                      .column = static_cast<std::size_t>(where.offset > 0 ? where.offset : 0),
                      .rule = {},
                      .key = {},
                      .message = std::string("break rules: ") + u_errorName(status)}});
  }
}

Breaker Breaker::from_compiled(std::string_view compiled) {
  UErrorCode status = U_ZERO_ERROR;
  auto impl = std::make_unique<Impl>();
  impl->iterator = std::make_unique<icu::RuleBasedBreakIterator>(
      reinterpret_cast<const std::uint8_t*>(compiled.data()),
      static_cast<std::uint32_t>(compiled.size()), status);
  require(status, "reading compiled break rules");
  return Breaker(std::move(impl));
}

std::string Breaker::compiled() const {
  std::uint32_t size = 0;
  const std::uint8_t* bytes = impl_->iterator->getBinaryRules(size);
  return {reinterpret_cast<const char*>(bytes), size};
}

Breaker::Breaker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Breaker::~Breaker() = default;
Breaker::Breaker(Breaker&&) noexcept = default;
Breaker& Breaker::operator=(Breaker&&) noexcept = default;

Breaker Breaker::clone() const {
  auto impl = std::make_unique<Impl>();
  impl->iterator.reset(static_cast<icu::RuleBasedBreakIterator*>(impl_->iterator->clone()));
  return Breaker(std::move(impl));
}

void Breaker::set_text(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&impl_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
  impl_->iterator->setText(&impl_->text, status);
  require(status, "opening a text");
  begin_ = 0;
  end_ = 0;
}

bool Breaker::next() {
  const std::int32_t boundary = impl_->iterator->next();
  if (boundary == icu::BreakIterator::DONE) return false;
  begin_ = end_;
  end_ = static_cast<std::size_t>(boundary);
  return true;
}

int Breaker::status() const { return impl_->iterator->getRuleStatus(); }

}  // namespace calque
