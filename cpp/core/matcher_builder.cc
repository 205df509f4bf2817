#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "matcher_tables.h"

namespace calque {
namespace {

// Expected frequencies per million tokens, by which keys are chosen.
class Frequencies {
 public:
  Frequencies(const Vocabulary& vocabulary, const Lexicon& lexicon)
      : vocabulary_(vocabulary), lexicon_(lexicon) {}

  double of(const Element& element) {
    if (element.kind == ElementKind::of_class) return of_class(element.may | element.only);
    double sum = 0;
    for (const std::uint32_t word : element.words) sum += of_word(word);
    return sum;
  }

 private:
  double of_word(std::uint32_t word) const {
    // A hyphen and its like are no words of the lexicon's counts, and frequent.
    if (word >= lexicon_.size()) return vocabulary_.word(word).size() < 2 ? 1e4 : 0.1;
    return std::pow(10.0, lexicon_.log_frequency(word));
  }
  double of_class(TagSet tags) {
    const auto [known, is_new] = classes_.emplace(tags, 0);
    for (std::uint32_t word = 1; is_new && word < lexicon_.size(); ++word) {
      if ((lexicon_.tags(word, false) & tags) != 0) known->second += of_word(word);
    }
    // Unlisted words and names come on top, and a class is slower to test than a word.
    return known->second + 1e5;
  }

  const Vocabulary& vocabulary_;
  const Lexicon& lexicon_;
  std::unordered_map<TagSet, double> classes_;
};

// Lays elements out one after another. Equal sets of words are kept once.
class Layout {
 public:
  explicit Layout(std::size_t vocabulary) : bitmap_size_(vocabulary / 64 + 1) {}

  void add(const Element& element) {
    FlatElement out{};
    for (const std::uint32_t word : element.words) out.filter |= word_filter(word);
    out.may = element.may;
    out.only = element.only;
    const Place place = place_of(element.words);
    out.first_word = place.first;
    out.bitmap = place.bitmap;
    out.words = static_cast<std::uint32_t>(element.words.size());
    out.first_letter = static_cast<std::uint32_t>(letters_.size());
    out.letters = static_cast<std::uint32_t>(element.spelling.size());
    out.kind = static_cast<std::uint8_t>(element.kind);
    out.least = element.least;
    out.most = element.most;
    out.over_punctuation = element.over_punctuation ? 1 : 0;
    out.optional = element.optional ? 1 : 0;
    letters_.insert(letters_.end(), element.spelling.begin(), element.spelling.end());
    elements_.push_back(out);
  }

  std::size_t size() const { return elements_.size(); }
  void move_to(MatcherTables& tables) {
    tables.elements = Table<FlatElement>(std::move(elements_));
    tables.words = Table<std::uint32_t>(std::move(words_));
    tables.bitmaps = Table<std::uint64_t>(std::move(bitmaps_));
    tables.letters = Table<char>(std::move(letters_));
  }

 private:
  struct Place {
    std::uint32_t first;
    std::uint32_t bitmap;
  };

  Place place_of(const std::vector<std::uint32_t>& set) {
    const auto [known, is_new] = places_.emplace(set, Place{});
    if (!is_new) return known->second;
    known->second = {static_cast<std::uint32_t>(words_.size()), kNoBitmap};
    words_.insert(words_.end(), set.begin(), set.end());
    if (set.size() < kBigSet) return known->second;
    known->second.bitmap = static_cast<std::uint32_t>(bitmaps_.size());
    bitmaps_.resize(bitmaps_.size() + bitmap_size_);
    for (const std::uint32_t word : set) {
      bitmaps_[known->second.bitmap + word / 64] |= std::uint64_t{1} << (word % 64);
    }
    return known->second;
  }

  std::size_t bitmap_size_;
  std::vector<FlatElement> elements_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint64_t> bitmaps_;
  std::vector<char> letters_;
  std::map<std::vector<std::uint32_t>, Place> places_;
};

WordFilter filter_of(const Element& element) {
  if (element.kind != ElementKind::words && element.kind != ElementKind::exact) return kAnyWord;
  WordFilter filter = 0;
  for (const std::uint32_t word : element.words) filter |= word_filter(word);
  return filter;
}

// What may stand beside the key, on the side to which `step` leads: one of the optional elements
// there, or the first that must.
WordFilter filter_beside(const std::vector<Element>& elements, std::size_t key, int step) {
  WordFilter filter = 0;
  for (auto i = static_cast<std::ptrdiff_t>(key) + step;; i += step) {
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(elements.size())) return kAnyWord;
    const Element& element = elements[static_cast<std::size_t>(i)];
    filter |= filter_of(element);
    if (!element.optional) return filter;
  }
}

Posting posting_of(std::uint32_t index, const Sequence& sequence, std::size_t key) {
  return {filter_beside(sequence.elements, key, -1), filter_beside(sequence.elements, key, 1),
          index, 0};
}

}  // namespace

void MatcherBuilder::add(std::uint32_t rule, bool antipattern, Sequence sequence) {
  entries_.push_back({std::move(sequence), rule, antipattern});
}

MatcherTables MatcherBuilder::finish(const Vocabulary& vocabulary, const Lexicon& lexicon) {
  Layout layout(vocabulary.size());
  std::vector<FlatSequence> sequences;
  std::vector<std::vector<Posting>> by_word(vocabulary.size());
  std::vector<std::uint32_t> by_class;
  std::vector<double> work;
  Frequencies frequencies(vocabulary, lexicon);
  for (const Entry& entry : entries_) {
    const std::vector<Element>& own = entry.sequence.elements;
    const auto index = static_cast<std::uint32_t>(sequences.size());
    double rarest = std::numeric_limits<double>::infinity();
    std::size_t key = 0;
    bool asks_context = false;
    for (std::size_t e = 0; e < own.size(); ++e) {
      asks_context = asks_context || own[e].only != 0;
      const double frequency =
          own[e].can_be_key() ? frequencies.of(own[e]) : std::numeric_limits<double>::infinity();
      if (frequency < rarest) {
        rarest = frequency;
        key = e;
      }
    }
    if (entry.rule >= work.size()) work.resize(entry.rule + 1);
    work[entry.rule] += rarest;
    sequences.push_back({entry.rule, static_cast<std::uint32_t>(layout.size()),
                         static_cast<std::uint8_t>(own.size()), static_cast<std::uint8_t>(key),
                         static_cast<std::uint8_t>(entry.sequence.mark_begin),
                         static_cast<std::uint8_t>(entry.sequence.mark_end),
                         static_cast<std::uint8_t>(entry.antipattern ? 1 : 0),
                         static_cast<std::uint8_t>(asks_context ? 1 : 0), 0});
    for (const Element& element : own) layout.add(element);
    if (own[key].kind == ElementKind::of_class) {
      by_class.push_back(index);
    } else {
      const Posting posting = posting_of(index, entry.sequence, key);
      for (const std::uint32_t word : own[key].words) by_word[word].push_back(posting);
    }
  }
  std::vector<std::uint32_t> first{0};
  std::vector<Posting> postings;
  first.reserve(by_word.size() + 1);
  std::vector<std::uint64_t> key_bits(by_word.size() / 64 + 1);
  for (const std::vector<Posting>& list : by_word) {
    const std::size_t word = first.size() - 1;
    if (!list.empty()) key_bits[word / 64] |= std::uint64_t{1} << (word % 64);
    postings.insert(postings.end(), list.begin(), list.end());
    first.push_back(static_cast<std::uint32_t>(postings.size()));
  }
  std::vector<std::uint64_t> rounded;
  for (const double each : work) rounded.push_back(static_cast<std::uint64_t>(std::llround(each)));

  MatcherTables tables;
  layout.move_to(tables);
  tables.sequences = Table<FlatSequence>(std::move(sequences));
  tables.first = Table<std::uint32_t>(std::move(first));
  tables.postings = Table<Posting>(std::move(postings));
  tables.key_bits = Table<std::uint64_t>(std::move(key_bits));
  tables.by_class = Table<std::uint32_t>(std::move(by_class));
  tables.work = Table<std::uint64_t>(std::move(rounded));
  return tables;
}

}  // namespace calque
