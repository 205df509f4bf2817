// Break rules in a pack: as text, and as the ICU that built the pack compiled them. Another ICU
// compiles the text anew, which takes some ten milliseconds.
#pragma once

#include "pack.h"
#include "segmenter.h"

namespace calque {

void pack_segmenter(const Segmenter& segmenter, const SegmentationData& data, PackWriter& writer);
// `data` must outlive the segmenter. Throws DataError.
Segmenter unpack_segmenter(const Pack& pack, const SegmentationData& data);

}  // namespace calque
