// Gives each token its word id.
#pragma once

#include "fold.h"
#include "language.h"
#include "token.h"
#include "vocabulary.h"

namespace calque {

// A word that mixes Latin letters with look-alikes of the language's script is looked up as what
// it looks like, so that one planted letter doesn't hide a phrase.
void look_up_words(const Folded& folded, const Vocabulary& vocabulary, const Language& language,
                   Segments& segments);

}  // namespace calque
