"""Learns the safety weights again from the examples: `.venv/desk/bin/python scripts/learn_safety.py` (some minutes).

With `--check` it only says whether data/safety/learned.bin was made from the examples there are.
An example stands on a line; `[a|b|c]` in it means any of these, and up to `MOST_OF_ONE` of its ways are taken. Some are
learnt a second time with slips of the thumb in them. No line of a set kept apart is learnt, even where an example says
the same.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from math import exp, log, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.safety.learned import PLACES, RARITY_STEPS, WEIGHT_STEPS, features, pack, weighed  # noqa: E402
from bot.safety.normalise import normalise  # noqa: E402

KINDS = ("crisis", "emergency", "harm", "safeguarding")
EXAMPLES, NLU = ROOT / "data" / "safety" / "examples", ROOT / "data" / "nlu"
SETS = ROOT / "tests" / "safety" / "sets"
FILE = ROOT / "data" / "safety" / "learned.bin"
CODE = ("learned.py", "families.py", "normalise.py", "spelling.py", "dialect.py")
MOST_OF_ONE = 12
SLIPS_OF = {"none": 3}
"""Of how many examples of a kind one is learnt again with slips in it; of danger, every one."""
SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ight", "ite"), ("th", "f"), ("ing", "in"), ("ea", "ee"), ("ee", "ea"), ("ou", "u"),
    ("ie", "ei"), ("er", "a"), ("ll", "l"), ("tt", "t"), ("ss", "s"), ("ed", "d"), ("ai", "a"), ("gh", ""), ("wh", "w"),
    ("kn", "n"), ("e", "a"), ("i", "e"), ("a", "u"), ("o", "a"), ("c", "s"), ("c", "k"), ("s", "z"), ("ve", "v"),
)  # fmt: skip
"""How words are written by ear."""
ROUNDS, AVERAGED, RATE = 14, 6, 0.6
HELD_BACK = 30.0
"""How freely weights may grow (the C of a regression held back by L2). Free weights let rare runs of letters decide: a
plain name was a crisis."""
SEED = 8


def made_from() -> str:
    """A digest of everything that the weights come from. The conversation's own examples are left out: they change with
    every new question, and the weights need not follow at once."""
    digest = hashlib.sha256()
    for path in [*_examples(), *_sets_apart(), *(ROOT / "bot" / "safety" / name for name in CODE), Path(__file__)]:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _examples() -> list[Path]:
    """The files of examples, and the sets that the rules were written with: what the rules know may be learnt too."""
    return [*sorted(EXAMPLES.glob("*.txt")), *sorted(SETS.glob("regression_*.txt"))]


def _sets_apart() -> list[Path]:
    """The sets that are for measuring only."""
    return [path for name in ("fresh_*", "unseen_*", "blind_*") for path in sorted(SETS.glob(name))]


def plain(text: str) -> str:
    """A text as it is compared with others."""
    return normalise(text).text.strip(" .")


def apart() -> set[str]:
    """What may not be learnt: the lines of the sets for measuring, save those of the half first mended with."""
    lines = [line for path in _sets_apart() for line in path.read_text(encoding="utf-8").splitlines()]
    kept = {plain(line.split("\t")[-1] if "\t" in line else re.sub(r"^[CEHS] ", "", line)) for line in lines}
    earlier = [path.read_text(encoding="utf-8").splitlines() for path in EXAMPLES.glob("*_earlier.txt")]
    return kept - {plain(line) for each in earlier for line in each}


def examples() -> Iterator[tuple[str, str]]:
    """Kind (or "none") and text of every example, without what is kept apart."""
    kept = apart()
    yield from ((kind, text) for kind, text in _all() if plain(text) not in kept)


def learnt() -> list[tuple[str, str]]:
    """Everything that is learnt: each example once, and some again with slips in them."""
    kept = apart()
    known = {text.lower(): (kind, text) for kind, text in examples()}
    for i, (kind, text) in enumerate(list(known.values())):
        slipped = slip(text.lower())
        if i % SLIPS_OF.get(kind, 1) == 0 and plain(slipped) not in kept:
            known.setdefault(slipped, (kind, slipped))
    return list(known.values())


def slip(text: str) -> str:
    """The text with one or two of its words misspelt, always in the same way."""
    chance = random.Random(text)  # noqa: S311
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for i in chance.sample(long, min(len(long), chance.choice((1, 1, 2)))):
        word, at = words[i], chance.randrange(1, len(words[i]) - 1)
        heard = [(old, new) for old, new in SOUNDS if old in word[1:]]
        how = chance.randrange(6)
        if how == 0:
            words[i] = word[:at] + word[at + 1 :]
        elif how == 1:
            words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif how == 2:
            words[i] = word[:at] + word[at] + word[at:]
        elif heard:
            old, new = chance.choice(heard)
            words[i] = word[0] + word[1:].replace(old, new, 1)
    return " ".join(words)


def _all() -> Iterator[tuple[str, str]]:
    initials = {kind[0].upper(): kind for kind in KINDS}
    for path in _examples():
        kind = path.stem.partition("_")[0]
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith(("#", "== ")):
                continue
            if path.parent == SETS and "positives" in path.stem:
                yield initials[line[0]], line[2:]
            elif path.parent == SETS:
                yield "none", line
            else:
                yield from ((kind, text) for text in ways(line))
    for path in sorted(NLU.glob("*.yml")):
        for section in re.split(r"(?m)^- intent: ", path.read_text(encoding="utf-8"))[1:]:
            intent = section.partition("\n")[0].strip()
            for text in re.findall(r"(?m)^ +- (.+)$", section):
                yield intent if intent in KINDS else "none", text


def ways(line: str) -> list[str]:
    """The texts that a line with `[a|b]` in it stands for, at most `MOST_OF_ONE`, always the same ones."""
    parts = [part.split("|") for part in re.split(r"\[([^\]]*)\]", line)]
    found = [" ".join("".join(choice).split()) for choice in itertools.product(*parts)]
    return found if len(found) <= MOST_OF_ONE else random.Random(line).sample(found, MOST_OF_ONE)  # noqa: S311


def learn(rows: Sequence[tuple[Sequence[int], Sequence[float]]], wanted: Sequence[bool]) -> tuple[array[float], float]:
    """Weights and bias of a logistic regression, by stochastic gradient descent with its own rate a place (AdaGrad).

    After each round every weight gives way a little towards none, those least seen the most. They are the mean of the
    last rounds' ends, which hangs less on the order of the examples than the last one alone.
    """
    weights, seen = array("d", bytes(8 * PLACES)), array("d", bytes(8 * PLACES))
    mean, mean_bias = array("d", bytes(8 * PLACES)), 0.0
    bias, seen_bias = 0.0, 1e-3
    order = list(range(len(rows)))
    chance = random.Random(SEED)  # noqa: S311
    for number in range(ROUNDS):
        chance.shuffle(order)
        for i in order:
            places, values = rows[i]
            total = bias + sum([weights[place] * value for place, value in zip(places, values, strict=True)])
            wrong = 1 / (1 + exp(-max(-30.0, min(30.0, total)))) - wanted[i]
            if abs(wrong) < 0.01:
                continue
            for place, value in zip(places, values, strict=True):
                step = wrong * value
                seen[place] += step * step
                weights[place] -= RATE * step / sqrt(seen[place])
            seen_bias += wrong * wrong
            bias -= RATE * wrong / sqrt(seen_bias)
        for place, size in enumerate(seen):
            if size:
                weights[place] /= 1 + RATE / (HELD_BACK * sqrt(size))
        if number >= ROUNDS - AVERAGED:
            mean_bias += bias / AVERAGED
            for place, weight in enumerate(weights):
                mean[place] += weight / AVERAGED
    return mean, mean_bias


def main() -> int:
    """Learns and writes the file, or checks it; gives the exit code."""
    if "--check" in sys.argv:
        line = FILE.read_bytes().split(b"\n", 2)[1] if FILE.is_file() else b""
        fresh = made_from().encode() in line
        sys.stdout.write("The safety weights are up to date\n" if fresh else "Run scripts/learn_safety.py again\n")
        return 0 if fresh else 1
    labelled = [(kind, normalise(text).text.split()) for kind, text in learnt()]
    rarity = _rarity([features(words) for _, words in labelled])
    rows = [(list(found), list(found.values())) for found in (weighed(words, rarity) for _, words in labelled)]
    kinds = [kind for kind, _ in labelled]
    judged = {"danger": learn(rows, [kind != "none" for kind in kinds])}
    dangerous = [i for i, kind in enumerate(kinds) if kind != "none"]
    for name in KINDS:
        judged[name] = learn([rows[i] for i in dangerous], [kinds[i] == name for i in dangerous])
    scale = {name: max(map(abs, weights)) for name, (weights, _) in judged.items()}
    head: dict[str, object] = {
        "judges": list(judged),
        "scale": {name: round(value, 6) for name, value in scale.items()},
        "bias": {name: round(bias, 6) for name, (_, bias) in judged.items()},
        "made_from": made_from(),
        "examples": len(kinds),
        "dangerous": len(dangerous),
    }
    parts = [rarity]
    for name, (weights, _) in judged.items():
        parts.append(bytes(round(weight / scale[name] * WEIGHT_STEPS) % 256 for weight in weights))
    FILE.write_bytes(pack(head, parts))
    sys.stdout.write(f"{len(kinds)} examples, {len(dangerous)} of danger; {FILE.stat().st_size / 1000:.0f} kB\n")
    return 0


def _rarity(found: Sequence[tuple[set[int], ...]]) -> bytes:
    """How rare each feature is among the examples, in steps of a twentieth."""
    counts = array("l", bytes(8 * PLACES))
    for groups in found:
        for place in set().union(*groups):
            counts[place] += 1
    return bytes(min(255, round((log((1 + len(found)) / (1 + count)) + 1) * RARITY_STEPS)) for count in counts)


if __name__ == "__main__":
    sys.exit(main())
