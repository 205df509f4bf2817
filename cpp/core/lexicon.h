// What is known of English words before they are seen in a text: possible tags, lemmas,
// inflections, frequency.
//
//   const Lexicon lexicon = Lexicon::load("corpora/en/lexicon");
//   const std::uint32_t id = lexicon.id("enshrined");   // lower case; 0: not listed
//   TagSet tags = lexicon.tags(id, /*capital=*/false);  // VBD, VBN
//   if (tags == 0) tags = lexicon.guess(token);         // by suffix and shape
//   for (std::uint32_t form : lexicon.forms(lexicon.id("enshrine"))) …
//
// Immutable after loading; all calls are safe from any thread. Everything lies in flat arrays of
// plain data, ready to be mapped from a pack. Ids follow the order of the forms' bytes, so that
// they depend on the tables' contents alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "problem.h"
#include "tags.h"

namespace calque {

class Lexicon {
 public:
  // Reads ewt.tsv, inflections.tsv, frequency.tsv and suffixes.tsv from a folder. Throws DataError
  // with all faults of all four.
  static Lexicon load(const std::string& folder);

  // Ids in use, 0 included.
  std::size_t size() const { return words_.size() - 1; }
  // The id of a form in lower case; 0 where it isn't listed. One probe or two.
  std::uint32_t id(std::string_view lower) const;
  // The form of an id; "" for 0.
  std::string_view form(std::uint32_t id) const;

  // All tags that a form may have; 0 where nothing is known of it (some forms have a frequency
  // only, such as rare names).
  TagSet tags(std::uint32_t id) const { return words_[id].tags; }
  // The same for a token seen: names begin with a capital letter, so without one NNP and NNPS
  // count only where nothing else is possible.
  TagSet tags(std::uint32_t id, bool capital) const;
  // Plausible tags of a token that isn't listed, by its end and shape. Never 0.
  TagSet guess(std::string_view token) const;

  // The most frequent tag in the treebank, Tag::none where it doesn't hold the form.
  Tag common(std::uint32_t id) const { return words_[id].common; }
  // Uses of the form in the treebank, and those with its most frequent tag.
  std::uint32_t uses(std::uint32_t id) const { return words_[id].uses; }
  std::uint32_t common_uses(std::uint32_t id) const { return words_[id].common_uses; }

  // Forms of a lemma that may have one of `tags`: ascending, each once.
  std::vector<std::uint32_t> forms(std::uint32_t lemma, TagSet tags = ~TagSet{0}) const;
  // Lemmas of a form with one of `tags`: ascending, each once.
  std::vector<std::uint32_t> lemmas(std::uint32_t form, TagSet tags = ~TagSet{0}) const;

  // log10 of the form's frequency per million tokens; kRare where it isn't among the frequent.
  float log_frequency(std::uint32_t id) const { return words_[id].log_frequency; }
  static constexpr float kRare = -1.0F;

 private:
  friend class LexiconBuilder;

  struct Word {
    TagSet tags = 0;
    std::uint32_t form = 0;             // where it begins in pool_; it ends where the next begins
    std::uint32_t first_reading = 0;    // in readings_, the next word's is the end
    std::uint32_t first_inflected = 0;  // in by_lemma_, the next word's is the end
    std::uint32_t uses = 0;
    std::uint32_t common_uses = 0;
    float log_frequency = kRare;
    Tag common = Tag::none;
  };
  struct Reading {
    std::uint32_t other;  // the lemma of a form, or the form of a lemma
    Tag tag;
  };
  struct Slot {
    std::uint32_t hash;
    std::uint32_t id;  // 0: empty
  };
  struct Suffix {
    std::uint32_t letters;  // up to four ASCII letters, the last one lowest
    TagSet tags;
  };

  Lexicon() = default;
  TagSet suffix_tags(std::string_view token) const;

  std::vector<char> pool_;
  std::vector<Word> words_;        // by id, and one behind the last for where it ends
  std::vector<Reading> readings_;  // by form
  std::vector<Reading> by_lemma_;  // by lemma
  std::vector<Slot> slots_;        // open addressing, a power of two, at most half full
  std::vector<Suffix> suffixes_;   // ascending by letters; the first is the empty one
  TagSet address_ = 0;
  TagSet digits_ = 0;
  TagSet capitals_ = 0;
  TagSet capital_ = 0;
};

}  // namespace calque
