"""Pages are in the reader's language, also when a form comes back, and what a vacancy says keeps its own."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from sqlalchemy import select

from recruit.candidates.screening import findings
from recruit.config import ROOT
from recruit.core.database import db
from recruit.models import Application, Letter, QuestionKind, ScreeningLine
from recruit.web.filters import FILTERS
from tests.recruit.web.public.test_careers import page_of
from tests.support.apply_form import ALEX, apply, form_of, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_question, a_vacancy
from tests.support.screening import a_finding, a_screened_vacancy, a_search


def test_pages_speak_the_readers_language_and_a_vacancy_keeps_its_own(visitor: Browser) -> None:
    firefox = {"User-Agent": "Mozilla/5.0 Firefox/140.0"}
    for language in ("nl", "en", "de"):
        vacancy = a_vacancy(language=language)
        a_question(vacancy, words="Zwaluwquestion")
        form = f"{page_of(vacancy)}/apply"
        for place in (page_of(vacancy), form, f"{page_of(vacancy)}/later", f"{page_of(vacancy)}/pass-on"):
            for reads in ("nl", "en"):
                page = visitor.get(place, headers=firefox | {"Accept-Language": reads})
                assert page.one("html")["lang"] == reads, (place, language)
                assert visitor.get(f"{place}?lang={reads}").one("html")["lang"] == reads, (place, language)
        assert visitor.get(page_of(vacancy)).one(".told .prose")["lang"] == language
        own = visitor.get(form).tree.find(string="Zwaluwquestion")
        assert own and own.parent and own.parent["lang"] == language


def test_letters_are_in_the_language_in_which_somebody_applied(visitor: Browser) -> None:
    for reads, language, written in (("nl", "en", "nl"), ("en", "nl", "en"), ("en", "de", "de")):
        vacancy = a_vacancy(language=language)
        a_question(vacancy, kind=QuestionKind.YES_NO)
        visitor.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = reads
        headers = {"Accept-Language": reads, "User-Agent": "Mozilla/5.0 Firefox/140.0"}
        fields = visitor.get(f"{page_of(vacancy)}/apply", headers=headers).fields("/apply")
        asked = next(iter(vacancy.questions))
        sent = fields | ALEX | {"email": f"{reads}{language}@example.org", f"q{asked.id}": "yes"}
        visitor.post(f"{page_of(vacancy)}/apply", sent, expect=303, headers=headers)
        application = db.session.scalars(select(Application).order_by(Application.id.desc())).first()
        assert application and application.language == written
        assert [answer.text for answer in application.answers] == ["Ja" if language == "nl" else "Yes"]


def test_a_form_that_came_back_can_be_read_in_the_other_language_with_all_that_was_typed(visitor: Browser) -> None:
    vacancy = a_screened_vacancy()
    db.session.commit()
    place = apply(visitor, vacancy=vacancy).headers["Location"].removeprefix("http://localhost")
    number = findings.note(the_application(), a_search(), a_finding(), None)[0].number
    db.session.commit()
    before = [len(db.session.scalars(select(table)).all()) for table in (Application, Letter, ScreeningLine)]
    wrong = [
        (form_of(vacancy), {"name": "Zwaluw", "motivation": "Zwaluwwords", "email": "?"}),
        (f"{form_of(vacancy).removesuffix('apply')}later", {"email": "zwaluw?"}),
        (f"{place}/correct", {"name": "Zwaluw", "email": "?"}),
        (f"{place}/messages", {"text": "z" * 4001}),
        (f"{place}/findings/{number}", {"deed": "answer", "text": "z" * 4001}),
        ("/applications/again", {"email": "zwaluw?"}),
    ]
    for path, sent in wrong:
        page = visitor.post(path, sent, expect=422)
        button = page.one("footer button")
        typed = page.fields_of(page.one(f"form#{button['form']}")) | {str(button["name"]): str(button["value"])}
        for right in (
            {},
            {"email": "right@example.org", "text": "Right", "name": "Right", "motivation": "Zwaluwwords"},
        ):
            with visitor.app.app_context():
                turned = visitor.client.post(urljoin(path, str(button["formaction"])), data=typed | right)
            dutch = Page(turned)
            assert turned.status_code in (200, 422) and dutch.one("html")["lang"] == "nl", path
            shown = dutch.fields_of(dutch.one("form#typed"))
            assert {n: v for n, v in (typed | right).items() if n in sent} == {
                n: v for n, v in shown.items() if n in sent
            } | ({"deed": "answer"} if "deed" in typed else {}), path
    for path, sent in ((f"{place}/pool", {"yes": "y"}), (f"{place}/statement", {})):
        page = Page(visitor.client.post(path, data=sent))
        assert visitor.get(str(page.one("footer a[hreflang]")["href"])).one("html")["lang"] == "nl", path
    after = [len(db.session.scalars(select(table)).all()) for table in (Application, Letter, ScreeningLine)]
    assert after == before, "to be read is not to be sent"


def test_no_filter_of_ours_stands_behind_a_constant() -> None:
    """Jinja would say it once for all, in the language of whoever asks first."""
    constant = re.compile(rf"""(?:\bnone|"|'|\b\d+)\s*\|\s*(?:{"|".join(FILTERS)})\b""")
    templates = [path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt", ".xml")]
    assert len(templates) > 200
    assert [path.name for path in templates if constant.search(path.read_text())] == []
