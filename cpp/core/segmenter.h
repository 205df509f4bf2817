// Folded text in, tokens and sentences out. ICU cuts by calque's own break rules
// (corpora/en/*.rules); lists in corpora/en/segmentation.toml say what rules can't know.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "data_files.h"
#include "fold.h"
#include "token.h"
#include "unicode.h"

namespace calque {

// What a language folder says about cutting. Immutable after loading.
struct SegmentationData {
  std::string word_rules;
  std::string sentence_rules;
  std::vector<std::string> clitics;
  std::unordered_set<std::string> always;         // abbreviations, without the full stop
  std::unordered_set<std::string> before_number;  // the same, where a number follows
  std::unordered_set<std::string> sentence_starters;
};

// Reads words.rules, sentences.rules and segmentation.toml of en/. Throws DataError.
SegmentationData load_segmentation(const DataFiles& files);

// Belongs to one thread; `clone` gives another thread its own from the same data, which must
// outlive both.
class Segmenter {
 public:
  // Compiles the break rules. Throws DataError.
  explicit Segmenter(const SegmentationData& data);
  // Takes break rules that were compiled before.
  Segmenter(const SegmentationData& data, Breaker words, Breaker sentences);
  Segmenter clone() const;
  const Breaker& words() const { return words_; }
  const Breaker& sentences() const { return sentences_; }

  // Overwrites `out`. Linear in the text. Never fails. Words with other letters than ASCII's are
  // cut by ICU, all others by the fast path; both give the same.
  void segment(const Folded& folded, Segments& out);
  // The same by ICU alone, whatever the text: the reference for tests.
  void segment_by_icu(const Folded& folded, Segments& out);

 private:
  void cut_by_icu(std::string_view text, std::size_t begin, std::size_t end,
                  std::vector<Token>& tokens);
  bool cut_mixed(std::string_view text, std::vector<Token>& tokens);
  std::size_t clitic_length(std::string_view word) const;
  void split_clitics(std::string_view text, std::vector<Token>& tokens);
  bool ends_sentence(std::string_view text, const std::vector<Token>& tokens,
                     std::size_t next) const;

  const SegmentationData* data_;
  std::size_t longest_clitic_ = 0;
  Breaker words_;
  Breaker sentences_;
  std::vector<Token> uncut_;  // buffer of split_clitics
};

}  // namespace calque
