// What is known of English words before they are seen in a text: possible tags, lemmas,
// inflections, frequency.
//
//   const Lexicon lexicon = Lexicon::load("corpora/en/lexicon");
//   const std::uint32_t id = lexicon.id("enshrined");   // lower case; 0: not listed
//   TagSet tags = lexicon.tags(id, /*capital=*/false);  // VBD, VBN
//   if (tags == 0) tags = lexicon.guess(token);         // by suffix and shape
//   for (std::uint32_t form : lexicon.forms(lexicon.id("enshrine"))) …
//
// Immutable after loading; all calls are safe from any thread. Everything lies in flat arrays,
// which a pack holds as they are. Ids go from frequent to rare, then by the forms' bytes: they
// depend on the tables' contents alone, and what is often used lies together in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"
#include "problem.h"
#include "table.h"
#include "tags.h"
#include "word_table.h"

namespace calque {

class Lexicon {
 public:
  // Reads ewt.tsv, inflections.tsv, frequency.tsv and suffixes.tsv from a folder. Throws DataError
  // with all faults of all four.
  static Lexicon load(const std::string& folder);
  // Throws DataError where the pack's sections are no sound lexicon.
  static Lexicon from_pack(const Pack& pack);
  void write(PackWriter& writer) const;

  // Ids in use, 0 included.
  std::size_t size() const { return forms_.size(); }
  // The id of a form in lower case; 0 where it isn't listed.
  std::uint32_t id(std::string_view lower) const { return forms_.find(lower); }
  // The form of an id; "" for 0.
  std::string_view form(std::uint32_t id) const { return forms_.word(id); }
  // All forms with their ids.
  const WordTable& forms() const { return forms_; }

  // All tags that a form may have; 0 where nothing is known of it (some forms have a frequency
  // only, such as rare names).
  TagSet tags(std::uint32_t id) const { return tags_[id]; }
  // The same for a token seen: names begin with a capital letter, so without one NNP and NNPS
  // count only where nothing else is possible.
  TagSet tags(std::uint32_t id, bool capital) const;
  // Plausible tags of a token that isn't listed, by its end and shape. Never 0.
  TagSet guess(std::string_view token) const;

  // The most frequent tag in the treebank, Tag::none where it doesn't hold the form.
  Tag common(std::uint32_t id) const { return static_cast<Tag>(words_[id].common); }
  // Uses of the form in the treebank, and those with its most frequent tag.
  std::uint32_t uses(std::uint32_t id) const { return words_[id].uses; }
  std::uint32_t common_uses(std::uint32_t id) const { return words_[id].common_uses; }

  // Forms of a lemma that may have one of `tags`: ascending, each once.
  std::vector<std::uint32_t> forms(std::uint32_t lemma, TagSet tags = ~TagSet{0}) const;
  // Lemmas of a form with one of `tags`: ascending, each once.
  std::vector<std::uint32_t> lemmas(std::uint32_t form, TagSet tags = ~TagSet{0}) const;

  // log10 of the form's frequency per million tokens; kRare where it isn't among the frequent.
  float log_frequency(std::uint32_t id) const {
    return static_cast<float>(words_[id].log_frequency) / 1000.0F;
  }
  static constexpr float kRare = -1.0F;

 private:
  friend class LexiconBuilder;

  struct Word {
    std::uint32_t first_reading = 0;    // in readings_, the next word's is the end
    std::uint32_t first_inflected = 0;  // in by_lemma_, the next word's is the end
    std::uint32_t uses = 0;
    std::uint32_t common_uses = 0;
    std::int32_t log_frequency = -1000;  // thousandths
    std::uint32_t common = 0;            // a Tag
  };
  struct Reading {
    std::uint32_t other;  // the lemma of a form, or the form of a lemma
    std::uint32_t tag;
  };
  struct Suffix {
    std::uint64_t letters;  // up to four ASCII letters, the last one lowest
    TagSet tags;
  };

  // Words that show what they are.
  enum Shape : std::size_t { kAddress, kDigits, kCapitals, kCapital, kShapes };

  Lexicon() = default;
  TagSet suffix_tags(std::string_view token) const;
  void check(const Pack& pack) const;

  WordTable forms_;
  Table<TagSet> tags_;       // by id
  Table<Word> words_;        // by id, and one behind the last for where it ends
  Table<Reading> readings_;  // by form
  Table<Reading> by_lemma_;  // by lemma
  Table<Suffix> suffixes_;   // ascending by letters; the first is the empty one
  Table<TagSet> shapes_;     // by Shape
};

}  // namespace calque
