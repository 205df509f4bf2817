"""Training of the document's evidence: style weights, rule counts, calibration, bounds."""
