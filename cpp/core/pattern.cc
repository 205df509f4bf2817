#include "pattern.h"

#include <boost/regex.hpp>
#include <boost/version.hpp>

#include <stdexcept>

namespace calque {

std::string boost_version() {
  return std::to_string(BOOST_VERSION / 100000) + "." + std::to_string(BOOST_VERSION / 100 % 1000);
}

struct Pattern::Impl {
  boost::regex regex;
  bool has_mark = false;
};

Pattern::Pattern(const std::string& expression) : impl_(std::make_unique<Impl>()) {
  try {
    impl_->regex.assign(expression, boost::regex::perl);
  } catch (const boost::regex_error& error) {
    throw std::invalid_argument("byte " + std::to_string(error.position()) + ": " + error.what());
  }
  impl_->has_mark = expression.find("(?<mark>") != std::string::npos;
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

Pattern::Outcome Pattern::search(std::string_view text, std::size_t begin, std::size_t end,
                                 Match& match) const {
  boost::cmatch what;
  const char* base = text.data();
  boost::match_flag_type flags = boost::match_default | boost::match_not_null;
  if (begin > 0) flags |= boost::match_prev_avail;
  try {
    if (!boost::regex_search(base + begin, base + end, what, impl_->regex, flags, base)) {
      return Outcome::none;
    }
  } catch (const std::runtime_error&) {  // complexity limit
    return Outcome::too_complex;
  }
  match.begin = static_cast<std::size_t>(what[0].first - base);
  match.end = static_cast<std::size_t>(what[0].second - base);
  match.mark_begin = match.begin;
  match.mark_end = match.end;
  if (impl_->has_mark && what["mark"].matched) {
    match.mark_begin = static_cast<std::size_t>(what["mark"].first - base);
    match.mark_end = static_cast<std::size_t>(what["mark"].second - base);
  }
  return Outcome::found;
}

}  // namespace calque
