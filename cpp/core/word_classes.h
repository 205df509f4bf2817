// The word classes of one unit's tokens, looked up when a pattern asks for them: what the lexicon
// allows at once, the tag in context only for sentences in which somebody asks.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "lexicon.h"
#include "tagger.h"
#include "token.h"

namespace calque {

// Buffers of one thread.
struct ClassScratch {
  Tagger::Scratch tagger;
  std::vector<Tag> tags;
};

class WordClasses {
 public:
  // Lexicon and tagger may be null where no pattern asks for classes.
  WordClasses(const Lexicon* lexicon, const Tagger* tagger, std::string_view text,
              const Segments& segments, ClassScratch& scratch)
      : lexicon_(lexicon), tagger_(tagger), text_(text), segments_(segments), scratch_(scratch) {}

  // What a token can be by itself. Only words and numbers have classes; 0 for the others.
  TagSet possible(std::uint32_t token) const;
  // What it is in its sentence. A sentence is tagged once; of a very long one (a text without full
  // stops) only the blocks of kBlock tokens that are asked for.
  static constexpr std::uint32_t kBlock = 256;
  Tag in_context(std::uint32_t token, TokenSpan sentence);
  // Sentences, or blocks of long ones, tagged so far.
  std::uint32_t tagged() const { return tagged_; }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  const Lexicon* lexicon_;
  const Tagger* tagger_;
  std::string_view text_;
  const Segments& segments_;
  ClassScratch& scratch_;
  std::uint32_t block_ = kNone;  // the first token of the tagged one
  std::uint32_t tagged_ = 0;
};

}  // namespace calque
