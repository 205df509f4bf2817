#include "vocabulary.h"

namespace calque {
namespace {

const WordTable& no_words() {
  static const WordTable empty;
  return empty;
}

}  // namespace

Vocabulary::Vocabulary() : Vocabulary(no_words()) {}

Vocabulary::Vocabulary(const WordTable& base) : base_(&base), slots_(64) {}

std::uint32_t Vocabulary::find(std::string_view word) const {
  const WordBits bits = word_bits(word);
  const std::uint32_t id = base_->find(word, bits);
  if (id != 0 || own_.empty()) return id;
  return look(bits.hash, [&](std::string_view known) { return known == word; });
}

void Vocabulary::insert(std::uint32_t hash, std::uint32_t id) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != 0) at = (at + 1) & mask;
  slots_[at] = {hash, id};
}

std::uint32_t Vocabulary::add(std::string_view word) {
  if (const std::uint32_t known = find(word); known != 0) return known;
  const auto id = static_cast<std::uint32_t>(size());
  own_.emplace_back(word);
  if (own_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, Slot{});
    for (std::size_t i = 0; i < own_.size(); ++i) {
      insert(word_bits(own_[i]).hash, static_cast<std::uint32_t>(base_->size() + i));
    }
  } else {
    insert(word_bits(word).hash, id);
  }
  return id;
}

}  // namespace calque
