"""Two versions of a document: which paragraphs belong together, and what evidence went or came."""

from calque.comparing.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
