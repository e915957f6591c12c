"""Text as extractors need it: passages that know their place, repair, dates, references, names, sections."""
