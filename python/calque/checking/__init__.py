"""Checks for teams that publish translations: what is new, worth its time, and where it stands.

The reader of a check wants better English. So severity follows how odd and how mendable a phrase
is, never how much evidence of origin it gives, and nothing here is about the document's origin.
"""
