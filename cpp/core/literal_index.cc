#include "literal_index.h"

#include <algorithm>

#include "swar.h"

namespace calque {
namespace {

constexpr std::size_t kPairs = std::size_t{1} << 16U;

// How common a byte is in English, roughly: letters by frequency, then capitals and digits, signs,
// and what isn't ASCII.
unsigned commonness(unsigned char c) {
  constexpr std::string_view kByFrequency = "zqxjkvbpygfwmucldrhsnioate ";
  if (c >= 0x80) return 0;
  const std::size_t rank = kByFrequency.find(static_cast<char>(c));
  if (rank != std::string_view::npos) return 4 + static_cast<unsigned>(rank);
  if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return 3;
  return c == ',' || c == '.' ? 8 : 2;
}

std::size_t bucket_of(std::uint32_t pair) { return (pair * 0x9E3779B1U) >> 24U; }

}  // namespace

void LiteralIndex::enter(std::uint32_t pair, const Literal& literal) {
  pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
  std::uint32_t& first = buckets_[bucket_of(pair)];
  literals_.push_back(literal);
  literals_.back().next = first;
  first = static_cast<std::uint32_t>(literals_.size());
}

void LiteralIndex::add(std::string_view literal, std::uint32_t number) {
  pairs_.resize(kPairs / 64);
  may_be_ascii_ = may_be_ascii_ || swar::is_ascii(literal);
  if (literal.size() == 1) {
    // A single byte is the first of 256 pairs; the text's last byte has no pair: see scan.
    for (std::uint32_t second = 0; second < 256; ++second) {
      const std::array<char, 2> pair{literal.front(), static_cast<char>(second)};
      enter(pair_at(pair.data()), {std::string(literal), number, 0, 0});
    }
    return;
  }
  std::size_t rarest = 0;
  unsigned least = ~0U;
  for (std::size_t i = 0; i + 1 < literal.size(); ++i) {
    const unsigned common = commonness(static_cast<unsigned char>(literal[i])) *
                            commonness(static_cast<unsigned char>(literal[i + 1]));
    if (common < least) {
      least = common;
      rarest = i;
    }
  }
  enter(pair_at(literal.data() + rarest),
        {std::string(literal), number, static_cast<std::uint32_t>(rarest), 0});
}

void LiteralIndex::check(std::string_view text, std::size_t at, std::uint32_t pair,
                         std::vector<Hit>& out) const {
  for (std::uint32_t i = buckets_[bucket_of(pair)]; i != 0; i = literals_[i - 1].next) {
    const Literal& literal = literals_[i - 1];
    if (literal.offset > at) continue;
    const std::size_t begin = at - literal.offset;
    if (text.compare(begin, literal.letters.size(), literal.letters) == 0) {
      out.push_back({literal.number, static_cast<std::uint32_t>(begin)});
    }
  }
}

void LiteralIndex::scan(std::string_view text, std::vector<Hit>& out) const {
  out.clear();
  if (literals_.empty() || (!may_be_ascii_ && swar::is_ascii(text))) return;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const std::uint32_t pair = pair_at(text.data() + at);
    if ((pairs_[pair / 64] >> (pair % 64) & 1U) != 0) check(text, at, pair, out);
  }
  if (!text.empty()) {
    // The last byte stands before nothing; a pair that ends in NUL is as good as any.
    const std::array<char, 2> last{text.back(), '\0'};
    const std::uint32_t pair = pair_at(last.data());
    if ((pairs_[pair / 64] >> (pair % 64) & 1U) != 0) check(text, text.size() - 1, pair, out);
  }
  std::sort(out.begin(), out.end());
  // Several literals of one number may begin at one place, and a bucket may hold several pairs.
  const auto same = [](const Hit& a, const Hit& b) {
    return a.number == b.number && a.place == b.place;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
}

}  // namespace calque
