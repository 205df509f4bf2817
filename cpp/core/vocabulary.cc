#include "vocabulary.h"

namespace calque {

std::uint32_t Vocabulary::add(std::string_view word) {
  const auto next = static_cast<std::uint32_t>(words_.size());
  const auto [entry, is_new] = ids_.try_emplace(std::string(word), next);
  if (is_new) words_.emplace_back(word);
  return entry->second;
}

std::uint32_t Vocabulary::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? 0 : found->second;
}

}  // namespace calque
