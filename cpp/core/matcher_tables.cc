#include "matcher_tables.h"

namespace calque {

void MatcherTables::write(PackWriter& writer, const std::string& prefix) const {
  writer.add(prefix + "/elements", elements);
  writer.add(prefix + "/sequences", sequences);
  writer.add(prefix + "/words", words);
  writer.add(prefix + "/bitmaps", bitmaps);
  writer.add(prefix + "/letters", letters);
  writer.add(prefix + "/first", first);
  writer.add(prefix + "/postings", postings);
  writer.add(prefix + "/key_bits", key_bits);
  writer.add(prefix + "/by_class", by_class);
  writer.add(prefix + "/work", work);
}

namespace {

bool is_sound(const FlatElement& element, const MatcherTables& tables) {
  const bool has_bitmap = element.bitmap == kNoBitmap ||
                          (tables.bitmaps.size() >= tables.bitmap_size() &&
                           element.bitmap <= tables.bitmaps.size() - tables.bitmap_size());
  return has_bitmap && element.first_word <= tables.words.size() &&
         element.words <= tables.words.size() - element.first_word &&
         element.first_letter <= tables.letters.size() &&
         element.letters <= tables.letters.size() - element.first_letter &&
         element.kind <= static_cast<std::uint8_t>(ElementKind::sentence_end) &&
         element.least <= element.most && element.most <= kMostGapTokens;
}

// The limits of the language bound the matcher's work, so a pack has to keep them too.
bool is_sound(const FlatSequence& sequence, const MatcherTables& tables, std::size_t rules) {
  if (sequence.rule >= rules || sequence.elements == 0 || sequence.elements > kMostElements ||
      sequence.first_element > tables.elements.size() ||
      sequence.elements > tables.elements.size() - sequence.first_element ||
      sequence.key >= sequence.elements || sequence.mark_begin >= sequence.mark_end ||
      sequence.mark_end > sequence.elements) {
    return false;
  }
  const auto kind = [&](std::size_t i) {
    return static_cast<ElementKind>(tables.elements[sequence.first_element + i].kind);
  };
  const auto takes_token = [&](std::size_t i) {
    return kind(i) != ElementKind::gap && kind(i) != ElementKind::sentence_begin &&
           kind(i) != ElementKind::sentence_end;
  };
  std::size_t gaps = 0;
  std::size_t gap_tokens = 0;
  std::size_t optional = 0;
  bool token_marked = false;
  for (std::size_t i = 0; i < sequence.elements; ++i) {
    if (kind(i) == ElementKind::gap) {
      ++gaps;
      gap_tokens += tables.elements[sequence.first_element + i].most;
    }
    const bool may_miss = tables.elements[sequence.first_element + i].optional != 0;
    optional += may_miss ? 1 : 0;
    if (may_miss && !takes_token(i)) return false;
    const bool marked = i >= sequence.mark_begin && i < sequence.mark_end;
    token_marked = token_marked || (marked && takes_token(i) && !may_miss);
  }
  return gaps <= kMostGaps && gap_tokens <= kMostGapTokens && optional <= kMostOptional &&
         takes_token(sequence.key) &&
         tables.elements[sequence.first_element + sequence.key].optional == 0 && token_marked;
}

}  // namespace

MatcherTables MatcherTables::from_pack(const Pack& pack, const std::string& prefix,
                                       std::size_t rules, std::size_t vocabulary) {
  MatcherTables tables;
  tables.elements = pack.table<FlatElement>(prefix + "/elements");
  tables.sequences = pack.table<FlatSequence>(prefix + "/sequences");
  tables.words = pack.table<std::uint32_t>(prefix + "/words");
  tables.bitmaps = pack.table<std::uint64_t>(prefix + "/bitmaps");
  tables.letters = pack.table<char>(prefix + "/letters");
  tables.first = pack.table<std::uint32_t>(prefix + "/first");
  tables.postings = pack.table<Posting>(prefix + "/postings");
  tables.key_bits = pack.table<std::uint64_t>(prefix + "/key_bits");
  tables.by_class = pack.table<std::uint32_t>(prefix + "/by_class");
  tables.work = pack.table<std::uint64_t>(prefix + "/work");
  pack.require(tables.key_bits.size() == vocabulary / 64 + 1, prefix + "/key_bits",
               "doesn't fit the vocabulary");
  bool sound = true;
  for (const FlatElement& element : tables.elements) sound = sound && is_sound(element, tables);
  pack.require(sound, prefix + "/elements", "an element breaks the limits of the language");
  for (const FlatSequence& sequence : tables.sequences) {
    sound = sound && is_sound(sequence, tables, rules);
  }
  pack.require(sound, prefix + "/sequences", "a sequence breaks the limits of the language");
  pack.require(tables.first.size() == vocabulary + 1 && tables.first[0] == 0 &&
                   tables.first.back() == tables.postings.size(),
               prefix + "/first", "doesn't fit the vocabulary");
  for (std::size_t i = 1; i < tables.first.size(); ++i) {
    sound = sound && tables.first[i - 1] <= tables.first[i];
  }
  pack.require(sound, prefix + "/first", "isn't ascending");
  for (std::uint32_t word = 0; word < tables.key_bits.size() * 64; ++word) {
    sound = sound && (word < vocabulary || !tables.is_key(word));
  }
  pack.require(sound, prefix + "/key_bits", "has a key above the vocabulary");
  for (const Posting& posting : tables.postings) {
    sound = sound && posting.sequence < tables.sequences.size();
  }
  for (const std::uint32_t sequence : tables.by_class) {
    sound = sound && sequence < tables.sequences.size();
  }
  pack.require(sound, prefix + "/postings", "names a sequence that isn't there");
  return tables;
}

}  // namespace calque
