#include "lexicon.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tsv_reader.h"
#include "word_shape.h"

namespace calque {
namespace {

constexpr TagSet kNames = bit(Tag::NNP) | bit(Tag::NNPS);

// Eight bytes at a time, multiplied and folded: forms are short, so that the number of steps
// matters and not the throughput.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    std::uint64_t chunk = 0;
    const std::size_t length = std::min<std::size_t>(text.size(), sizeof chunk);
    std::memcpy(&chunk, text.data(), length);
    hash = (hash ^ chunk) * kFactor;
    hash ^= hash >> 32;
    text.remove_prefix(length);
  }
  return static_cast<std::uint32_t>(hash);
}

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
    lay_slots();
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
    const std::map<std::string_view, TagSet*> shapes{{"<address>", &lexicon_.address_},
                                                     {"<digits>", &lexicon_.digits_},
                                                     {"<capitals>", &lexicon_.capitals_},
                                                     {"<capital>", &lexicon_.capital_}};
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
    for (const auto& [letters, tags] : suffixes) lexicon_.suffixes_.push_back({letters, tags});
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
    std::uint32_t id = 0;
    for (auto& [form, entry] : entries_) entry.id = ++id;
  }

  void lay_words() {
    std::vector<std::vector<Lexicon::Reading>> inflected(entries_.size() + 1);
    lexicon_.words_.reserve(entries_.size() + 2);
    lexicon_.words_.emplace_back();
    for (const auto& [form, entry] : entries_) {
      Lexicon::Word word;
      word.form = static_cast<std::uint32_t>(lexicon_.pool_.size());
      word.first_reading = static_cast<std::uint32_t>(lexicon_.readings_.size());
      word.log_frequency = entry.log_frequency;
      lexicon_.pool_.insert(lexicon_.pool_.end(), form.begin(), form.end());
      for (const auto& [lemma, tag] : entry.readings) {
        const std::uint32_t lemma_id = entries_.find(lemma)->second.id;
        word.tags |= bit(tag);
        lexicon_.readings_.push_back({lemma_id, tag});
        inflected[lemma_id].push_back({entry.id, tag});
      }
      for (const auto& [tag, count] : entry.uses) {
        word.uses += count;
        if (count <= word.common_uses) continue;
        word.common_uses = count;
        word.common = tag;
      }
      lexicon_.words_.push_back(word);
    }
    Lexicon::Word end;
    end.form = static_cast<std::uint32_t>(lexicon_.pool_.size());
    end.first_reading = static_cast<std::uint32_t>(lexicon_.readings_.size());
    lexicon_.words_.push_back(end);
    for (std::size_t id = 0; id < inflected.size(); ++id) {
      lexicon_.words_[id].first_inflected = static_cast<std::uint32_t>(lexicon_.by_lemma_.size());
      for (const Lexicon::Reading& reading : inflected[id]) lexicon_.by_lemma_.push_back(reading);
    }
    lexicon_.words_.back().first_inflected = static_cast<std::uint32_t>(lexicon_.by_lemma_.size());
  }

  void lay_slots() {
    lexicon_.slots_.assign(std::bit_ceil(2 * entries_.size() + 2), {0, 0});
    const std::size_t mask = lexicon_.slots_.size() - 1;
    for (const auto& [form, entry] : entries_) {
      const std::uint32_t hash = hash_of(form);
      std::size_t at = hash & mask;
      while (lexicon_.slots_[at].id != 0) at = (at + 1) & mask;
      lexicon_.slots_[at] = {hash, entry.id};
    }
  }

  std::map<std::string, Entry> entries_;  // in the order of their bytes: std::string compares so
  std::vector<Problem> problems_;
  Lexicon lexicon_;
};

Lexicon Lexicon::load(const std::string& folder) {
  LexiconBuilder builder;
  builder.read(folder);
  return builder.build();
}

std::uint32_t Lexicon::id(std::string_view lower) const {
  const std::uint32_t hash = hash_of(lower);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].id != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && form(slots_[at].id) == lower) return slots_[at].id;
  }
  return 0;
}

std::string_view Lexicon::form(std::uint32_t id) const {
  const std::uint32_t begin = words_[id].form;
  return {pool_.data() + begin, words_[id + 1].form - begin};
}

TagSet Lexicon::tags(std::uint32_t id, bool capital) const {
  const TagSet all = words_[id].tags;
  const TagSet common = all & ~kNames;
  return capital || common == 0 ? all : common;
}

TagSet Lexicon::suffix_tags(std::string_view token) const {
  for (unsigned length = 4; length > 0; --length) {
    const std::uint32_t letters = suffix_of(token, length);
    if (letters == 0) continue;
    const auto found =
        std::lower_bound(suffixes_.begin(), suffixes_.end(), letters,
                         [](const Suffix& suffix, std::uint32_t l) { return suffix.letters < l; });
    if (found != suffixes_.end() && found->letters == letters) return found->tags;
  }
  return suffixes_.front().tags;
}

TagSet Lexicon::guess(std::string_view token) const {
  switch (shape_of(token)) {
    case WordShape::address:
      return address_;
    case WordShape::digits:
      return digits_;
    case WordShape::capitals:
      return capitals_;
    case WordShape::capital:
      return capital_ | suffix_tags(token);
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
    if ((bit(by_lemma_[i].tag) & tags) != 0) out.push_back(by_lemma_[i].other);
  }
  return sorted_once(std::move(out));
}

std::vector<std::uint32_t> Lexicon::lemmas(std::uint32_t form, TagSet tags) const {
  std::vector<std::uint32_t> out;
  const std::uint32_t end = words_[form + 1].first_reading;
  for (std::uint32_t i = words_[form].first_reading; i < end; ++i) {
    if ((bit(readings_[i].tag) & tags) != 0) out.push_back(readings_[i].other);
  }
  return sorted_once(std::move(out));
}

}  // namespace calque
