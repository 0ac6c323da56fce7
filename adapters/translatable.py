"""Sentences made where nobody knows who will read them: in English, and ready to be said in another language."""

from __future__ import annotations


class Said(str):
    """A sentence in English that carries what it was made of. A value that is itself `Said` is translated too."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Said:
        """The sentence; a value that is empty takes the space before it along when it stands at the end."""
        said = super().__new__(cls, template.format(**values).strip() if values else template)
        said.template, said.values = template, values
        return said

    def __str__(self) -> Said:
        """Itself: `str()` of a sentence, and of an error that carries one, can still be said in another language."""
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """What makes it once more, for copies."""
        return (self.template,), self.values
