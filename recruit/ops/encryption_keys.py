"""Encrypt everything anew."""

from __future__ import annotations

from sqlalchemy import select

from recruit import config
from recruit.config import running
from recruit.core.database import db, fernet
from recruit.core.schema import Progress, raw_table, sealed_columns


def rotate(progress: Progress) -> int:
    """Encrypt everything with the newest key; the number of rows. A key in the data folder gets a new one in front."""
    settings = running().settings
    if not settings.keys:
        path = config.key_file(settings)
        draft = path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text("\n".join([config.new_key(), *path.read_text().split()]) + "\n")
        draft.replace(path)
        running().keys = config.load_keys(settings)
    changed = 0
    for table_, sealed in sealed_columns():
        raw = raw_table(table_)
        wanted = select(raw.c.id, raw.c[sealed.name]).where(raw.c[sealed.name].is_not(None))
        for number, token in db.session.execute(wanted).all():
            renewed = fernet().rotate(bytes(token))
            # Somebody may have saved the row since it was read; then it already has a key of ours.
            mine = (raw.c.id == number) & (raw.c[sealed.name] == token)
            db.session.execute(raw.update().where(mine).values({sealed.name: renewed}))
            changed += 1
        db.session.commit()
        progress(f"{table_.name}: done")
    return changed
