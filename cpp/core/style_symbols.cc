#include "style_symbols.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace calque {
namespace {

constexpr TagSet kNames = bit(Tag::NNP) | bit(Tag::NNPS);

StyleSymbol symbol_of(Tag tag) {
  return static_cast<StyleSymbol>(kFirstTagSymbol + static_cast<unsigned>(tag));
}

// One tag for a word out of its context: the treebank's most frequent, else the first of the usual
// ones. Tag::none where it can only be a name.
Tag single(Tag common, TagSet possible) {
  if (common != Tag::none && (bit(common) & kNames) == 0) return common;
  constexpr std::array kUsual{Tag::NN,  Tag::NNS, Tag::JJ, Tag::VBG, Tag::VBN,
                              Tag::VBD, Tag::VBZ, Tag::RB, Tag::VB};
  for (const Tag tag : kUsual) {
    if ((possible & bit(tag)) != 0) return tag;
  }
  return Tag::none;
}

constexpr std::array<std::string_view, 3> kOwnNames{"<s>", "<name>", "<number>"};

}  // namespace

StyleSymbols::StyleSymbols(const Lexicon& lexicon, const Vocabulary& vocabulary,
                           const std::unordered_set<std::string>& closed_class,
                           const std::vector<std::string>& general)
    : lexicon_(&lexicon),
      words_(closed_class.begin(), closed_class.end()),
      by_word_(vocabulary.size()) {
  words_.insert(words_.end(), general.begin(), general.end());
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  // The last number stands before a text: see StyleStream.
  if (size() >= (1U << kStyleSymbolBits)) throw std::length_error("too many words of style");
  for (std::uint32_t id = 1; id < vocabulary.size(); ++id) {
    const bool listed = id < lexicon.size();
    const Tag tag = listed ? single(lexicon.common(id), lexicon.tags(id)) : Tag::none;
    const bool unknown = !listed || (tag == Tag::none && lexicon.tags(id) == 0);
    by_word_[id] = {
        unknown ? guess(vocabulary.word(id)) : symbol_of(tag == Tag::none ? Tag::NN : tag), false,
        tag != Tag::none};
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint32_t id = vocabulary.find(words_[i]);
    classes_.push_back(id == 0 ? guess(words_[i]) : by_word_[id].symbol);
    if (id == 0) continue;
    by_word_[id] = {static_cast<StyleSymbol>(kFirstWordSymbol + i),
                    closed_class.contains(words_[i]), true};
  }
}

StyleSymbol StyleSymbols::guess(std::string_view word) const {
  const Tag tag = single(Tag::none, lexicon_->guess(word));
  return symbol_of(tag == Tag::none ? Tag::NN : tag);
}

std::string StyleSymbols::name(StyleSymbol symbol) const {
  if (symbol == kNoSymbol || symbol >= size()) return {};
  if (symbol < kFirstTagSymbol) return std::string(kOwnNames[symbol - 1U]);
  if (symbol >= kFirstWordSymbol) return words_[symbol - kFirstWordSymbol];
  const unsigned tag = symbol - kFirstTagSymbol;
  return tag == 0 || tag >= kTags ? std::string() : std::string(to_string(static_cast<Tag>(tag)));
}

StyleSymbol StyleSymbols::by_name(std::string_view name) const {
  const auto own = std::find(kOwnNames.begin(), kOwnNames.end(), name);
  if (own != kOwnNames.end()) return static_cast<StyleSymbol>(1 + (own - kOwnNames.begin()));
  const auto word = std::lower_bound(words_.begin(), words_.end(), name);
  if (word != words_.end() && *word == name) {
    return static_cast<StyleSymbol>(kFirstWordSymbol + (word - words_.begin()));
  }
  const std::optional<Tag> tag = tag_by_name(name);
  return tag && *tag != Tag::none ? symbol_of(*tag) : kNoSymbol;
}

}  // namespace calque
