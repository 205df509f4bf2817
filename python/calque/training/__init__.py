"""Commands that derive data files from outside sources: the English lexicon, the tagger."""
