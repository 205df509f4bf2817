"""The document's likelihood ratios: what the engine counted, weighed by the shipped model."""
