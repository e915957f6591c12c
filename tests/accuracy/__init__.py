"""How right Ratslese reads: measured over all papers with gold that are here, kept in docs/accuracy.json."""
