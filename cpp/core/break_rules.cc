#include "break_rules.h"

#include <string>

namespace calque {
namespace {

constexpr const char* kWords = "break/words";
constexpr const char* kSentences = "break/sentences";
constexpr const char* kMadeBy = "break/made_by";

// ICU believes compiled rules unseen, so they carry a sum of their own.
std::string made_by(std::string_view words, std::string_view sentences) {
  return icu_version() + " " + std::to_string(pack_checksum(words)) + " " +
         std::to_string(pack_checksum(sentences));
}

}  // namespace

void pack_segmenter(const Segmenter& segmenter, PackWriter& writer) {
  const std::string words = segmenter.words().compiled();
  const std::string sentences = segmenter.sentences().compiled();
  writer.add(kWords, words);
  writer.add(kSentences, sentences);
  writer.add(kMadeBy, made_by(words, sentences));
}

Segmenter unpack_segmenter(const Pack& pack, const SegmentationData& data) {
  const std::string_view words = pack.text(kWords);
  const std::string_view sentences = pack.text(kSentences);
  if (pack.text(kMadeBy) != made_by(words, sentences)) return Segmenter(data);
  return Segmenter(data, Breaker::from_compiled(words), Breaker::from_compiled(sentences));
}

}  // namespace calque
