"""A file of each format, written for the tests, and how its escapes are undone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

#: format -> (file name, bytes, how the bytes of a word spell it)
Sample = tuple[str, bytes, Callable[[str], str]]


def as_is(raw: str) -> str:
    return raw


def markdown(raw: str) -> str:
    return html.unescape(raw.replace("\\", ""))


TEXT = "\ufeffThe ferry’s late.\r\n\r\nIt will leave at ten — perhaps.\n".encode()

MARKDOWN = """---
title: front matter is left out
---
# The *ferry* is late&hellip; &amp; full

A café with `code` and a [link](http://example.org/x) to
two lines \\*starred\\* here; see https://example.org/y for more.

<!-- calque disable discourse/*, impersonal/expected-that -- quoted speech -->
> quoted **bold**
> text

- item ![a described picture](p.png)
  wraps
- [ ] task

```python
print("left out")
```

    indented code left out

<div class="x">
Inside&nbsp;HTML <b>bold</b> text
</div>

<!-- calque enable -->

| head | other \\| cell |
|------|-------|
| naïve | <http://example.org> |

A footnote[^1] and <kbd>Ctrl</kbd> inline.

[^1]: The note itself.
""".encode()

HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>A title</title>
<style>p { left: out }</style><script>if (a < b) { out() }</script></head>
<body>
<!-- calque disable-file nominalisation/* -->
<h1>Café &amp; ferry&#8217;s</h1>
<p>It is <em>ex</em>pected
 that <a href="x">ships</a> <code>left out</code> leave &mdash; R&D &lt;soon&gt;.</p>
<ul><li>One<li>Two &copy 2024</ul>
<p translate="no">left <b>out</b> too</p><pre>left out</pre>
<p lang="en">Last &#x43;ase</p>
</body></html>
""".encode()

SAMPLES: dict[str, Sample] = {
    "text": ("a.txt", TEXT, as_is),
    "markdown": ("a.md", MARKDOWN, markdown),
    "markdown with CRLF": ("a.md", MARKDOWN.replace(b"\n", b"\r\n"), markdown),
    "html": ("a.html", HTML, html.unescape),
    "html in windows-1252": (
        "a.html",
        HTML.replace(b"utf-8", b"windows-1252").decode().encode("cp1252"),
        html.unescape,
    ),
}

PO = r"""# Translators of the ferry
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en_GB\n"
"X-Source-Language: ru\n"

# calque: disable impersonal/* -- quoted
#: ferry.c:12
msgid "Паром опаздывает.\n"
msgstr ""
"The \"ferry\" is late;\n"
"it won't leave\tbefore t"
"en \\ eleven \101 \x41.\n"

#, fuzzy
msgid "нет"
msgstr "left out: fuzzy"

#, c-format
msgctxt "count"
msgid "%d паром"
msgid_plural "%d паромов"
msgstr[0] "%d ferry café"
msgstr[1] "%d ferries"

msgid "не переведено"
msgstr ""

#~ msgid "старое"
#~ msgstr "left out: obsolete"
""".encode()


def po(raw: str) -> str:
    raw = raw.replace(r"\101", "A").replace(r"\x41", "A")
    return re.sub(r'\\[ntrabfv"\\]|"\r?\n"', "", raw)


SAMPLES["po"] = ("en.po", PO, po)
SAMPLES["po with CRLF"] = ("en.po", PO.replace(b"\n", b"\r\n"), po)
SAMPLES["po in koi8-r"] = (
    "en.po",
    PO.replace(b"UTF-8", b"koi8-r").decode().replace("é", "e").encode("koi8-r"),
    po,
)
