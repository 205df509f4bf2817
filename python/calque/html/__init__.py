"""Reports as HTML: a fragment for notebooks, a self-contained page to share.

Nothing is loaded from outside, everything that was read is escaped, and without JavaScript the
view stays readable: marks are links to the card of their rule.
"""
