"""What several pages of colleagues say alike."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from flask_babel import get_locale

from recruit.referrals.results import month_of


def month(value: datetime) -> str:
    """The month that it lies in, in words: colleagues see no day of what a candidate did or what was decided."""
    return str(format_date(month_of(value).date(), "MMMM y", locale=get_locale()))
