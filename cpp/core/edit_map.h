// The way back from folded text to the source: a list of edits, not one number a byte. Between two
// edits both texts run in step, so a position costs a binary search over the edits before it.
//
// Edits are appended from left to right while folding; after that the map only answers.
#pragma once

#include <cstdint>
#include <vector>

#include "span.h"

namespace calque {

class EditMap {
 public:
  // Forgets all edits, keeps the memory. `source_begin` is the source offset of folded offset 0.
  void reset(std::uint32_t source_begin) {
    edits_.clear();
    source_begin_ = source_begin;
  }

  // Notes that source bytes [source, source + source_length) became folded bytes
  // [folded, folded + folded_length). Either length may be 0. Offsets must ascend.
  void add(std::uint32_t folded, std::uint32_t folded_length, std::uint32_t source,
           std::uint32_t source_length);

  // Source bytes behind a folded span. Deleted characters at its edges are left outside; a span
  // that begins or ends inside an edit takes in the whole edit.
  SourceSpan to_source(FoldedSpan span) const;

  std::size_t edits() const { return edits_.size(); }

 private:
  struct Edit {
    std::uint32_t folded;
    std::uint32_t folded_length;
    std::uint32_t source;
    std::uint32_t source_length;
  };
  std::uint32_t begin_to_source(std::uint32_t folded) const;
  std::uint32_t end_to_source(std::uint32_t folded) const;

  std::vector<Edit> edits_;
  std::uint32_t source_begin_ = 0;
};

}  // namespace calque
