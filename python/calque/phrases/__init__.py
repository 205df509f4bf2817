"""How often a phrase occurs in English of known origin: what `calque.lookup` answers with.

The table of counts is a file of its own (``corpora/ru/lookup/ngrams.bin``), written by
``python -m calque.measuring.ngrams`` and opened at the first question, never for scoring.
"""
