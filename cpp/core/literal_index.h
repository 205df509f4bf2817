// Where any of many short texts stands in a long one, found in a single pass whatever their number.
//
//   index.add("year", 3);                 // 3 is the caller's number
//   index.scan(text, hits);               // hits by number, then by place
//
// A bitmap over pairs of bytes says at each place whether a literal's rarest pair may stand there.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

class LiteralIndex {
 public:
  struct Hit {
    std::uint32_t number;
    std::uint32_t place;
    bool operator<(const Hit& other) const {
      return number != other.number ? number < other.number : place < other.place;
    }
  };

  // A literal isn't empty.
  void add(std::string_view literal, std::uint32_t number);
  bool empty() const { return literals_.empty(); }
  // Overwrites `out` with all places, each once. Linear in the text.
  void scan(std::string_view text, std::vector<Hit>& out) const;

 private:
  struct Literal {
    std::string letters;
    std::uint32_t number;
    std::uint32_t offset;  // of its pair
    std::uint32_t next;    // the next literal in the bucket, counted from 1; 0: none
  };
  static std::uint32_t pair_at(const char* at) {
    return static_cast<unsigned char>(at[0]) |
           static_cast<std::uint32_t>(static_cast<unsigned char>(at[1])) << 8U;
  }
  void enter(std::uint32_t pair, const Literal& literal);
  void check(std::string_view text, std::size_t at, std::uint32_t pair,
             std::vector<Hit>& out) const;

  static constexpr std::size_t kBuckets = 256;
  bool may_be_ascii_ = false;         // has any literal that is ASCII throughout?
  std::vector<std::uint64_t> pairs_;  // 65,536 bits once there is a literal
  std::array<std::uint32_t, kBuckets> buckets_{};
  std::vector<Literal> literals_;
};

}  // namespace calque
