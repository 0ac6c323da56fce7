"""The places of a vacancy on its form: a row for each, and an empty one for the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form
from wtforms.fields import Field, FieldList, FormField, SelectField
from wtforms.utils import unset_value

from recruit.core import countries
from recruit.models.places import Place, in_text
from recruit.web.forms.base import PublicForm, Text, choices

MOST = 40
"""Places of one vacancy."""
READ = 2 * MOST
"""Rows that are read: no page shows more, so only a program sends them."""
EMPTY = Place("")
NEXT = "next-place"
"""The field in which the next place is written, for the button that asks for one more."""
SPOKEN = (("nl", _l("Dutch")), ("en", _l("English")), ("de", _l("German")), ("fr", _l("French")))


def as_below() -> Any:
    """Countries to choose from; the vacancy's own stands below the places."""
    return choices(("", _("The vacancy’s country")), *countries.by_name(str(get_locale())))


class PlaceRow(Form):
    """One place."""

    Meta = PublicForm.Meta

    name = Text(most=300)
    country = SelectField(choices=as_below)
    other_name = Text(most=120)
    other_language = SelectField(choices=choices(("", _l("Choose a language")), *SPOKEN))

    def number(self, number: int) -> None:
        """Say in each label which place it is about."""
        self.name.label.text = _("Place %(number)s", number=number)
        self.country.label.text = _("Country of place %(number)s", number=number)
        self.other_name.label.text = _("Place %(number)s in another language", number=number)
        self.other_language.label.text = _("Language of that name of place %(number)s", number=number)

    @property
    def typed(self) -> Place:
        """What stands in the row."""
        return Place(**{name: self[name].data or "" for name in Place._fields})


class PlacesField(FieldList):
    """The places, in their order. A row that was emptied goes; of a list in one row each place gets its own."""

    wants_another = False
    """Whether somebody asked for one more row: the form comes back as it is, and nothing is saved or found wrong."""
    are_too_many = False

    def __init__(self, label: Any = None, *, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(FormField(PlaceRow), label, **kwargs)
        self.hint = hint

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Show what was typed; where no row was sent, what is kept."""
        self.object_data = [row.written for row in data or ()]
        wanted = re.compile(rf"{self.name}-([0-9]{{1,6}})-(?:{'|'.join(Place._fields)})")
        found = (wanted.fullmatch(name) for name in formdata or ())
        sent = sorted({row[1] for row in found if row}, key=int)
        self.wants_another = self.another in (formdata or ())
        if not sent:
            self.process_data(self.object_data)
            return
        typed = [PlaceRow(formdata, prefix=f"{self.name}-{number}-").typed for number in sent[:READ]]
        filled_in = [row for row in typed if row.name or row.other_name]
        apart = [one for row in filled_in for one in one_by_one(row)]
        self.are_too_many = len(apart) > MOST or len(sent) > READ
        self.show(filled_in if self.are_too_many else apart, self.wants_another * (len(typed) - len(filled_in)) + 1)

    def process_data(self, value: Any) -> None:
        """Show what is kept."""
        self.show(value, 1)

    def show(self, places: Sequence[Place], empty: int) -> None:
        """A row for each, and some empty ones while there is room."""
        self.entries: list[Any] = []
        self.last_index = -1
        for number, place in enumerate([*places, *[EMPTY] * empty][: max(MOST, len(places))], 1):
            row = self.append_entry(place._asdict()).form
            row.number(number)
            if number == len(places) + 1:
                row.name.id = row.name.label.field_id = NEXT

    @property
    def another(self) -> str:
        """The button that asks for one more row."""
        return f"{self.name}-another"

    @property
    def filled_in(self) -> list[PlaceRow]:
        """Rows in which there is a place."""
        return [entry.form for entry in self.entries if entry.form.typed.name or entry.form.typed.other_name]

    @property
    def has_room(self) -> bool:
        """Whether one more fits."""
        return len(self.entries) < MOST

    @property
    def data(self) -> list[Place]:
        """The places as a vacancy keeps them; what stands there twice is kept once."""
        return list(dict.fromkeys(kept(row.typed) for row in self.filled_in))

    def _value(self) -> str:
        return "; ".join(in_words(kept(row.typed)) for row in self.filled_in)

    @property
    def wrong(self) -> list[Field]:
        """Fields of rows in which something must be mended."""
        return [field for entry in self.entries for field in entry.form if field.errors]

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Whether each row can be kept, and beside the others."""
        for entry in [] if self.are_too_many else self.entries:
            entry.validate(form)
        for field, says in self.mistakes(form.language.data, form.country.data):
            field.errors = [*field.errors, says]
        self.errors = [said for field in self.wrong for said in field.errors]
        return not self.errors

    def mistakes(self, language: str, country: str) -> Iterator[tuple[Field, str]]:
        """Fields that contradict another, in a vacancy of that language and country."""
        if self.are_too_many:
            lists = sorted((entry.form for entry in self.entries), key=lambda row: ";" not in row.typed.name)
            yield lists[0].name, _("A vacancy has at most %(most)s places. Take some out.", most=MOST)
            return
        known: dict[tuple[str, str], Place] = {}
        for row in self.filled_in:
            place = kept(row.typed)
            if known.setdefault((bare(place.name), place.country or country), place) != place:
                yield row.name, _("This place stands here twice. Keep one of the two.")
            yield from mistakes(row, language)


def mistakes(row: PlaceRow, language: str) -> Iterator[tuple[Field, str]]:
    """Fields of one row that contradict another."""
    place, behind = row.typed, countries.of_place(row.typed.name)[1]
    if place.name and not bare(place.name):
        yield row.name, _("Write the place before its country.")
    elif not place.name:
        yield row.name, _("Write the place itself too, or empty its name in another language to take the place out.")
    elif ";" in place.name + place.other_name:
        yield row.name, _("Of several places nobody can tell whose the other name is. Give each a row of its own.")
    if place.country and behind and place.country != behind:
        yield row.country, _("Another country stands behind the name of the place. Choose that, or take it out.")
    if place.other_name and not place.other_language:
        yield row.other_language, _("Choose the language of the other name.")
    elif place.other_name and place.other_language == language:
        yield row.other_language, _("The vacancy itself is in this language. Choose that of the other name.")


def bare(name: str) -> str:
    """A name as places are told apart by it: without the country behind it, in small letters."""
    return (name.rpartition(",")[0] if countries.of_place(name)[1] else name).strip().casefold()


def one_by_one(row: Place) -> list[Place]:
    """The places of which a row holds a list; of a row with another name nobody could tell whose that is."""
    return [row] if row.other_name else [row._replace(name=place.name) for place in in_text(row.name)]


def kept(row: Place) -> Place:
    """A row as it is kept: in the country behind its name where none is chosen, and in no language without a name."""
    country = row.country or countries.of_place(row.name)[1]
    return row._replace(country=country, other_language=row.other_language if row.other_name else "")


def in_words(place: Place) -> str:
    """A place as people read it: “Brussel (België; Frans: Bruxelles)”."""
    more = [countries.names(str(get_locale())).get(place.country, place.country)] if place.country else []
    if place.other_name:
        more.append(f"{dict(SPOKEN).get(place.other_language, place.other_language)}: {place.other_name}")
    return f"{place.name} ({'; '.join(more)})" if more else place.name
