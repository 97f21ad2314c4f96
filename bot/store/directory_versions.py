"""Versions of the services' files that staff saved: the newest of each stands in place of the file in the folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.console_tables import DirectoryVersion


class Overtaken(ValueError):
    """Somebody else saved this file in the meantime; the message says who, for the member of staff."""


def hash_of(text: str) -> str:
    """What a file's text is known again by; nothing of an empty text."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def newest_id(db: Session) -> int:
    """The number of the newest version of any file; 0 where there is none."""
    return db.scalar(select(func.max(DirectoryVersion.id))) or 0


def standing(db: Session) -> dict[str, DirectoryVersion]:
    """The version of each file that stands, by the file's name."""
    newest = select(func.max(DirectoryVersion.id)).group_by(DirectoryVersion.file)
    rows = db.scalars(select(DirectoryVersion).where(DirectoryVersion.id.in_(newest)))
    return {row.file: row for row in rows}


def history(db: Session, file: str) -> list[DirectoryVersion]:
    """Every version of a file, newest first."""
    query = select(DirectoryVersion).where(DirectoryVersion.file == file).order_by(DirectoryVersion.id.desc())
    return list(db.scalars(query))


def with_versions(files: Mapping[str, str], versions: Mapping[str, DirectoryVersion]) -> dict[str, str]:
    """The files of the folder, each with the version that stands in its place."""
    return {**files, **{name: version.text for name, version in versions.items()}}


def save(
    db: Session, file: str, text: str, *, base: int, on_disk: str, author: str, why: str, now: datetime
) -> DirectoryVersion:
    """Keeps a new version. The caller has checked that it can be read.

    Args:
        base: the number of the version that the author changed; 0 for the file in the folder.
        on_disk: the text of the file in the folder; empty where there is none.

    Raises:
        Overtaken: another version has been saved since `base`.
    """
    before = history(db, file)
    if (before[0].id if before else 0) != base:
        raise Overtaken(f"{before[0].author} saved this service while you were writing. Look at it, then try again.")
    made = DirectoryVersion(
        file=file, text=text, file_hash=hash_of(on_disk), author=author, why=why.strip()[:400], at=now
    )
    db.add(made)
    db.flush()
    return made
