// What a token's letters show without a lexicon. `calque.training.suffixes` in Python is the same,
// for the tagger is trained there.
#pragma once

#include <cstdint>
#include <string_view>

namespace calque {

enum class WordShape : std::uint8_t {
  lower,     // none of the others
  capital,   // begins with a capital letter
  capitals,  // ASCII, at least two capital letters, none in lower case
  digits,    // a digit somewhere
  address,   // a URL, host or e-mail address
};

// Linear in the token, which must not be empty.
WordShape shape_of(std::string_view token);

// The last `length` bytes of a token in lower case, packed with the last one lowest; 0 where the
// token has no more bytes than that or one of them isn't ASCII. `length` is 1 to 4.
std::uint32_t suffix_of(std::string_view token, unsigned length);
// The same packing for a suffix itself.
std::uint32_t pack_suffix(std::string_view letters);

}  // namespace calque
