"""A coded document against one coded by a person: scores, items gained and lost, floors."""

from dragoman.evaluate.gold import Gold, read_gold
from dragoman.evaluate.score import Scores, score

__all__ = ["Gold", "Scores", "read_gold", "score"]
