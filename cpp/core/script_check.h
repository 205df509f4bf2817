// Letters of the language's script that pass for Latin ones: orthographic traces that no pattern
// of words can name.
#pragma once

#include <vector>

#include "fold.h"
#include "language.h"
#include "rule.h"
#include "token.h"

namespace calque {

struct ScriptMatch {
  Detection detection;
  TokenSpan span;
};

// Appends each word that mixes Latin letters with letters of the script (`mixed_script`), and each
// word written wholly in letters of the script that look Latin while the words around it are not
// in that script (`lookalike_word`).
void check_scripts(const Folded& folded, const Segments& segments, const Language& language,
                   std::vector<ScriptMatch>& out);

}  // namespace calque
