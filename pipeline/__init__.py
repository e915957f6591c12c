"""From bytes to rows: reads, extracts, checks and stores, for one file or a million."""
