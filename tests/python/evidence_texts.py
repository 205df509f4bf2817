"""Texts written for tests of the document's evidence."""

from __future__ import annotations

#: A ministry's prose, as a translation would have it.
OFFICIAL = """\
The Harbour Office informs that, in accordance with the decision of the Council, the modernisation
of the northern pier will be carried out in the second half of the year. In this connection the
implementation of works on the deepening of the channel is envisaged. The Parties proceed from the
fact that the realisation of this project will make a significant contribution to the development
of navigation.

It should be noted that the question of the financing of the works was considered at the meeting of
the working group. In the course of the meeting the participants exchanged opinions on a wide range
of issues of mutual interest and expressed readiness to continue the constructive dialogue. An
agreement was reached to intensify the cooperation in the sphere of the safety of shipping.

The Office expresses its confidence that the measures taken will allow to ensure the uninterrupted
functioning of the ferry. It is planned that within the framework of the programme the personnel
will undergo training, and that the corresponding equipment will be acquired. The control over the
fulfilment of the present decision is assigned to the deputy head of the Office.
"""

#: A local paper's prose.
PLAIN = """\
The ferry stopped running on Tuesday, and nobody on the island was surprised. For two winters the
skipper had told anyone who'd listen that the engine wouldn't last, and for two winters the company
said it would look into it. When it finally gave out, halfway across, it took an hour to get a tow.

"We just sat there and watched the lights go by," said Ellen Marsh, who teaches at the school and
was on her way home with a bag of exam papers. "Somebody had crisps. Somebody else had a guitar. It
could have been a lot worse, but I wouldn't want to do it again in January."

The company says a replacement boat will start on Friday, though it's smaller and takes no lorries.
Farmers will have to wait until the end of the month, or drive round by the bridge, which adds two
hours each way. Marsh thinks people will put up with it. "What else are we going to do?" she asked.
"Swim?"

The council meets next week to talk about money. It has asked the company to explain why the engine
wasn't replaced last year, when there was still a grant to pay for it.
"""

#: More words than any prose has of one kind.
WORD_LIST = ", ".join(
    ["apple", "table", "river", "stone", "garden", "window", "letter", "copper", "winter"] * 30
)

GERMAN = (
    "Der Rat hat gesagt, dass er im Frühling eine neue Schule am Fluss eröffnen wird und dass "
    "jedes Kind dort einen Platz bekommen soll. "
) * 12
