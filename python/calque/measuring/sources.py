"""Which source a document of known origin comes from: the unit that counts as one witness."""

from __future__ import annotations

import re

from calque.measuring.corpora import Document

#: Sets of one publisher (or one translation bureau): their documents are not independent.
_PUBLISHERS = {
    "kremlin_lists": "kremlin",
    "kremlin_mirror_news": "kremlin",
    "kremlin_mirror_transcripts": "kremlin",
    "whitehouse_general": "whitehouse",
    "whitehouse_lists": "whitehouse",
    "whitehouse_on_russia": "whitehouse",
    "nuclear_power_engineering_abstracts": "nuclear_power_engineering",
    "nuclear_power_engineering_mix": "nuclear_power_engineering",
}
#: Sets whose ``group`` is an author, a site or a book (``lit:``, ``tech_``, ``sci_``), a student
#: (``mlcourse_projects``) or a cluster of treaties that share a template.
_GROUP_IS_SOURCE = re.compile(r"lit:|tech_|sci_|treaty_|mlcourse_projects$")
_OUTLET = re.compile(r"\|en\|(?P<outlet>[a-z][a-z_-]*)\.")
_DELEGATION = re.compile(r"ungdc-(?P<state>[A-Z]{3})-")


def source_of(document: Document) -> str:
    """Return the name of a document's source: publisher, bureau, author, delegation or book.

    - Publishers with several sets are one source (the Kremlin, the White House, one journal), in
      all families.
    - Where the group is an author, a site, a book or a cluster of treaties, the group is.
    - In the UN's debate the delegation is, which drafted the speech. The delegations of one
      language share the UN's translators, as do several books: such ties are not modelled.
    - In news tests, the outlet is, for originals whose group names one. Translations of one set
      and language are one source, even where two bureaus translated the same texts (``-r1``).
    - Anywhere else the set is.
    """
    if document.set in _PUBLISHERS:
        return _PUBLISHERS[document.set]
    if _GROUP_IS_SOURCE.match(document.set):
        return document.group
    if delegation := _DELEGATION.match(document.group):
        return f"ungdc:{delegation['state']}"
    if document.kind == "original":
        outlet = _OUTLET.search(document.group)
        return f"outlet:{outlet['outlet']}" if outlet else document.set
    if document.family == "news":
        return f"{document.set.removesuffix('-r1')}:{document.origin}"
    return document.set
