#include "word_classes.h"

#include <algorithm>

namespace calque {

TagSet WordClasses::possible(std::uint32_t token) const {
  const Token& at = segments_.tokens[token];
  if (at.kind != TokenKind::word && at.kind != TokenKind::number) return 0;
  if (at.word != 0 && at.word < lexicon_->size()) {
    if (const TagSet listed = lexicon_->tags(at.word, at.capital); listed != 0) {
      // Any word can be a name, or part of one, with a capital letter.
      return at.capital ? listed | bit(Tag::NNP) | bit(Tag::NNPS) : listed;
    }
  }
  return lexicon_->guess(text_.substr(at.span.begin, at.span.size()));
}

Tag WordClasses::in_context(std::uint32_t token, TokenSpan sentence) {
  const std::uint32_t begin = token - (token - sentence.begin) % kBlock;
  if (block_ != begin) {
    block_ = begin;
    ++tagged_;
    const std::uint32_t count = std::min(kBlock, sentence.end - begin);
    scratch_.tags.resize(count);
    tagger_->tag(text_, segments_.tokens.data() + begin, count, scratch_.tags.data(),
                 scratch_.tagger);
  }
  return scratch_.tags[token - begin];
}

}  // namespace calque
