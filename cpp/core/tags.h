// Word classes: the tags of the Penn Treebank (Marcus, Santorini & Marcinkiewicz 1993) as English
// EWT uses them, and the classes that a rule writer names, each a set of tags.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calque {

// The order is part of packs and of tagger weights: append only.
enum class Tag : std::uint8_t {
  none,  // unknown
  NN,
  NNS,
  NNP,
  NNPS,
  VB,
  VBP,
  VBZ,
  VBD,
  VBN,
  VBG,
  MD,
  TO,
  JJ,
  JJR,
  JJS,
  RB,
  RBR,
  RBS,
  RP,
  DT,
  PDT,
  PRP,
  PRPS,
  WDT,
  WP,
  WPS,
  WRB,
  EX,
  IN,
  CC,
  CD,
  POS,
  UH,
  FW,
  HYPH,
  PUNCT,
  SYM,
  ADD,
  count
};

inline constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count);

// A set of tags, one bit each.
using TagSet = std::uint64_t;
constexpr TagSet bit(Tag tag) { return TagSet{1} << static_cast<unsigned>(tag); }

// "VBN"; PRPS and WPS are written PRP$ and WP$.
std::string_view to_string(Tag tag);
// The tag of a treebank's column: all of . , : `` '' -LRB- -RRB- NFP become PUNCT, $ # SYM and LS
// SYM, GW AFX XX none. Nothing where the name is unknown.
std::optional<Tag> tag_by_name(std::string_view name);

// The classes of the pattern language: NOUN, SINGULAR, PLURAL, NAME, VERB, BASE, PAST,
// PARTICIPLE, ING, MODAL, ADJ, ADV, DET, PRON, PREP, CONJ … Nothing where the name is unknown.
std::optional<TagSet> class_by_name(std::string_view name);
// The names of all classes, for messages: "NOUN, SINGULAR, …".
std::string class_names();

}  // namespace calque
