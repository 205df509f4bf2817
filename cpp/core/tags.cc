#include "tags.h"

#include <array>
#include <utility>

namespace calque {
namespace {

constexpr std::array<std::string_view, kTags> kNames{
    "",    "NN",  "NNS", "NNP", "NNPS", "VB",  "VBP", "VBZ", "VBD", "VBN",  "VBG",   "MD",  "TO",
    "JJ",  "JJR", "JJS", "RB",  "RBR",  "RBS", "RP",  "DT",  "PDT", "PRP",  "PRP$",  "WDT", "WP",
    "WP$", "WRB", "EX",  "IN",  "CC",   "CD",  "POS", "UH",  "FW",  "HYPH", "PUNCT", "SYM", "ADD"};

constexpr TagSet any(std::initializer_list<Tag> tags) {
  TagSet set = 0;
  for (const Tag tag : tags) set |= bit(tag);
  return set;
}

constexpr std::array<std::pair<std::string_view, Tag>, 16> kOtherNames{{
    {".", Tag::PUNCT},
    {",", Tag::PUNCT},
    {":", Tag::PUNCT},
    {"``", Tag::PUNCT},
    {"''", Tag::PUNCT},
    {"-LRB-", Tag::PUNCT},
    {"-RRB-", Tag::PUNCT},
    {"NFP", Tag::PUNCT},
    {"$", Tag::SYM},
    {"#", Tag::SYM},
    {"LS", Tag::SYM},
    {"GW", Tag::none},
    {"AFX", Tag::none},
    {"XX", Tag::none},
    {"_", Tag::none},
    {"\"", Tag::PUNCT},
}};

constexpr std::array<std::pair<std::string_view, TagSet>, 24> kClasses{{
    {"NOUN", any({Tag::NN, Tag::NNS})},
    {"SINGULAR", any({Tag::NN})},
    {"PLURAL", any({Tag::NNS})},
    {"NAME", any({Tag::NNP, Tag::NNPS})},
    {"VERB", any({Tag::VB, Tag::VBP, Tag::VBZ, Tag::VBD, Tag::VBN, Tag::VBG})},
    {"FINITE", any({Tag::VBP, Tag::VBZ, Tag::VBD, Tag::MD})},
    {"BASE", any({Tag::VB, Tag::VBP})},
    {"PRESENT", any({Tag::VBP, Tag::VBZ})},
    {"PAST", any({Tag::VBD})},
    {"PARTICIPLE", any({Tag::VBN})},
    {"ING", any({Tag::VBG})},
    {"MODAL", any({Tag::MD})},
    {"ADJ", any({Tag::JJ, Tag::JJR, Tag::JJS})},
    {"COMPARATIVE", any({Tag::JJR, Tag::RBR})},
    {"SUPERLATIVE", any({Tag::JJS, Tag::RBS})},
    {"ADV", any({Tag::RB, Tag::RBR, Tag::RBS})},
    {"PARTICLE", any({Tag::RP})},
    {"DET", any({Tag::DT, Tag::PDT, Tag::PRPS, Tag::WDT, Tag::WPS})},
    {"PRON", any({Tag::PRP, Tag::WP, Tag::EX})},
    {"POSS", any({Tag::PRPS, Tag::POS})},
    {"PREP", any({Tag::IN, Tag::TO})},
    {"CONJ", any({Tag::CC})},
    {"CARDINAL", any({Tag::CD})},
    {"WH", any({Tag::WDT, Tag::WP, Tag::WPS, Tag::WRB})},
}};

}  // namespace

std::string_view to_string(Tag tag) { return kNames[static_cast<std::size_t>(tag)]; }

std::optional<Tag> tag_by_name(std::string_view name) {
  for (std::size_t i = 1; i < kTags; ++i) {
    if (kNames[i] == name) return static_cast<Tag>(i);
  }
  for (const auto& [other, tag] : kOtherNames) {
    if (other == name) return tag;
  }
  return std::nullopt;
}

std::optional<TagSet> class_by_name(std::string_view name) {
  for (const auto& [known, tags] : kClasses) {
    if (known == name) return tags;
  }
  return std::nullopt;
}

std::string class_names() {
  std::string out;
  for (const auto& [name, tags] : kClasses) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

}  // namespace calque
