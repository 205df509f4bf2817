// The folding table. Invisible and look-alike characters are written as escapes.
#include "fold.h"

namespace calque {

const char* fold_of(char32_t c) {
  if (c < 0x20) {
    // TAB, LF, VT, FF, CR; other control characters stay, as symbols.
    return (c >= 0x09 && c <= 0x0D) ? " " : nullptr;
  }
  if (c < 0x7F) return c == U'`' ? "'" : nullptr;
  switch (c) {
    // Spaces
    case U'\u0085':  // next line
    case U'\u00A0':  // no-break space
    case U'\u1680':  // ogham space mark
    case U'\u2000':  // en quad … hair space
    case U'\u2001':
    case U'\u2002':
    case U'\u2003':
    case U'\u2004':
    case U'\u2005':
    case U'\u2006':
    case U'\u2007':
    case U'\u2008':
    case U'\u2009':
    case U'\u200A':
    case U'\u2028':  // line separator
    case U'\u2029':  // paragraph separator
    case U'\u202F':  // narrow no-break space
    case U'\u205F':  // medium mathematical space
    case U'\u3000':  // ideographic space
      return " ";
    // Nothing to see: they vanish
    case U'\u00AD':  // soft hyphen
    case U'\u034F':  // combining grapheme joiner
    case U'\u061C':  // Arabic letter mark
    case U'\u180E':  // Mongolian vowel separator
    case U'\u200B':  // zero width space
    case U'\u200C':  // zero width non-joiner
    case U'\u200D':  // zero width joiner
    case U'\u200E':  // left-to-right mark
    case U'\u200F':  // right-to-left mark
    case U'\u202A':  // bidi embeddings and overrides
    case U'\u202B':
    case U'\u202C':
    case U'\u202D':
    case U'\u202E':
    case U'\u2060':  // word joiner
    case U'\u2061':  // invisible operators
    case U'\u2062':
    case U'\u2063':
    case U'\u2064':
    case U'\u2066':  // bidi isolates
    case U'\u2067':
    case U'\u2068':
    case U'\u2069':
    case U'\uFEFF':  // byte order mark
      return "";
    // Single quotes
    case U'\u00B4':  // acute accent used as an apostrophe
    case U'\u02B9':  // modifier letter prime
    case U'\u02BC':  // modifier letter apostrophe
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':  // prime
    case U'\u2039':
    case U'\u203A':
      return "'";
    // Double quotes
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u2033':  // double prime
    case U'\u301D':
    case U'\u301E':
      return "\"";
    // Hyphens
    case U'\u2010':  // hyphen
    case U'\u2011':  // no-break hyphen
    case U'\u2012':  // figure dash
    case U'\u2043':  // hyphen bullet
    case U'\u2212':  // minus sign
    case U'\uFE63':
    case U'\uFF0D':
      return "-";
    // Dashes
    case U'\u2013':  // en dash
    case U'\u2014':  // em dash
    case U'\u2015':  // horizontal bar
    case U'\u2E3A':  // two-em dash
    case U'\u2E3B':  // three-em dash
      return "--";
    case U'\u2026':  // horizontal ellipsis
      return "...";
    // Latin ligatures
    case U'\uFB00':
      return "ff";
    case U'\uFB01':
      return "fi";
    case U'\uFB02':
      return "fl";
    case U'\uFB03':
      return "ffi";
    case U'\uFB04':
      return "ffl";
    case U'\uFB05':
    case U'\uFB06':
      return "st";
    default:
      return nullptr;
  }
}

}  // namespace calque
