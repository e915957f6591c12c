"""Rules of procedure: what a Geschäftsordnung or the statute of a body becomes. Start at `read.py`."""
