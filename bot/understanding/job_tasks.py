"""What a patient does at work, in their own words, beside the title of the job."""

from __future__ import annotations

import re
from typing import Optional, Tuple

from bot.understanding.job_words import NO_JOB_ANSWER, TASK
from bot.understanding.reading import FactRead
from bot.understanding.text import Message


def tasks_of(said: Message, title: Optional[Tuple[int, int, str]]) -> Optional[FactRead]:
    """What the patient does, from the answer to the job question: all of it but a bare title."""
    text = said.original.strip()
    if not text or NO_JOB_ANSWER.match(said.plain.strip()):
        return None
    if title and title[2] != said.plain[title[0] : title[1]] and TASK.search(said.plain):
        return FactRead(text, text)
    if (
        title
        and title[1] - title[0]
        >= len(re.sub(r"^(?:(?:i'm|i am|im|i|work|as|am|a|an|the|my|job|is|just) )+", "", said.plain.strip(" .!"))) - 3
    ):
        return None
    if title:
        rest = said.words(title[1], len(said.plain)).strip(" ,.;:-–")
        rest = re.sub(r"^(?:and|so|but|which means|i do|doing|where i|,)\s+", "", rest, flags=re.I)
        if TASK.search(rest.lower()):
            return FactRead(rest, rest)
        return FactRead(text, text) if TASK.search(said.plain) else None
    return FactRead(text, text) if TASK.search(said.plain) else None
