"""Document -> Record. Pure: no file, no clock, no network, no database."""
