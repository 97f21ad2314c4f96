"""How well patients are understood, on the test sets held apart from training.

Against a running product, through the very path of a patient's message:

    .venv/desk/bin/python -m benchmarks.understanding --url http://127.0.0.1:8000 --token TOKEN

(or BENCHMARK_URL and STAFF_API_TOKEN). Prints one JSON object: intent accuracy and macro-F1, precision, recall and F1
of each fact, each style's score and the gap between best and worst with its interval, the share of answers after which
the same question must be asked again, facts filled by messages that have nothing to do with the form, yes and no read
the wrong way round, and milliseconds a message. `--misses FILE` writes down what went wrong, a line each; `--half
tuning` or `--half held-back` measures one half of each set (rules and training were mended by the misses of the tuning
half alone; later by both). `--sets fresh`, `third` and so on to `tenth` measure those written later.

The intents alone, by the pipeline of config.yml trained here and now, with 5-fold cross-validation of the examples:

    .venv/assistant/bin/python -m benchmarks.understanding --offline --folds 5
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
import urllib.request
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any, Callable, Dict, List, Sequence

from benchmarks.understanding_scores import STYLES, Tally, add, f1, gap, macro_f1, precision_recall, tally

ROOT = Path(__file__).resolve().parent.parent
SETS = ROOT / "tests" / "understanding_sets"
YES_NO = {True: "affirm", False: "deny"}

Ask = Callable[[str, Any, str], Dict[str, Any]]
"""From a text, the fact asked for and the day to `{"intent", "facts"}`."""


HALVES = ("all", "tuning", "held-back")
FIRST = "first"
SET_NAMES = (FIRST, "fresh", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SEED = 20261123
"""Splits each set by message: what was misread was looked at in the tuning half only."""

_half = "all"


def records(name: str, limit: int = 0) -> List[Dict[str, Any]]:
    """The records of one set (of the half chosen), the first `limit` of them where it is given."""
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    ids = [each["id"] for each in every]
    tuning = set(random.Random(SEED).sample(ids, len(ids) // 2))
    wanted = [each for each in every if _half == "all" or (each["id"] in tuning) == (_half == "tuning")]
    return wanted[: limit or None]


class Product:
    """A running product's `POST /staff/api/understand`, asked one message at a time; keeps the times."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/") + "/staff/api/understand"
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.milliseconds: List[float] = []

    def __call__(self, text: str, asked: Any, on: str) -> Dict[str, Any]:
        """What the product understands of a message. Raises urllib.error.URLError where it does not answer."""
        body = json.dumps({"text": text, "asked": asked, "on": on}).encode()
        request = urllib.request.Request(self._url, body, self._headers)
        started = time.perf_counter()
        with urllib.request.urlopen(request, timeout=30) as answer:
            found: Dict[str, Any] = json.load(answer)
        self.milliseconds.append(1000 * (time.perf_counter() - started))
        return found


def values(answer: Dict[str, Any]) -> Dict[str, Any]:
    """The facts of an answer without their words."""
    return {name: read["value"] for name, read in answer["facts"].items()}


def intent_scores(told: Sequence[Dict[str, Any]], intents: Dict[str, List[str]]) -> Dict[str, Any]:
    """Accuracy by style and altogether, macro-F1, and the gap; `intents` are those read, by style."""
    meant = [each["intent"] for each in told]
    hits = {
        style: [float(one == other) for one, other in zip(meant, read, strict=True)] for style, read in intents.items()
    }
    return {
        "accuracy": round(mean(hit for every in hits.values() for hit in every), 4),
        "macro_f1": round(macro_f1(meant * len(intents), [name for read in intents.values() for name in read]), 4),
        "by_style": {style: round(mean(every), 4) for style, every in hits.items()},
        "gap": gap(hits, mean),
    }


def fact_scores(tallies: Dict[str, List[Dict[str, Tally]]]) -> Dict[str, Any]:
    """Each fact's precision, recall and F1, in each style and altogether, and the gap of micro F1."""

    def micro(messages: Sequence[Dict[str, Tally]]) -> float:
        return f1(counts for each in messages for counts in each.values())

    together = add(each for every in tallies.values() for each in every)
    styles = {style: add(every) for style, every in tallies.items()}
    by_fact = {}
    for name, counts in sorted(together.items()):
        precision, recall = precision_recall(counts)
        by_fact[name] = {
            "meant": counts[0] + counts[2],
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1([counts]), 4),
            "by_style": {style: round(f1([found[name]]), 4) for style, found in styles.items() if name in found},
        }
    return {
        "micro_f1": round(f1(together.values()), 4),
        "by_style": {style: round(micro(every), 4) for style, every in tallies.items()},
        "gap": gap(tallies, micro),
        "by_fact": by_fact,
    }


def six_styles(ask: Ask, limit: int, misses: List[str], name: str = "six_styles") -> Dict[str, Any]:
    """Intents and facts on the same messages in six styles."""
    told = records(name, limit)
    answers, again = 0, 0
    intents: Dict[str, List[str]] = {style: [] for style in STYLES}
    tallies: Dict[str, List[Dict[str, Tally]]] = {style: [] for style in STYLES}
    for each in told:
        for style in STYLES:
            answer = ask(each["text"][style], each["asked"], each["on"])
            read = values(answer)
            counts = tally(each, read)
            intents[style].append(answer["intent"])
            if each["asked"] in each["facts"]:
                answers, again = answers + 1, again + (each["asked"] not in read)
            tallies[style].append(counts)
            wrong = {name: [each["facts"].get(name), read.get(name)] for name, of in counts.items() if of[1] or of[2]}
            if wrong or answer["intent"] != each["intent"]:
                told_as = f"{each['intent']} as {answer['intent']}" if answer["intent"] != each["intent"] else ""
                misses.append(f"{each['id']} {style} {each['text'][style]!r} {told_as} {wrong or ''}")
    return {
        "messages": len(told),
        "intents": intent_scores(told, intents),
        "facts": fact_scores(tallies),
        "second_question": {"answers": answers, "share": round(again / answers, 4) if answers else None},
    }


def out_of_scope(ask: Ask, limit: int, misses: List[str], name: str = "out_of_scope") -> Dict[str, Any]:
    """How many messages from outside fill no fact (by any means, kept words included), and how many are seen for it."""
    none, seen, told = 0, 0, records(name, limit)
    for each in told:
        answer = ask(each["text"], each["asked"], each["on"])
        none += not answer["facts"]
        seen += answer["intent"] in ("out_of_scope", "nlu_fallback")
        if answer["facts"]:
            misses.append(f"outside {each['asked']}: {each['text']!r} {answer['intent']} {values(answer)}")
    return {"messages": len(told), "filled_nothing": round(none / len(told), 4), "seen": round(seen / len(told), 4)}


def yes_no(ask: Ask, limit: int, misses: List[str]) -> Dict[str, Any]:
    """How many yeses are read as no and noes as yes, and how many are read at all."""
    told = records("yes_no", limit)
    flips, right = 0, 0
    for each in told:
        answer = ask(each["text"], each["asked"], each["on"])
        read = values(answer).get(each["asked"]) if each["asked"] else None
        if each["asked"]:
            turned, held = read is (not each["yes"]), read is each["yes"]
        else:
            turned, held = answer["intent"] == YES_NO[not each["yes"]], answer["intent"] == YES_NO[each["yes"]]
        flips, right = flips + turned, right + held
        if not held:
            misses.append(
                f"{'flip' if turned else 'unread'} {each['yes']} {each['asked']}: {each['text']!r} {answer['intent']}"
            )
    return {"messages": len(told), "wrong_way_round": flips, "read": round(right / len(told), 4)}


def measured(ask: Ask, limit: int, misses: List[str], sets: str) -> Dict[str, Any]:
    """The first sets, or those that were written later."""
    if sets != FIRST:
        styles, outside = f"{sets}_styles", f"{sets}_out_of_scope"
        found = {styles: six_styles(ask, limit, misses, styles)}
        if (SETS / f"{outside}.jsonl").exists():
            found[outside] = out_of_scope(ask, limit, misses, outside)
        return found
    return {part.__name__: part(ask, limit, misses) for part in (six_styles, out_of_scope, yes_no)}


def through_product(url: str, token: str, limit: int, misses: List[str], sets: str) -> Dict[str, Any]:
    """The sets of that name through a running product."""
    ask = Product(url, token)
    found = measured(ask, limit, misses, sets)
    cuts = quantiles(ask.milliseconds, n=20)
    speed = {"median": round(median(ask.milliseconds), 1), "p95": round(cuts[-1], 1), "messages": len(ask.milliseconds)}
    return {**found, "milliseconds": speed}


def offline(folds: int) -> Dict[str, Any]:
    """The intents alone, by the pipeline of config.yml; also cross-validated where `folds` is more than one."""
    from benchmarks.understanding_intents import Intents, cross_validated, examples

    started = time.perf_counter()
    intents = Intents(examples())
    trained = time.perf_counter() - started
    told = records("six_styles")
    read = {style: intents.read([each["text"][style] for each in told]) for style in STYLES}
    outside = intents.read([each["text"] for each in records("out_of_scope")])
    answers = records("yes_no")
    polarity = intents.read([each["text"] for each in answers])
    flips = sum(name == YES_NO[not each["yes"]] for each, name in zip(answers, polarity, strict=True))
    found: Dict[str, Any] = {
        "seconds_to_train": round(trained, 1),
        "six_styles": intent_scores(told, read),
        "out_of_scope_seen": round(mean(name in ("out_of_scope", "nlu_fallback") for name in outside), 4),
        "yes_no": {
            "wrong_way_round": flips,
            "read": round(mean(name == YES_NO[each["yes"]] for each, name in zip(answers, polarity, strict=True)), 4),
        },
    }
    if folds > 1:
        meant, read_again = cross_validated(folds)
        hits = mean(one == other for one, other in zip(meant, read_again, strict=True))
        found["cross_validation"] = {
            "folds": folds,
            "examples": len(meant),
            "accuracy": round(hits, 4),
            "macro_f1": round(macro_f1(meant, read_again), 4),
        }
    return found


def main() -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description="How well patients are understood.")
    parser.add_argument("--url", default=os.environ.get("BENCHMARK_URL", "http://127.0.0.1:8000"))
    parser.add_argument("--token", default=os.environ.get("STAFF_API_TOKEN", ""))
    parser.add_argument("--limit", type=int, default=0, help="only the first records of each set")
    parser.add_argument("--half", choices=HALVES, default="all", help="the half of each set that is measured")
    parser.add_argument("--sets", choices=SET_NAMES, default=FIRST, help="which sets, by when written")
    parser.add_argument("--misses", type=Path, help="write down every message that was misread")
    parser.add_argument("--offline", action="store_true", help="intents alone, trained here (assistant's Python)")
    parser.add_argument("--folds", type=int, default=0, help="with --offline: cross-validate the examples too")
    chosen = parser.parse_args()
    misses: List[str] = []
    global _half
    _half = chosen.half
    if chosen.offline:
        found = offline(chosen.folds)
    elif chosen.token:
        found = through_product(chosen.url, chosen.token, chosen.limit, misses, chosen.sets)
    else:
        parser.error("give --token or STAFF_API_TOKEN, or measure --offline")
    if chosen.misses:
        chosen.misses.write_text("\n".join(misses) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
