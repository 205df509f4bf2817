// Units: what a document is made of before any word is cut. A paragraph is a unit, and so is each
// heading, numbered point, bullet and short line; a 28-point plan is a list of units. Sentences
// and findings never cross a unit's edge.
//
// A paragraph of more than 64 KiB, which no author writes, is cut into several: best behind a
// sentence, else at a blank. So memory is bounded and stays in the processor's caches.
//
// Works on source bytes, before folding, so that a unit can be folded into a reused buffer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "span.h"

namespace calque {

enum class UnitKind { paragraph, heading, numbered_point, bullet, short_line };

const char* to_string(UnitKind kind);

struct Unit {
  SourceSpan span;  // from the first visible byte to the last, marker included
  SourceSpan body;  // without the marker ("7. ", "(a) ", "- ", "## ")
  UnitKind kind = UnitKind::paragraph;
  std::string_view label;  // a numbered point's number as written, without brackets and full stop
};

// Hands out the units of a text in order. Linear; remembers one blank-line-separated block.
//
//   UnitReader reader(source);
//   Unit unit;
//   while (reader.next(unit)) …
class UnitReader {
 public:
  explicit UnitReader(std::string_view source) : source_(source) {}
  bool next(Unit& unit);

 private:
  struct Marker {
    std::size_t length = 0;  // bytes from the line's first visible byte to its body; 0: none
    UnitKind kind = UnitKind::paragraph;
    std::string_view label;
  };
  struct Line {
    std::uint32_t begin;  // first visible byte
    std::uint32_t end;    // behind the last visible byte
    bool empty() const { return begin == end; }
  };
  static Marker marker_of(std::string_view line);
  std::string_view view(const Line& line) const;
  bool read_line(Line& line);
  bool read_block();
  bool joined(const Line& line, const Line& following) const;
  UnitKind shape_of(const Unit& unit, bool one_line) const;
  static std::size_t cut_place(std::string_view text);
  void cut(Unit& unit);

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Line> block_;
  std::size_t next_line_ = 0;
  std::size_t width_ = 0;  // characters of the block's longest line
  SourceSpan rest_;        // of a unit that was cut
};

}  // namespace calque
