"""What was learnt from examples: a weighing of a message's words, word families and letters, beside the rules.

It needs no library and no network, so it works where the rules work. `data/safety/learned.bin` holds the weights, made
from `data/safety/examples` and `data/nlu` by `scripts/learn_safety.py`: a logistic regression over hashed features. A
long message is also read a stretch at a time, so that one sentence of danger is not lost among many others.
Source of the threshold and every figure: docs/safety/detection.md.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, sqrt

from bot.safety.alarm import Alarm, Kind
from bot.safety.families import FAMILY_OF
from bot.safety.normalise import Normal, normalise
from bot.safety.set_aside import set_aside

SURE = 0.7
"""How likely danger must be for an alarm."""

WORTH_A_LOOK = 0.4
"""How likely it must be for a person to look at the words, with nothing said to the patient."""

PLACES = 1 << 16
"""How many places the features are hashed into."""

LONG, STRETCH, STEP = 18, 14, 7
"""A message of more words than `LONG` is also read in stretches of `STRETCH` words, each `STEP` after the last."""

RARITY_STEPS, WEIGHT_STEPS = 20.0, 127.0
_MAGIC = b"learned-safety-1\n"
_ENDINGS = ("ings", "ing", "ed", "es", "s", "ly")


@dataclass(frozen=True)
class Learned:
    """The weights. `rarity` and the weights stand by place, a byte each; `scale` and `bias` are of each judge."""

    rarity: bytes
    danger: memoryview
    kinds: dict[Kind, memoryview]
    scale: dict[str, float]
    bias: dict[str, float]
    made_from: str

    def danger_in(self, text: str) -> float:
        """How likely it is (0 to 1) that the message, or a stretch of it, tells of danger. 0 for what is set aside."""
        return self.weigh(text)[0]

    def alarm(self, text: str) -> Alarm | None:
        """The alarm that the likeliest stretch raises, with its words; None where none is likely enough."""
        return self.weigh(text)[1]

    def weigh(self, text: str) -> tuple[float, Alarm | None]:
        """Both of these, for the cost of one."""
        likely, start, end, vector = max(self._judged(text), default=(0.0, 0, 0, {}), key=lambda each: each[0])
        if likely < SURE:
            return likely, None
        kind = max(self.kinds, key=lambda each: self._sum(self.kinds[each], each, vector))
        return likely, Alarm(kind, text[start:end])

    def _judged(self, text: str) -> Iterator[tuple[float, int, int, dict[int, float]]]:
        """Each stretch that is not set aside: how likely it is danger, where it stands in the text, its features."""
        for start, end, words in stretches(normalise(text)):
            vector = self.vector(words)
            likely = 1 / (1 + exp(-self._sum(self.danger, "danger", vector)))
            if likely < WORTH_A_LOOK or not set_aside(text[start:end]):
                yield likely, start, end, vector

    def vector(self, words: list[str]) -> dict[int, float]:
        """The features of some words, by place: each kind of feature has length one, the rare ones count for more."""
        return weighed(words, self.rarity)

    def _sum(self, weights: memoryview, name: str, vector: dict[int, float]) -> float:
        total = sum(weights[place] * value for place, value in vector.items())
        return total * self.scale[name] / WEIGHT_STEPS + self.bias[name]


def stretches(message: Normal) -> Iterator[tuple[int, int, list[str]]]:
    """The whole message and, where it is long, its stretches: where each stands in the original, and its words."""
    pieces = message.pieces
    if not pieces:
        return
    parts = [(0, len(pieces))]
    if len(pieces) > LONG:
        parts += [(low, min(low + STRETCH, len(pieces))) for low in range(0, len(pieces) - STEP, STEP)]
    for low, high in parts:
        words = [word for piece in pieces[low:high] for word in piece.words.split()]
        yield pieces[low].start, pieces[high - 1].end, words


def weighed(words: list[str], rarity: bytes) -> dict[int, float]:
    """The features by place. `rarity` gives how rare the feature at each place is."""
    vector: dict[int, float] = {}
    for group in features(words):
        size = sqrt(sum(rarity[place] ** 2 for place in group)) or 1.0
        for place in group:
            vector[place] = vector.get(place, 0.0) + rarity[place] / size
    return vector


def features(words: list[str]) -> tuple[set[int], set[int], set[int], set[int]]:
    """The places of a message's features: words, families of words, runs of families, and letters."""
    bounded = ["^", *words, "$"]
    plain = [f"<{FAMILY_OF[word]}>" if word in FAMILY_OF else _stem(word) for word in bounded]
    named = [FAMILY_OF[word] for word in bounded if word in FAMILY_OF]
    runs = [">".join(named[i : i + n]) for n in (2, 3) for i in range(len(named) - n + 1)]
    letters = [f" {word} "[i : i + n] for word in words for n in (2, 3, 4, 5) for i in range(len(word) + 3 - n)]
    return (
        {_place(f"w{each}") for each in _near(bounded)},
        {_place(f"f{each}") for each in _near(plain)},
        {_place(f"r{each}") for each in runs},
        {_place(f"l{each}") for each in letters},
    )


def _near(words: list[str]) -> Iterator[str]:
    """Each word, each pair up to three apart, each three in a row."""
    for i, word in enumerate(words):
        yield word
        for apart, other in enumerate(words[i + 1 : i + 4], start=1):
            yield f"{apart} {word} {other}"
        if i + 2 < len(words):
            yield f"{word} {words[i + 1]} {words[i + 2]}"


def _place(feature: str) -> int:
    return zlib.crc32(feature.encode()) % PLACES


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), word)


def pack(head: dict[str, object], parts: list[bytes]) -> bytes:
    """The file: a line that says what it is, a line of facts about it, and the bytes of rarity and of each judge."""
    return _MAGIC + json.dumps(head, sort_keys=True).encode() + b"\n" + zlib.compress(b"".join(parts), 9)


def read_learned(data: bytes) -> Learned:
    """The weights from the bytes of the file. Raises ValueError where it is not such a file."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no file of learned safety weights")
    line, _, packed = data[len(_MAGIC) :].partition(b"\n")
    head, numbers = json.loads(line), memoryview(zlib.decompress(packed))
    names = head["judges"]
    if len(numbers) != PLACES * (1 + len(names)):
        raise ValueError("the file of learned safety weights is cut short")
    judges = {name: numbers[PLACES * i : PLACES * (i + 1)].cast("b") for i, name in enumerate(names, start=1)}
    danger = judges.pop("danger")
    return Learned(bytes(numbers[:PLACES]), danger, judges, head["scale"], head["bias"], head["made_from"])
