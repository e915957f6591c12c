"""Imported by the fork server: what a worker loads for its first document is loaded once, for all that are forked."""

from extractors.rules.read import finders
from extractors.text.names import tokenizer
from pipeline.worker import read_item  # noqa: F401  with all that reads and extracts

tokenizer()
finders()
