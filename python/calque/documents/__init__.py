"""Documents that aren't plain text, read as text: DOCX, PDF and HTML (extra ``documents``)."""

from calque.documents.read import Document, UnreadableError, read

__all__ = ["Document", "UnreadableError", "read"]
