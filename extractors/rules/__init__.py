"""Typed rules from sentences: how often a body meets, who chairs it, when it can decide. Start at `read.py`."""
