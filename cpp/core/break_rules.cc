#include "break_rules.h"

#include <string>

namespace calque {
namespace {

constexpr const char* kWords = "break/words";
constexpr const char* kSentences = "break/sentences";
constexpr const char* kSums = "break/sums";
constexpr const char* kMadeBy = "break/made_by";

// ICU believes compiled rules unseen, and leaks memory over faulty text: both have sums of their
// own.
std::string sums_of(std::string_view words, std::string_view sentences,
                    const SegmentationData& data) {
  std::string sums;
  for (const std::string_view part : {words, sentences, std::string_view(data.word_rules),
                                      std::string_view(data.sentence_rules)}) {
    sums += std::to_string(pack_checksum(part)) + " ";
  }
  return sums;
}

}  // namespace

void pack_segmenter(const Segmenter& segmenter, const SegmentationData& data, PackWriter& writer) {
  const std::string words = segmenter.words().compiled();
  const std::string sentences = segmenter.sentences().compiled();
  writer.add(kWords, words);
  writer.add(kSentences, sentences);
  writer.add(kSums, sums_of(words, sentences, data));
  writer.add(kMadeBy, icu_version());
}

Segmenter unpack_segmenter(const Pack& pack, const SegmentationData& data) {
  const std::string_view words = pack.text(kWords);
  const std::string_view sentences = pack.text(kSentences);
  pack.require(pack.text(kSums) == sums_of(words, sentences, data), kSums, "doesn't fit the rules");
  if (pack.text(kMadeBy) != icu_version()) return Segmenter(data);
  return Segmenter(data, Breaker::from_compiled(words), Breaker::from_compiled(sentences));
}

}  // namespace calque
