"""What a service has still to be told of by e-mail. A row says that there is news, and nothing of what it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store.directory import local
from bot.store.tables import ServiceNotice


def note(db: Session, service_id: str, now: datetime) -> None:
    """Something about this service's bookings changed; written in the change's own transaction, so none is lost.

    A service that gave no address for e-mail is told of nothing.
    """
    service = local().service(service_id)
    if service is not None and service.email:
        db.add(ServiceNotice(service_id=service_id, at=now, next_try_at=now, tries=0))


def forget(db: Session, before: datetime) -> None:
    """Drops what was settled before that moment; nothing of it is needed again."""
    db.execute(delete(ServiceNotice).where(ServiceNotice.settled_at < before))


def due(db: Session, now: datetime) -> dict[str, list[ServiceNotice]]:
    """What is to be sent now, by service, locked for this worker. One e-mail tells of all that waits for a service."""
    query = (
        select(ServiceNotice)
        .where(ServiceNotice.settled_at.is_(None), ServiceNotice.next_try_at <= now)
        .order_by(ServiceNotice.id)
        .with_for_update(skip_locked=True)
    )
    found: dict[str, list[ServiceNotice]] = {}
    for row in db.scalars(query):
        found.setdefault(row.service_id, []).append(row)
    return found
