"""Which article is meant by the words of a request, and how sure that is: `shelf` answers."""

from desktop.domain.requisitions.matching.articles import Article, Match
from desktop.domain.requisitions.matching.naming import fold
from desktop.domain.requisitions.matching.shelf import Shelf

__all__ = ["Article", "Match", "Shelf", "fold"]
