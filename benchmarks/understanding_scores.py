"""Scores of understanding: what was read against what was meant, by fact, by style, with paired intervals.

Pure: records and answers go in, numbers come out. Facts that only keep the patient's own words are not scored.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Any, Callable, Dict, Iterable, List, Mapping, Sequence, Tuple

STYLES = ("plain", "terse", "text_speak", "misspelt", "regional", "second_language")

NAMED = frozenset({"job_title", "full_name", "gp_practice", "language", "postcode"})
"""Texts that have a right answer; they match where one holds the other's words, small slips aside."""

KEPT = frozenset(
    {
        *("condition_words", "condition_detail", "condition_since", "condition_affects_work", "job_tasks", "sector"),
        *("area", "access_needs", "stratum", "email", "safe_contact", "on_behalf_of", "source", "nation", "referrer"),
        *("time_preferences", "hardest_part", "worries", "help_wanted"),
    }
)
"""Facts that keep words, or follow from others: not scored."""

Tally = Tuple[int, int, int]
"""Right, read but wrong or not meant, meant but not read."""


def matches(name: str, meant: Any, read: Any) -> bool:
    """Whether a value read is the one meant. A day matches a span that it lies in; lists match as sets."""
    if isinstance(meant, dict):
        return isinstance(read, str) and meant["from"] <= read <= meant["to"]
    if isinstance(meant, list):
        return isinstance(read, list) and set(meant) == set(read)
    if name == "phone":
        return re.sub(r"\D", "", str(read))[-10:] == re.sub(r"\D", "", str(meant))[-10:]
    if name in NAMED and isinstance(read, str):
        return _same_words(name, str(meant), read)
    return bool(meant == read) and isinstance(meant, bool) == isinstance(read, bool)


def _same_words(name: str, meant: str, read: str) -> bool:
    meant, read = meant.lower().strip(), read.lower().strip()
    if name == "postcode":
        return meant.replace(" ", "") == read.replace(" ", "")
    words, found = re.findall(r"\w+", meant), re.findall(r"\w+", read)
    holds = all(any(SequenceMatcher(None, word, other).ratio() >= 0.8 for other in found) for word in words)
    return bool(words and found) and (holds or all(other in words for other in found))


def tally(record: Mapping[str, Any], read: Mapping[str, Any]) -> Dict[str, Tally]:
    """One message's right, extra and missed, by fact."""
    meant, may = record["facts"], set(record["may"])
    counts: Dict[str, Tally] = {}
    for name in (set(meant) | set(read)) - KEPT:
        if name in meant:
            right = name in read and matches(name, meant[name], read[name])
            counts[name] = (1, 0, 0) if right else (0, int(name in read), 1)
        elif name not in may:
            counts[name] = (0, 1, 0)
    return counts


def add(tallies: Iterable[Mapping[str, Tally]]) -> Dict[str, Tally]:
    """Many messages' tallies as one."""
    total: Dict[str, List[int]] = {}
    for each in tallies:
        for name, counts in each.items():
            held = total.setdefault(name, [0, 0, 0])
            for index, count in enumerate(counts):
                held[index] += count
    return {name: (held[0], held[1], held[2]) for name, held in total.items()}


def f1(counts: Iterable[Tally]) -> float:
    """Micro F1 over some tallies; 1.0 where nothing was meant and nothing read."""
    right, extra, missed = (sum(column) for column in zip(*counts, (0, 0, 0), strict=True))
    return 2 * right / (2 * right + extra + missed) if right + extra + missed else 1.0


def precision_recall(counts: Tally) -> Tuple[float, float]:
    """Precision and recall of one fact; 1.0 where there is nothing to be wrong about."""
    right, extra, missed = counts
    return (right / (right + extra) if right + extra else 1.0, right / (right + missed) if right + missed else 1.0)


def macro_f1(meant: Sequence[str], read: Sequence[str]) -> float:
    """The mean over intents of each one's F1; intents that are neither meant nor read do not count."""
    right = Counter(one for one, other in zip(meant, read, strict=True) if one == other)
    of_meant, of_read = Counter(meant), Counter(read)
    names = set(of_meant) | set(of_read)
    return sum(2 * right[name] / (of_meant[name] + of_read[name]) for name in names) / len(names)


def gap(
    by_style: Mapping[str, Sequence[Any]], score: Callable[[Sequence[Any]], float], draws: int = 1000, seed: int = 1
) -> Dict[str, Any]:
    """Best style less worst, in points, with the 95 % interval of that pair's difference.

    `by_style` holds the same messages in the same order in each style, so whole messages are drawn, paired.
    """
    scores = {style: score(results) for style, results in by_style.items()}
    best, worst = max(scores, key=lambda each: scores[each]), min(scores, key=lambda each: scores[each])
    chance = random.Random(seed)
    many = len(by_style[best])
    differences = []
    for _ in range(draws):
        drawn = [chance.randrange(many) for _ in range(many)]
        one, other = ([by_style[style][index] for index in drawn] for style in (best, worst))
        differences.append(100 * (score(one) - score(other)))
    differences.sort()
    low, high = differences[int(0.025 * draws)], differences[int(0.975 * draws) - 1]
    return {
        "best": best,
        "worst": worst,
        "points": round(100 * (scores[best] - scores[worst]), 2),
        "interval_95": [round(low, 2), round(high, 2)],
    }
