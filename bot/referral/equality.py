"""The equality questions: asked only on the web, only after booking, each of them optional.

They are for counting, so that a service can see whom it serves less well; no service and no adviser sees one person's
answers. The words stand in the catalogue of the interface (`about.<question>` and `about.<question>_<answer>`).
Source: GOV.UK design system, "Equality information": ask last, say why, make it optional, take part of it.
"""

from __future__ import annotations

from collections.abc import Mapping

RATHER_NOT_SAY = "rather_not_say"

QUESTIONS: dict[str, tuple[str, ...]] = {
    "age": ("16_24", "25_34", "35_49", "50_64", "65", RATHER_NOT_SAY),
    "sex": ("female", "male", RATHER_NOT_SAY),
    "ethnic_group": ("white", "mixed", "asian", "black", "other", RATHER_NOT_SAY),
    "limited": ("a_lot", "a_little", "no", RATHER_NOT_SAY),
}
"""Each question with its answers, in the order they are shown."""


def readable(answers: Mapping[str, str]) -> dict[str, str]:
    """Of what a form brought, the questions that there are, each with an answer that there is."""
    return {name: answers[name] for name, known in QUESTIONS.items() if answers.get(name) in known}
