// Half-open ranges that carry their unit in the type, so that a byte of the source can't be taken
// for a byte of the folded text or for a token.
#pragma once

#include <cstddef>
#include <cstdint>

namespace calque {

struct SourceBytes;  // bytes of the text as it was given
struct FoldedBytes;  // bytes of a unit's folded text
struct TokenIndex;   // tokens of a unit

template <typename Unit>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool covers(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool operator==(const Span&) const = default;
};

using SourceSpan = Span<SourceBytes>;
using FoldedSpan = Span<FoldedBytes>;
using TokenSpan = Span<TokenIndex>;

}  // namespace calque
