"""A file of each format, written for the tests, and how its escapes are undone."""

from __future__ import annotations

import html
import json
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

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="ferry.html" source-language="ru-RU" target-language="en-GB" datatype="html">
  <body>
   <!-- calque disable light-verbs/* \u2014 terminology -->
   <trans-unit id="one">
    <source>Паром <g id="1">опаздывает</g> &amp; полон</source>
    <seg-source>Паром</seg-source>
    <target>The <g id="1">fer</g>ry&#x2019;s late &amp; <x id="2"/>full
      <bpt id="3">&lt;left out></bpt>of caf\u00e9s &lt;soon&gt; <![CDATA[R&D; &amp]]> end</target>
    <note>calque: disable discourse/however -- the client wants it</note>
    <alt-trans><source>иное</source><target>left out: a proposal</target></alt-trans>
   </trans-unit>
   <trans-unit id="two"><source>а</source><target state="new">left out: new</target></trans-unit>
   <trans-unit id="three" translate="no"><source>а</source><target>left out</target></trans-unit>
   <trans-unit id="four"><source>четыре</source></trans-unit>
   <trans-unit id="five" xml:space="preserve"><source>пять</source><target>Two
lines</target></trans-unit>
  </body>
 </file>
 <file original="b" source-language="en" target-language="ru">
  <body><trans-unit id="x"><source>left out</source><target>left out</target></trans-unit></body>
 </file>
</xliff>
""".encode()

XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"
 xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" srcLang="ru" trgLang="en">
 <file id="f"><unit id="u1">
  <notes><note>calque: disable</note></notes>
  <mtc:matches><mtc:match ref="#s"><source>а</source><target>left out</target></mtc:match>
  </mtc:matches>
  <segment id="s1"><source>Первое.</source>
   <target>The <pc id="1">first</pc> <ph id="2"/>one.</target></segment>
  <ignorable><source> </source></ignorable>
  <segment id="s2"><source>Второе.</source>
   <target>The second \u2014 na\u00efve one.</target></segment>
 </unit></file>
</xliff>
""".encode()

TMX = """<?xml version="1.0" encoding="utf-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="ru" datatype="html"/>
<body>
<tu tuid="a"><note>calque: disable-next literary/* -- a title</note>
 <tuv xml:lang="ru"><seg>Привет, мир</seg></tuv>
 <tuv xml:lang="en-US"><seg>Hello &amp; <bpt i="1">&lt;b></bpt>good<ept i="1">&lt;/b></ept>bye,
  caf\u00e9</seg></tuv>
 <tuv xml:lang="de"><seg>left out</seg></tuv></tu>
<tu srclang="en"><tuv xml:lang="en"><seg>left out</seg></tuv>
 <tuv xml:lang="ru"><seg>вне</seg></tuv></tu>
<tu><tuv xml:lang="EN"><seg>Third unit, without its source</seg></tuv></tu>
</body></tmx>
"""

SAMPLES["xliff 1.2"] = ("a.xlf", XLIFF_1, html.unescape)
SAMPLES["xliff 1.2 with CRLF"] = ("a.xlf", XLIFF_1.replace(b"\n", b"\r\n"), html.unescape)
SAMPLES["xliff 2.0"] = ("a.xliff", XLIFF_2, html.unescape)
SAMPLES["tmx in utf-16"] = ("a.tmx", TMX.encode("utf-16"), html.unescape)
SAMPLES["tmx in utf-8"] = ("a.tmx", TMX.replace("utf-16", "utf-8").encode(), html.unescape)

JSON = r"""{
  "_comment": "calque disable diplomatic/* -- a quotation",
  "title": "The \"ferry\" is\tlate",
  "nested": {"a/b": ["First line\nsecond caf\u00e9", "\ud83d\udea2 ship na\u00efve"], "n": 3},
  "greeting": {"message": "Hello, \u0022world\u0022", "description": "left out"},
  "@title": {"description": "left out"},
  "home": "https://example.org/",
  "title": "A second title — plain"
}
""".encode()

NOTEBOOK = rb"""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
 {"cell_type": "code", "source": ["left_out = 1\n"], "outputs": []},
 {"cell_type": "markdown", "metadata": {}, "source": [
   "# The \"ferry\"\n",
   "\n",
   "It is *expected*\n", "that caf\u00e9s &amp; ships are na\u00efve \\* and $x_{left out}$ go.\n",
   "<!-- calque disable-next calendar/* -- why not -->\n"
 ]},
 {"cell_type": "markdown", "source": "One string\n\n- point `left out`\n"}
]}
"""


def json_string(raw: str) -> str:
    text = re.sub(r"\\u....|\\.", lambda match: json.loads(f'"{match[0]}"'), raw)
    return re.sub(r'",?\s*"', "", text)


SAMPLES["json"] = ("en.json", JSON, json_string)
SAMPLES["notebook"] = ("a.ipynb", NOTEBOOK, lambda raw: markdown(json_string(raw)))

RST = r"""Title *of* it
=============

A café with *emph* and ``left out`` code and
a `link <http://example.org>`_ or ref_ \*escaped\* :term:`word <left out>` :func:`left_out`
is thisc\ lose, see http://example.org/y for more\\less.

.. note:: A note here
   continues.

- item one
  wraps
- item two

	tabbed	quoted

.. calque disable discourse/* -- why not

.. _ref: http://example.org

+-----+--------+
| a b | c d    |
|     | e      |
+-----+--------+

===== =====
one   two
===== =====
x y   naïve
===== =====

Term
   Definition of term::

      code left out

.. versionadded:: 1.2
   Some words.

.. tab:: Name of tab

   :align: left

   Para in a directive
   that docutils doesn't know.

.. code-block:: python

   left_out = "left out"

.. figure:: x.png
   :alt: alt

   Caption of figure.

:field: Value of field
    wraps

A note [1]_ and |substitution| end.

.. [1] Footnote text

| line block
| second line
""".encode()


def rst(raw: str) -> str:
    return re.sub(r"\\\s", "", raw)


SAMPLES["rst"] = ("a.rst", RST, rst)
SAMPLES["rst with CRLF"] = ("a.rst", RST.replace(b"\n", b"\r\n"), rst)
