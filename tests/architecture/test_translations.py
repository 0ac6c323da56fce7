"""Dutch and English say the same: nothing is left untranslated, out of date, or outside the catalogue."""

from __future__ import annotations

import ast
import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask_babel import force_locale

import adapters
from adapters.errors import Unavailable
from adapters.translatable import Said
from recruit.config import ROOT
from recruit.core.database import db
from recruit.core.translatable import pack, say, unpack
from recruit.models import Level, PublicationState
from recruit.publishing import publications
from recruit.web.office.channels import help_of
from tests.support import full_organisation
from tests.support import translations_catalogue as catalogue
from tests.support.browser import Browser, Page
from tests.support.concurrent_deeds import FOUND
from tests.support.factories import a_channel, an_application
from tests.support.screening import a_screened_vacancy

pytestmark = pytest.mark.one_database

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
DUTCH = {"Accept-Language": "nl", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
SAME_IN_BOTH = {"Recruit", "English", "Nederlands", "Autoriteit Persoonsgegevens"}
"""Names, which no page translates."""

CATALOG = catalogue.read()


def texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Singular and plural, or the one text."""
    return value if isinstance(value, tuple) else (value,)


def test_the_catalogue_holds_every_string_and_no_other() -> None:
    is_current = catalogue.as_po(catalogue.collected(CATALOG)) == catalogue.PO.read_bytes()
    assert is_current, "run `make strings`"  # a difference of so many bytes keeps pytest busy for minutes


def test_the_program_reads_what_people_wrote() -> None:
    is_current = catalogue.as_mo(catalogue.collected(CATALOG)) == catalogue.MO.read_bytes()
    assert is_current, "run `make strings`"


def test_everything_is_translated() -> None:
    assert [m.id for m in CATALOG if m.id and (m.fuzzy or not all(texts(m.string or "")))] == []
    assert len(CATALOG) > 400


def test_a_translation_has_the_placeholders_of_its_original() -> None:
    for message in CATALOG:
        for original, text in zip(texts(message.id), texts(message.string), strict=True):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(original)), message.id


def test_spaces_and_ends_of_sentences_agree() -> None:
    for message in CATALOG:
        if message.id:
            one, other = texts(message.id)[-1], texts(message.string)[-1]
            assert other == other.strip() and "  " not in other, other
            assert (one[-1] in ".:?") == (other[-1] in ".:?"), (one, other)
            assert one[0].isupper() == other[0].isupper() or "%(" in (one[:2], other[:2]), (one, other)


REJECTED = {
    r"\b(?:ge)?wis(?:sen|t)\b": "verwijderen",
    r"\bhoe lang\b": "hoelang",
    r"(?:^|\. )Klikken\b|\b(?:de|alle|veel|andere|losse) klikken\b": "kliks",
    r"\bonderdeel\b": "afdeling",
    r"privacytoelichting|dezelfde toelichting|uitleg op het formulier": "privacyverklaring",
    r"\bvacature[^.]* ingetrokken\b|\bingetrokken vacature": "vervallen",
    r"terug(?:ge)?trok|terugtrek|\btrekt? (?:je je|zich) terug": "de sollicitatie intrekken",
    r"geen zoekactie vast(?:staat)?\b": "geen zoekactie vastgelegd",
    r"uitnodiging[^.]* aangenomen": "ontvangen: aangenomen is who is hired",
    r"die drie het is": "say what the choices are",
    r"[‘„«»]|'[^']+'": "“…”: one style of quotation marks",
}
"""What Dutch pages do not say, and the one word that they say instead."""


def test_one_thing_has_one_word_in_dutch() -> None:
    for message in CATALOG:
        for text in texts(message.string or "") if message.id else ():
            for word, instead in REJECTED.items():
                assert not re.search(word, text, re.I), f"{text}\nsay {instead}"


def test_templates_hold_no_words_of_their_own() -> None:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix not in (".html", ".txt") or path.name in ("de.txt", "fr.txt"):
            continue
        written = re.sub(r"\{% block door %\}\w+|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text(), flags=re.S)
        tree = BeautifulSoup(written, "html.parser")
        shown = [text.strip() for text in tree.stripped_strings if re.search(r"[^\W\d_]{2}", text)]
        for name in ("title", "alt", "aria-label", "placeholder", "data-done", "data-label"):
            shown += [str(tag[name]).strip() for tag in tree.select(f"[{name}]")]
        assert {text for text in shown if re.search(r"[^\W\d_]", text)} <= SAME_IN_BOTH, path


def english() -> list[str]:
    """The longest piece of each English string, where it is long enough to be no word of another language."""
    found = []
    for message in CATALOG:
        for text, translated in zip(texts(message.id), texts(message.string), strict=True):
            piece = max(PLACEHOLDER.split(text), key=len).strip()
            if len(piece) > 12 and piece.casefold() not in translated.casefold():
                found.append(piece)
    return found


@pytest.fixture
def filled(app: Flask) -> dict[str, int]:
    """Something of everything, some of it in trouble; the recruiter wrote it all in Dutch."""
    vacancy = full_organisation.fill("nl")
    drafts = publications.drafts(vacancy)
    trouble = Said("{label} gave no answer. The post may be live.", label=Said("Notebook"))
    drafts[0].state, drafts[0].problem = PublicationState.UNSURE, trouble
    drafts[1].state, drafts[1].problem = PublicationState.FAILED, Unavailable(trouble).said
    drafts[2].channel.problem = trouble
    db.session.commit()
    return full_organisation.numbers_of(vacancy)


def not_dutch(page: Page, pieces: list[str]) -> list[str]:
    """What stands on the page in English."""
    for tag in page.tree.select("[lang=en]"):
        tag.decompose()
    attributes = [
        str(tag[n]) for n in ("aria-label", "data-label", "data-done", "title") for tag in page.tree.select(f"[{n}]")
    ]
    shown = " ".join([page.text, *attributes])
    there = [piece for piece in pieces if piece in shown]
    return [piece for piece in there if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", shown)]


def test_no_english_stands_on_a_dutch_page(
    app: Flask, administrator: Browser, visitor: Browser, filled: dict[str, int]
) -> None:
    administrator.person.language = "nl"
    db.session.commit()
    pieces = english()
    assert len(pieces) > 300
    for _, address in full_organisation.addresses(app, filled):
        for browser in (administrator, visitor) if not address.startswith("/office") else (administrator,):
            with app.app_context():
                answer = browser.client.get(address, headers=DUTCH, follow_redirects=True)
            page = browser._seen(answer, 200)
            assert str(page.one("html")["lang"]) == "nl", address
            assert not_dutch(page, pieces) == [], address


def test_what_is_wrong_with_a_form_is_said_in_dutch(app: Flask, administrator: Browser, filled: dict[str, int]) -> None:
    administrator.person.language = "nl"
    db.session.commit()
    pieces = english()
    number = filled["vacancies"]
    for address in (
        "/office/vacancies/new",
        f"/office/vacancies/{number}/edit",
        f"/office/vacancies/{number}/close",
        "/office/me",
        "/office/settings/people/new",
        "/office/settings/organisation",
        "/office/settings/channels/new/mastodon",
        f"/vacancies/{number}-verpleegkundige/apply",
    ):
        fields = administrator.get(address, headers=DUTCH).fields()
        kept = {name: value for name, value in fields.items() if name in ("csrf_token", "stamp", "as_read")}
        wrong = {"name": "", "title": "", "reason": "?", "role": "?", "closes": "?"}
        page = administrator.post(address, kept | wrong, expect=422, headers=DUTCH)
        assert page.tree.select(".errors li"), address
        assert not_dutch(page, [*pieces, "Not a valid choice", "This field is required", "Invalid"]) == [], address


def test_the_help_of_every_channel_is_translated(app: Flask) -> None:
    with app.test_request_context(), force_locale("nl"):
        for kind in adapters.all().values():
            assert help_of(kind).startswith(("Berichten ", "Een groep ")), kind.kind
            assert help_of(kind).count("\n") >= 2


def test_a_sentence_is_kept_and_said_in_either_language(app: Flask) -> None:
    words = Said("It said: {said}", said="Dit is {geen} 100%")
    said = Said("{label} refused. {words}", label=Said("Notebook"), words=words)
    assert said == "Notebook refused. It said: Dit is {geen} 100%"
    kept = unpack(pack(said))
    assert isinstance(kept, Said) and kept == said and kept.values == said.values
    with app.test_request_context():
        for language, shown in (
            ("nl", "Kladblok weigerde. Het antwoord was: Dit is {geen} 100%"),
            ("en", str(said)),
        ):
            with force_locale(language):
                assert say(kept) == shown
                assert say(Said("{label} refused. {words}", label="X", words="")) in ("X refused.", "X weigerde.")


@pytest.mark.parametrize(
    "plain", ["", "Just words.", "42", "[1, 2]", '["a", "b"]', '{"a": 1}', "[", "{label} x", "null"]
)
def test_text_that_is_no_packed_sentence_stays_what_it_is(app: Flask, plain: str) -> None:
    assert unpack(pack(plain)) == plain
    with app.test_request_context():
        assert say(unpack(plain)) == plain


def sentences() -> list[tuple[str, list[str]]]:
    """Every sentence that the program makes where there is no language, and the names of what is put into it."""
    found = []
    for folder in ("adapters", "recruit"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Said":
                    if node.args and isinstance(node.args[0], ast.Constant):
                        found.append((node.args[0].value, [str(word.arg) for word in node.keywords]))
    return found


def test_every_refusal_is_said_in_the_readers_language_however_it_is_handed_on(app: Flask) -> None:
    told = 0
    with app.test_request_context(), force_locale("nl"):
        for template, names in sentences():
            made = Said(template, **dict.fromkeys(names, 7))
            spoken = say(made)
            if spoken == made or "**" in template:
                continue  # a name, the same in both
            told += 1
            for handed_on in (str(made), Exception(made), str(Exception(made)), str(Exception(made).args[0])):
                assert say(handed_on) == spoken, template
    assert told > 100


def test_a_refusal_on_a_dutch_page_is_in_dutch(app: Flask, administrator: Browser) -> None:
    administrator.person.language = "nl"
    application = an_application(vacancy=a_screened_vacancy(level=Level.GIVEN_LINKS))
    db.session.commit()
    place = f"/office/applications/{application.id}"
    found = administrator.get(f"{place}/findings/new").fields() | FOUND
    for page in (
        administrator.post(f"{place}/findings/new", found, expect=422),
        administrator.post(f"{place}/looked", found, expect=422),
    ):
        assert "gaat niet verder dan niveau 1" in page.text and not_dutch(page, english()) == []


def test_a_sentence_survives_the_database(app: Flask) -> None:
    said = Said("{label} refused. {words}", label=Said("X"), words="\0\ud800 {0} " + "a" * 2000)
    channel = a_channel(problem=said)
    db.session.expire_all()
    assert isinstance(channel.problem, Said)
    assert channel.problem.template == said.template
    assert channel.problem.values["label"] == "X"


def test_every_letter_to_a_candidate_is_there_in_german_and_french() -> None:
    folder = ROOT / "templates" / "mail"
    english = {path.stem for path in folder.glob("*.txt") if "." not in path.stem}
    to_colleagues = {
        "channel_ends",
        "channel_off",
        "address_not_taken_over",
        "groups_not_told",
        "finding_answered",
        "new_application",
        "new_message",
    }
    to_colleagues |= {
        "join",
        "monthly",
        "privacy_summary",
        "proposal_answered",
        "reward",
        "sign_in",
        "thanks",
        "weekly",
        "welcome",
    }
    for language in ("de", "fr"):
        there = {path.name.removesuffix(f".{language}.txt") for path in folder.glob(f"*.{language}.txt")}
        assert there == english - to_colleagues
