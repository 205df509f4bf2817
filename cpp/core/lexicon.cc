#include "lexicon.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tsv_reader.h"
#include "word_shape.h"

namespace calque {
namespace {

constexpr TagSet kNames = bit(Tag::NNP) | bit(Tag::NNPS);

std::optional<std::uint32_t> count_of(std::string_view text) {
  std::uint32_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return count;
}

struct Item {
  Tag tag;
  std::string_view lemma;
  std::uint32_t count;
};

// "NN:house:49", or "NN:house" where nothing is counted; faults go to the row.
std::optional<Item> item_of(const TsvRow& row, std::size_t cell, bool counted) {
  std::string_view text = row[cell];
  const char* form = counted ? "must be tag:lemma:count" : "must be tag:lemma";
  const std::size_t first = text.find(':');
  std::size_t last = text.size();
  std::uint32_t count = 0;
  if (counted) {
    last = text.rfind(':');
    const std::optional<std::uint32_t> number =
        last == std::string_view::npos ? std::nullopt : count_of(text.substr(last + 1));
    if (number) count = *number;
    if (!number || count == 0) last = 0;
  }
  if (first == std::string_view::npos || first + 1 >= last) {
    row.fault(cell, form);
    return std::nullopt;
  }
  const std::string_view name = text.substr(0, first);
  const std::optional<Tag> tag = tag_by_name(name);
  if (!tag || *tag == Tag::none) {
    row.fault(cell, "unknown tag \"" + std::string(name) + "\"");
    return std::nullopt;
  }
  return Item{*tag, text.substr(first + 1, last - first - 1), count};
}

}  // namespace

// Gathers the tables in maps, then lays them flat.
class LexiconBuilder {
 public:
  void read(const std::string& folder) {
    read_readings(folder + "/ewt.tsv", true);
    read_readings(folder + "/inflections.tsv", false);
    read_frequency(folder + "/frequency.tsv");
    read_suffixes(folder + "/suffixes.tsv");
    if (!problems_.empty()) throw DataError(std::move(problems_));
  }

  Lexicon build() {
    number();
    lay_words();
    return std::move(lexicon_);
  }

 private:
  struct Entry {
    std::uint32_t id = 0;
    std::map<Tag, std::uint32_t> uses;  // in the treebank
    std::set<std::pair<std::string, Tag>> readings;
    float log_frequency = Lexicon::kRare;
  };

  void read_readings(const std::string& path, bool counted) {
    std::set<std::string, std::less<>> seen;
    read_tsv(path, 2, problems_, [&](const TsvRow& row) {
      if (!seen.emplace(row[0]).second) return row.fault(0, "form listed twice");
      for (std::size_t cell = 1; cell < row.size(); ++cell) {
        const std::optional<Item> item = item_of(row, cell, counted);
        if (!item) continue;
        Entry& entry = entries_[std::string(row[0])];
        entry.readings.emplace(item->lemma, item->tag);
        if (counted) entry.uses[item->tag] += item->count;
        entries_[std::string(item->lemma)];
      }
    });
  }

  void read_frequency(const std::string& path) {
    std::set<std::string, std::less<>> seen;
    read_tsv(path, 2, problems_, [&](const TsvRow& row) {
      if (!seen.emplace(row[0]).second) return row.fault(0, "form listed twice");
      float value = 0;
      const std::string_view text = row[1];
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error != std::errc{} || end != text.data() + text.size() ||
          !(value >= -9 && value <= 6)) {
        return row.fault(1, "must be a log10 frequency per million, -9 to 6");
      }
      entries_[std::string(row[0])].log_frequency = value;
    });
  }

  void read_suffixes(const std::string& path) {
    std::vector<TagSet> by_shape(Lexicon::kShapes);
    const std::map<std::string_view, TagSet*> shapes{{"<address>", &by_shape[Lexicon::kAddress]},
                                                     {"<digits>", &by_shape[Lexicon::kDigits]},
                                                     {"<capitals>", &by_shape[Lexicon::kCapitals]},
                                                     {"<capital>", &by_shape[Lexicon::kCapital]}};
    std::map<std::uint32_t, TagSet> suffixes;
    std::set<std::string, std::less<>> seen;
    const std::size_t faults = problems_.size();
    read_tsv(path, 2, problems_, [&](const TsvRow& row) {
      if (!seen.emplace(row[0]).second) return row.fault(0, "listed twice");
      const TagSet tags = suffix_tags(row);
      if (const auto shape = shapes.find(row[0]); shape != shapes.end()) {
        *shape->second = tags;
        return;
      }
      const std::string_view letters = row[0].substr(1);
      const std::uint32_t packed = pack_suffix(letters);
      if (row[0].front() != '-' || letters.size() > 4 || (packed == 0) != letters.empty()) {
        return row.fault(0,
                         "must be - and up to four ASCII letters, or one of <address> "
                         "<digits> <capitals> <capital>");
      }
      suffixes[packed] = tags;
    });
    if (problems_.size() > faults) return;
    for (const auto& [name, tags] : shapes) {
      if (*tags == 0) problems_.push_back({path, 0, 0, {}, std::string(name), "missing"});
    }
    if (!suffixes.contains(0)) problems_.push_back({path, 0, 0, {}, "-", "missing"});
    std::vector<Lexicon::Suffix> sorted;
    for (const auto& [letters, tags] : suffixes) sorted.push_back({letters, tags});
    lexicon_.suffixes_ = Table<Lexicon::Suffix>(std::move(sorted));
    lexicon_.shapes_ = Table<TagSet>(std::move(by_shape));
  }

  static TagSet suffix_tags(const TsvRow& row) {
    TagSet tags = 0;
    for (std::size_t cell = 1; cell < row.size(); ++cell) {
      const std::string_view text = row[cell];
      const std::size_t colon = text.rfind(':');
      const std::optional<Tag> tag = tag_by_name(text.substr(0, colon));
      if (colon == std::string_view::npos || !count_of(text.substr(colon + 1))) {
        row.fault(cell, "must be tag:count");
      } else if (!tag || *tag == Tag::none) {
        row.fault(cell, "unknown tag \"" + std::string(text.substr(0, colon)) + "\"");
      } else {
        tags |= bit(*tag);
      }
    }
    return tags;
  }

  void number() {
    for (auto& [form, entry] : entries_) by_id_.emplace_back(&form, &entry);
    std::stable_sort(by_id_.begin(), by_id_.end(), [](const Row& a, const Row& b) {
      return a.second->log_frequency > b.second->log_frequency;
    });
    std::uint32_t id = 0;
    std::vector<std::string_view> forms;
    for (const auto& [form, entry] : by_id_) {
      entry->id = ++id;
      forms.push_back(*form);
    }
    lexicon_.forms_ = WordTable(forms);
  }

  void lay_words() {
    std::vector<std::vector<Lexicon::Reading>> inflected(entries_.size() + 1);
    std::vector<Lexicon::Word> words(1);
    std::vector<TagSet> tags(1);
    std::vector<Lexicon::Reading> readings;
    words.reserve(entries_.size() + 2);
    for (const auto& [form, entry] : by_id_) {
      Lexicon::Word word;
      word.first_reading = static_cast<std::uint32_t>(readings.size());
      word.log_frequency = static_cast<std::int32_t>(std::lround(1000 * entry->log_frequency));
      TagSet possible = 0;
      for (const auto& [lemma, tag] : entry->readings) {
        const std::uint32_t lemma_id = entries_.find(lemma)->second.id;
        possible |= bit(tag);
        readings.push_back({lemma_id, static_cast<std::uint32_t>(tag)});
        inflected[lemma_id].push_back({entry->id, static_cast<std::uint32_t>(tag)});
      }
      for (const auto& [tag, count] : entry->uses) {
        word.uses += count;
        if (count <= word.common_uses) continue;
        word.common_uses = count;
        word.common = static_cast<std::uint32_t>(tag);
      }
      words.push_back(word);
      tags.push_back(possible);
    }
    words.emplace_back().first_reading = static_cast<std::uint32_t>(readings.size());
    std::vector<Lexicon::Reading> by_lemma;
    for (std::size_t id = 0; id < inflected.size(); ++id) {
      words[id].first_inflected = static_cast<std::uint32_t>(by_lemma.size());
      by_lemma.insert(by_lemma.end(), inflected[id].begin(), inflected[id].end());
    }
    words.back().first_inflected = static_cast<std::uint32_t>(by_lemma.size());
    lexicon_.words_ = Table<Lexicon::Word>(std::move(words));
    lexicon_.tags_ = Table<TagSet>(std::move(tags));
    lexicon_.readings_ = Table<Lexicon::Reading>(std::move(readings));
    lexicon_.by_lemma_ = Table<Lexicon::Reading>(std::move(by_lemma));
  }

  using Row = std::pair<const std::string*, Entry*>;
  std::map<std::string, Entry> entries_;  // in the order of their bytes: std::string compares so
  std::vector<Row> by_id_;
  std::vector<Problem> problems_;
  Lexicon lexicon_;
};

Lexicon Lexicon::load(const std::string& folder) {
  LexiconBuilder builder;
  builder.read(folder);
  return builder.build();
}

void Lexicon::write(PackWriter& writer) const {
  forms_.write(writer, "lexicon");
  writer.add("lexicon/tags", tags_);
  writer.add("lexicon/words", words_);
  writer.add("lexicon/readings", readings_);
  writer.add("lexicon/by_lemma", by_lemma_);
  writer.add("lexicon/suffixes", suffixes_);
  writer.add("lexicon/shapes", shapes_);
}

Lexicon Lexicon::from_pack(const Pack& pack) {
  Lexicon lexicon;
  lexicon.forms_ = WordTable::from_pack(pack, "lexicon");
  lexicon.tags_ = pack.table<TagSet>("lexicon/tags");
  lexicon.words_ = pack.table<Word>("lexicon/words");
  lexicon.readings_ = pack.table<Reading>("lexicon/readings");
  lexicon.by_lemma_ = pack.table<Reading>("lexicon/by_lemma");
  lexicon.suffixes_ = pack.table<Suffix>("lexicon/suffixes");
  lexicon.shapes_ = pack.table<TagSet>("lexicon/shapes");
  lexicon.check(pack);
  return lexicon;
}

void Lexicon::check(const Pack& pack) const {
  pack.require(tags_.size() == size() && words_.size() == size() + 1, "lexicon/words",
               "there are not as many as forms");
  bool sound = words_.back().first_reading == readings_.size() &&
               words_.back().first_inflected == by_lemma_.size();
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    sound = sound && words_[i].first_reading <= words_[i + 1].first_reading &&
            words_[i].first_inflected <= words_[i + 1].first_inflected && words_[i].common < kTags;
  }
  pack.require(sound, "lexicon/words", "isn't ascending, or has an unknown tag");
  for (const Table<Reading>* readings : {&readings_, &by_lemma_}) {
    for (const Reading& reading : *readings) {
      sound = sound && reading.other < size() && reading.tag < kTags;
    }
  }
  pack.require(sound, "lexicon/readings", "names a word or a tag that isn't there");
  pack.require(!suffixes_.empty() && suffixes_.front().letters == 0, "lexicon/suffixes",
               "has no empty suffix");
  pack.require(shapes_.size() == kShapes, "lexicon/shapes", "isn't complete");
}

TagSet Lexicon::tags(std::uint32_t id, bool capital) const {
  const TagSet all = tags_[id];
  const TagSet common = all & ~kNames;
  return capital || common == 0 ? all : common;
}

TagSet Lexicon::suffix_tags(std::string_view token) const {
  for (unsigned length = 4; length > 0; --length) {
    const std::uint32_t letters = suffix_of(token, length);
    if (letters == 0) continue;
    const auto found =
        std::lower_bound(suffixes_.begin(), suffixes_.end(), std::uint64_t{letters},
                         [](const Suffix& suffix, std::uint64_t l) { return suffix.letters < l; });
    if (found != suffixes_.end() && found->letters == letters) return found->tags;
  }
  return suffixes_.front().tags;
}

TagSet Lexicon::guess(std::string_view token) const {
  switch (shape_of(token)) {
    case WordShape::address:
      return shapes_[kAddress];
    case WordShape::digits:
      return shapes_[kDigits];
    case WordShape::capitals:
      return shapes_[kCapitals];
    case WordShape::capital:
      return shapes_[kCapital] | suffix_tags(token);
    case WordShape::lower:
      break;
  }
  return suffix_tags(token);
}

namespace {

std::vector<std::uint32_t> sorted_once(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

std::vector<std::uint32_t> Lexicon::forms(std::uint32_t lemma, TagSet tags) const {
  std::vector<std::uint32_t> out;
  const std::uint32_t end = words_[lemma + 1].first_inflected;
  for (std::uint32_t i = words_[lemma].first_inflected; i < end; ++i) {
    if ((bit(static_cast<Tag>(by_lemma_[i].tag)) & tags) != 0) out.push_back(by_lemma_[i].other);
  }
  return sorted_once(std::move(out));
}

std::vector<std::uint32_t> Lexicon::lemmas(std::uint32_t form, TagSet tags) const {
  std::vector<std::uint32_t> out;
  const std::uint32_t end = words_[form + 1].first_reading;
  for (std::uint32_t i = words_[form].first_reading; i < end; ++i) {
    if ((bit(static_cast<Tag>(readings_[i].tag)) & tags) != 0) out.push_back(readings_[i].other);
  }
  return sorted_once(std::move(out));
}

}  // namespace calque
