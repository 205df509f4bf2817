"""Evaluation of the document's evidence: figures, baselines, floors, robustness, the model card."""
