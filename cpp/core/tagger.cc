#include "tagger.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <unordered_set>
#include <utility>

#include "tsv_reader.h"
#include "unicode.h"

namespace calque {
namespace {

// As in calque.training.word_knowledge.
constexpr std::uint32_t kOwnFeatures = 3;
constexpr std::uint32_t kClosed = 20;
constexpr std::uint32_t kCertainUses = 10;
constexpr std::uint64_t kCertainPermille = 995;
// A score is the sum of some thirty weights of 16 bits: far from an overflow of 32.
constexpr std::int32_t kMostOwnScore = 1 << 24;

constexpr TagSet kNames = bit(Tag::NNP) | bit(Tag::NNPS);
constexpr std::uint64_t kGuess = std::uint64_t{1} << 63;

// The edge of the sentence: no word, set, shape or tag has these numbers.
constexpr std::uint32_t kEdgeWord = 0xFFFFFFFF;
constexpr std::uint64_t kEdgeTags = std::uint64_t{1} << 62;
constexpr std::uint8_t kEdgeShape = 0xFF;
constexpr Tag kEdgeTag = Tag::count;
constexpr std::string_view kEdge = "<edge>";

// Feature templates by the names of their parts, in the order of calque.training.features.
enum Template : std::uint64_t {
  s0,
  h0_f,
  s0_h0,
  sp,
  s1,
  s0_s1,
  s0_s1_s2,
  s1_s2,
  h1_h0,
  w0,
  w0_h0,
  wp,
  wp_s0,
  wq,
  w1,
  w1_s0,
  w2,
  x,
  w0_g,
  t1,
  t2_t1,
  t1_s0,
  t2_t1_s0,
  t1_s0_s1,
  t1_h0,
  t1_w0,
  t2_t1_w0,
  t1_w1,
  kTemplates
};
constexpr std::array<std::string_view, kTemplates> kTemplateNames{
    "s0",    "h0 f",  "s0 h0",    "sp",       "s1",    "s0 s1", "s0 s1 s2", "s1 s2", "h1 h0", "w0",
    "w0 h0", "wp",    "wp s0",    "wq",       "w1",    "w1 s0", "w2",       "x",     "w0 g",  "t1",
    "t2 t1", "t1 s0", "t2 t1 s0", "t1 s0 s1", "t1 h0", "t1 w0", "t2 t1 w0", "t1 w1"};

constexpr std::uint64_t mix(std::uint64_t key, std::uint64_t value) {
  key = (key ^ value) * 0x9E3779B97F4A7C15;
  return key ^ key >> 29;
}

constexpr std::uint64_t begin_key(std::uint64_t name) { return mix(0x243F6A8885A308D3, name); }

template <typename... Values>
constexpr std::uint64_t key_of(Template name, Values... values) {
  std::uint64_t key = begin_key(name);
  ((key = mix(key, static_cast<std::uint64_t>(values))), ...);
  return mix(key, 0);
}

std::uint32_t check_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }

bool is_sign(std::string_view token) {
  for (const char c : token) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

Tagger::Known edge() {
  Tagger::Known known;
  known.tags = kEdgeTags;
  known.word = kEdgeWord;
  known.shape = kEdgeShape;
  return known;
}

std::optional<std::uint64_t> set_by_name(std::string_view text) {
  if (text == kEdge) return kEdgeTags;
  std::uint64_t set = 0;
  if (text.starts_with('?')) {
    set = kGuess;
    text.remove_prefix(1);
  }
  for (;;) {
    const std::size_t bar = text.find('|');
    const std::optional<Tag> tag = tag_by_name(text.substr(0, bar));
    if (!tag || *tag == Tag::none) return std::nullopt;
    set |= bit(*tag);
    if (bar == std::string_view::npos) return set;
    text.remove_prefix(bar + 1);
  }
}

std::optional<std::uint64_t> shape_by_name(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, WordShape>, 5> kShapes{
      {{"a", WordShape::lower},
       {"<capital>", WordShape::capital},
       {"<capitals>", WordShape::capitals},
       {"<digits>", WordShape::digits},
       {"<address>", WordShape::address}}};
  if (text == kEdge) return kEdgeShape;
  for (const auto& [name, shape] : kShapes) {
    if (name == text) return static_cast<std::uint64_t>(shape);
  }
  return std::nullopt;
}

// The number of a feature's part; nothing where the text isn't a value of it.
std::optional<std::uint64_t> value_of(char kind, std::string_view text, const Lexicon& lexicon) {
  switch (kind) {
    case 'w': {
      if (text == kEdge) return kEdgeWord;
      const std::uint32_t id = lexicon.id(text);
      if (id == 0 && !text.empty()) return std::nullopt;
      return id;
    }
    case 's':
      return set_by_name(text);
    case 'h':
      return shape_by_name(text);
    case 'x': {
      const std::uint32_t letters = text.size() <= 4 ? pack_suffix(text) : 0;
      if (letters == 0) return std::nullopt;
      return letters;
    }
    case 't': {
      if (text == kEdge) return static_cast<std::uint64_t>(kEdgeTag);
      const std::optional<Tag> tag = tag_by_name(text);
      if (!tag || *tag == Tag::none) return std::nullopt;
      return static_cast<std::uint64_t>(*tag);
    }
    default: {  // f, g: binary digits
      std::uint64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 2);
      if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
      return number;
    }
  }
}

}  // namespace

// Reads rows such as "t1=DT s0=NN|VB<TAB>NN:120<TAB>VB:-80".
class WeightsReader {
 public:
  explicit WeightsReader(const Lexicon& lexicon) : tagger_(lexicon) { weights_.push_back({0, 0}); }

  Tagger read(const std::string& path) {
    read_tsv(path, 2, problems_, [this](const TsvRow& row) { take(row); });
    if (problems_.empty() && rows_.empty()) {
      problems_.push_back({path, 0, 0, {}, {}, "holds no feature"});
    }
    if (!problems_.empty()) throw DataError(std::move(problems_));
    lay_slots();
    return std::move(tagger_);
  }

 private:
  void take(const TsvRow& row) {
    const std::optional<std::uint64_t> key = feature_key(row);
    const std::size_t first = weights_.size();
    for (std::size_t cell = 1; cell < row.size(); ++cell) take_weight(row, cell);
    const std::size_t count = weights_.size() - first;
    if (!key) return;
    if (!seen_.insert(*key).second) return row.fault(0, "feature listed twice");
    rows_.emplace_back(*key, static_cast<std::uint32_t>(first << 6 | count));
  }

  void take_weight(const TsvRow& row, std::size_t cell) {
    const std::string_view text = row[cell];
    const std::size_t colon = text.rfind(':');
    const std::optional<Tag> tag = tag_by_name(text.substr(0, colon));
    std::int16_t value = 0;
    if (colon != std::string_view::npos) {
      const char* end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, value);
      if (error != std::errc{} || stop != end) value = 0;
    }
    if (value == 0) {
      row.fault(cell, "must be tag:weight, a whole number from -32768 to 32767 but not 0");
    } else if (!tag || *tag == Tag::none) {
      row.fault(cell, "unknown tag \"" + std::string(text.substr(0, colon)) + "\"");
    } else {
      weights_.push_back({value, static_cast<std::uint16_t>(*tag)});
    }
  }

  std::optional<std::uint64_t> feature_key(const TsvRow& row) const {
    std::string name;
    std::vector<std::uint64_t> values;
    std::string_view rest = row[0];
    while (!rest.empty()) {
      const std::string_view part = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), part.size() + 1));
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos || equals == 0) {
        row.fault(0, "must be name=value, blanks between several");
        return std::nullopt;
      }
      if (!name.empty()) name += ' ';
      name += part.substr(0, equals);
      const std::optional<std::uint64_t> value =
          value_of(part.front(), part.substr(equals + 1), *tagger_.lexicon_);
      if (!value) {
        row.fault(0,
                  "\"" + std::string(part) + "\" isn't known; are lexicon and weights of an age?");
        return std::nullopt;
      }
      values.push_back(*value);
    }
    for (std::size_t i = 0; i < kTemplateNames.size(); ++i) {
      if (kTemplateNames[i] != name) continue;
      std::uint64_t key = begin_key(i);  // the steps of key_of
      for (const std::uint64_t value : values) key = mix(key, value);
      return mix(key, 0);
    }
    row.fault(0, "no feature is named \"" + name + "\"");
    return std::nullopt;
  }

  void lay_slots() {
    std::vector<Tagger::Slot> slots(std::bit_ceil(2 * rows_.size()), {0, 0});
    const std::size_t mask = slots.size() - 1;
    for (const auto& [key, row] : rows_) {
      std::size_t at = key & mask;
      while (slots[at].row != 0) at = (at + 1) & mask;
      slots[at] = {check_of(key), row};
    }
    tagger_.slots_ = Table<Tagger::Slot>(std::move(slots));
    tagger_.weights_ = Table<Tagger::Weight>(std::move(weights_));
  }

  Tagger tagger_;
  std::vector<Tagger::Weight> weights_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows_;
  std::unordered_set<std::uint64_t> seen_;
  std::vector<Problem> problems_;
};

Tagger Tagger::load(const std::string& path, const Lexicon& lexicon) {
  Tagger tagger = WeightsReader(lexicon).read(path);
  tagger.sum_own_features();
  return tagger;
}

std::size_t Tagger::features() const {
  return static_cast<std::size_t>(
      std::count_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.row != 0; }));
}

void Tagger::write(PackWriter& writer) const {
  writer.add("tagger/slots", slots_);
  writer.add("tagger/weights", weights_);
  writer.add("tagger/own_rows", own_rows_);
  writer.add("tagger/own_scores", own_scores_);
}

Tagger Tagger::from_pack(const Pack& pack, const Lexicon& lexicon) {
  Tagger tagger(lexicon);
  tagger.slots_ = pack.table<Slot>("tagger/slots");
  tagger.weights_ = pack.table<Weight>("tagger/weights");
  tagger.own_rows_ = pack.table<std::uint32_t>("tagger/own_rows");
  tagger.own_scores_ = pack.table<Scores>("tagger/own_scores");
  bool sound = true;
  std::size_t free = 0;
  for (const Slot& slot : tagger.slots_) {
    free += slot.row == 0 ? 1 : 0;
    sound = sound && (slot.row >> 6) + (slot.row & 63) <= tagger.weights_.size();
  }
  pack.require(sound && free > 0 && std::has_single_bit(tagger.slots_.size()), "tagger/slots",
               "is full, not a power of two or names weights that aren't there");
  for (const Weight& weight : tagger.weights_) sound = sound && weight.tag < kTags;
  pack.require(sound, "tagger/weights", "has an unknown tag");
  for (const std::uint32_t row : tagger.own_rows_) {
    sound = sound && row < tagger.own_scores_.size();
  }
  pack.require(sound && tagger.own_rows_.size() == lexicon.size() && !tagger.own_scores_.empty(),
               "tagger/own_rows", "doesn't fit the lexicon");
  for (const Scores& scores : tagger.own_scores_) {
    for (const std::int32_t score : scores)
      sound = sound && score > -kMostOwnScore && score < kMostOwnScore;
  }
  pack.require(sound, "tagger/own_scores", "has a score out of bounds");
  return tagger;
}

void Tagger::sum_own_features() {
  std::vector<std::uint32_t> rows(lexicon_->size(), 0);
  std::vector<Scores> scores(1);
  for (std::uint32_t id = 1; id < lexicon_->size(); ++id) {
    if (lexicon_->uses(id) < kOwnFeatures) continue;
    const std::string_view form = lexicon_->form(id);
    if (shape_of(form) != WordShape::lower) continue;
    Known own;
    const TagSet listed = lexicon_->tags(id, false);
    own.tags = listed != 0 ? listed : lexicon_->guess(form) | kGuess;
    own.word = id;
    own.shape = static_cast<std::uint8_t>(WordShape::lower);
    rows[id] = static_cast<std::uint32_t>(scores.size());
    add_own(own, form, scores.emplace_back());
  }
  own_rows_ = Table<std::uint32_t>(std::move(rows));
  own_scores_ = Table<Scores>(std::move(scores));
}

Tagger::Known Tagger::know(std::string_view text, const Token& token, bool first,
                           std::string& lower) const {
  const std::string_view form = text.substr(token.span.begin, token.span.size());
  lower.clear();
  append_lower(lower, form);
  const std::uint32_t id = lexicon_->id(lower);
  const TagSet listed = lexicon_->tags(id, token.capital);
  const std::uint32_t uses = lexicon_->uses(id);
  Known known;
  known.tags = listed != 0 ? listed : lexicon_->guess(form) | kGuess;
  known.shape = static_cast<std::uint8_t>(shape_of(form));
  if (uses >= kOwnFeatures) known.word = id;
  if (uses >= kClosed) known.candidates = token.capital ? listed | kNames : listed;
  if (uses >= kCertainUses && (first || !token.capital) &&
      std::uint64_t{1000} * lexicon_->common_uses(id) >= kCertainPermille * uses) {
    known.certain = lexicon_->common(id);
  } else if (std::has_single_bit(known.candidates)) {
    known.certain = static_cast<Tag>(std::countr_zero(known.candidates));
  }
  if (known.word != 0 && known.shape == 0 && !token.capital) known.own_row = own_rows_[id];
  if (is_sign(form)) {
    known.blanks =
        static_cast<std::uint8_t>((token.space_before ? 2 : 0) | (token.space_after ? 1 : 0));
  }
  return known;
}

void Tagger::add(std::uint64_t key, Scores& scores) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t check = check_of(key);
  for (std::size_t at = key & mask; slots_[at].row != 0; at = (at + 1) & mask) {
    if (slots_[at].check != check) continue;
    const Weight* weight = &weights_[slots_[at].row >> 6];
    for (std::uint32_t left = slots_[at].row & 63; left > 0; --left, ++weight) {
      scores[weight->tag] += weight->value;
    }
    return;
  }
}

void Tagger::add_own(const Known& own, std::string_view token, Scores& scores) const {
  add(key_of(s0, own.tags), scores);
  add(key_of(s0_h0, own.tags, own.shape), scores);
  if (own.word != 0) {
    add(key_of(w0, own.word), scores);
    add(key_of(w0_h0, own.word, own.shape), scores);
  }
  for (unsigned length = 1; length <= 4; ++length) {
    const std::uint32_t letters = suffix_of(token, length);
    if (letters != 0) add(key_of(x, letters), scores);
  }
}

void Tagger::add_neighbours(const Known* at, bool first, Scores& scores) const {
  const Known& own = at[0];
  const Known& before = at[-1];
  const Known& before2 = at[-2];
  const Known& after = at[1];
  const Known& after2 = at[2];
  add(key_of(h0_f, own.shape, first), scores);
  add(key_of(sp, before.tags), scores);
  add(key_of(s1, after.tags), scores);
  add(key_of(s0_s1, own.tags, after.tags), scores);
  add(key_of(s0_s1_s2, own.tags, after.tags, after2.tags), scores);
  add(key_of(s1_s2, after.tags, after2.tags), scores);
  add(key_of(h1_h0, after.shape, own.shape), scores);
  if (before.word != 0) {
    add(key_of(wp, before.word), scores);
    add(key_of(wp_s0, before.word, own.tags), scores);
  }
  if (before2.word != 0) add(key_of(wq, before2.word), scores);
  if (after.word != 0) {
    add(key_of(w1, after.word), scores);
    add(key_of(w1_s0, after.word, own.tags), scores);
  }
  if (after2.word != 0) add(key_of(w2, after2.word), scores);
  if (own.blanks != kNoSign) add(key_of(w0_g, own.word, own.blanks), scores);
}

void Tagger::add_moving(const Known* at, Tag tag1, Tag tag2, Scores& scores) const {
  const Known& own = at[0];
  const Known& after = at[1];
  add(key_of(t1, tag1), scores);
  add(key_of(t2_t1, tag2, tag1), scores);
  add(key_of(t1_s0, tag1, own.tags), scores);
  add(key_of(t2_t1_s0, tag2, tag1, own.tags), scores);
  add(key_of(t1_s0_s1, tag1, own.tags, after.tags), scores);
  add(key_of(t1_h0, tag1, own.shape), scores);
  if (own.word != 0) {
    add(key_of(t1_w0, tag1, own.word), scores);
    add(key_of(t2_t1_w0, tag2, tag1, own.word), scores);
  }
  if (after.word != 0) add(key_of(t1_w1, tag1, after.word), scores);
}

void Tagger::tag(std::string_view folded_text, const Token* tokens, std::size_t count, Tag* out,
                 Scratch& scratch) const {
  std::vector<Known>& known = scratch.known;
  known.clear();
  known.insert(known.end(), 2, edge());
  for (std::size_t i = 0; i < count; ++i) {
    known.push_back(know(folded_text, tokens[i], i == 0, scratch.lower));
  }
  known.insert(known.end(), 2, edge());
  Tag tag1 = kEdgeTag;
  Tag tag2 = kEdgeTag;
  for (std::size_t i = 0; i < count; ++i) {
    const Known* at = &known[i + 2];
    Tag tag = at->certain;
    if (tag == Tag::none) {
      const Token& token = tokens[i];
      Scores scores = own_scores_[at->own_row];
      if (at->own_row == 0) {
        add_own(*at, folded_text.substr(token.span.begin, token.span.size()), scores);
      }
      add_neighbours(at, i == 0, scores);
      add_moving(at, tag1, tag2, scores);
      std::int32_t best = INT32_MIN;
      for (std::size_t t = 1; t < kTags; ++t) {
        const auto candidate = static_cast<Tag>(t);
        if (at->candidates != 0 && (at->candidates & bit(candidate)) == 0) continue;
        if (scores[t] <= best) continue;
        best = scores[t];
        tag = candidate;
      }
    }
    out[i] = tag;
    tag2 = tag1;
    tag1 = tag;
  }
}

}  // namespace calque
