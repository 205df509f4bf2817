#include "edit_map.h"

#include <algorithm>

namespace calque {

void EditMap::add(std::uint32_t folded, std::uint32_t folded_length, std::uint32_t source,
                  std::uint32_t source_length) {
  edits_.push_back({folded, folded_length, source, source_length});
}

// A span begins at the first source byte of its first character: edits that end at or before
// `folded`, empty ones included, lie before it.
std::uint32_t EditMap::begin_to_source(std::uint32_t folded) const {
  const auto after = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.folded + edit.folded_length <= folded;
  });
  if (after != edits_.end() && after->folded < folded) return after->source;  // inside an edit
  if (after == edits_.begin()) return source_begin_ + folded;
  const Edit& before = *(after - 1);
  return before.source + before.source_length + (folded - before.folded - before.folded_length);
}

// A span ends after its last character: edits that begin at `folded`, empty ones included, lie
// behind it.
std::uint32_t EditMap::end_to_source(std::uint32_t folded) const {
  const auto after = std::partition_point(edits_.begin(), edits_.end(),
                                          [&](const Edit& edit) { return edit.folded < folded; });
  if (after == edits_.begin()) return source_begin_ + folded;
  const Edit& before = *(after - 1);
  const std::uint32_t folded_end = before.folded + before.folded_length;
  if (folded < folded_end) return before.source + before.source_length;  // inside an edit
  return before.source + before.source_length + (folded - folded_end);
}

SourceSpan EditMap::to_source(FoldedSpan span) const {
  const std::uint32_t begin = begin_to_source(span.begin);
  if (span.empty()) return {begin, begin};
  return {begin, end_to_source(span.end)};
}

}  // namespace calque
