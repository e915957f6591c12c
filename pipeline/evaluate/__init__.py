"""Records against gold: what is right, invented or missed, by field, council and form, as strict as one wants it."""

from pipeline.evaluate.compare import Evaluation, agrees, compare
from pipeline.evaluate.score import Score

__all__ = ["Evaluation", "Score", "agrees", "compare"]
