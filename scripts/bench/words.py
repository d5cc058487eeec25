"""Invented words: a vocabulary of about 21,700 words with a natural distribution, from a seed."""

from __future__ import annotations

from itertools import accumulate
from random import Random

_SMALL = "the of and in to a with for was were that by on at from as is are not or this after than be which".split()
_STARTS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sp st str t th tr v w".split()
_VOWELS = "a e i o u ai ea io ou".split()
_ENDS = "b ck d g l ll m n nd ng nt p r rd rm s ss st t x".split()
_SIZE = 21_700
_SYLLABLES = (1, 2, 2, 2, 2, 2, 3, 3, 3, 3)


class Words:
    """Draws words, sentences and titles; the same seed draws the same text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        found = dict.fromkeys(_SMALL)
        while len(found) < _SIZE:
            found[self._invented()] = None
        self.words = list(found)
        # Zipf's law: the word of rank n is drawn n times less often than the first.
        self._weights = list(accumulate(1 / rank for rank in range(2, len(self.words) + 2)))

    def _invented(self) -> str:
        choice = self.random.choice
        return "".join(choice(_STARTS) + choice(_VOWELS) for _ in range(choice(_SYLLABLES))) + choice(_ENDS)

    def draw(self, count: int) -> list[str]:
        """Return ``count`` words."""
        return self.random.choices(self.words, cum_weights=self._weights, k=count)

    def rare(self, count: int) -> list[str]:
        """Return ``count`` words, each as likely as any other."""
        return self.random.choices(self.words, k=count)

    def sentence(self, length: int = 0) -> str:
        """Return a sentence of ``length`` words, or of eight to twenty."""
        words = self.draw(length or self.random.randint(8, 20))
        if len(words) % 2:
            middle = len(words) // 2
            words[middle] += ","
        return " ".join(words).capitalize() + "."

    def paragraph(self, words: int) -> str:
        """Return sentences with at least as many words in all, in one line."""
        sentences, count = [], 0
        while count < words:
            sentences.append(self.sentence())
            count += len(sentences[-1].split())
        return " ".join(sentences)
