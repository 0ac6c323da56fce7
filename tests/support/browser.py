"""A client that checks every page it opens, so that no test looks at a broken one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from recruit.core.database import db
from recruit.models import CameBy
from recruit.organisation import sessions
from tests.support import factories


class Page:
    """What came back: the answer, and its page as a tree."""

    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.headers = answer.headers
        self.html = answer.get_data(as_text=True) if not answer.is_streamed or answer.mimetype == "text/html" else ""
        self.tree = BeautifulSoup(self.html, "html.parser", preserve_whitespace_tags={"p", "pre", "textarea"})

    @property
    def text(self) -> str:
        """The words on the page, spaces folded."""
        return " ".join(self.tree.get_text(" ").split())

    def one(self, selector: str) -> Tag:
        """The one element that fits."""
        found = self.tree.select(selector)
        assert len(found) == 1, f"{len(found)} of {selector}\n{self.text[:2000]}"
        return found[0]

    def form(self, action: str = "") -> Tag:
        """The form whose action, or a button's of it, ends so; without one, the first in the page's own content."""
        inside = "form[method=post]" if action else "main form[method=post]"
        forms = [form for form in self.tree.select(inside) if any(goes_to(one, action) for one in goals(form))]
        assert forms, f"no form to {action!r}\n{self.text[:1000]}"
        return forms[0]

    def fields(self, action: str = "") -> dict[str, str]:
        """What a browser would send for the form whose action ends so, unchanged."""
        return self.fields_of(self.form(action))

    @staticmethod
    def fields_of(form: Tag) -> dict[str, str]:
        """The same of that form."""
        found: dict[str, str] = {}
        for field in form.select("input[name], textarea[name], select[name]"):
            name, kind = str(field["name"]), field.get("type", "")
            if field.name == "select":
                chosen = field.select_one("option[selected]") or field.select_one("option")
                found[name] = str(chosen.get("value", "")) if chosen else ""
            elif field.name == "textarea":
                found[name] = field.get_text().replace("\r\n", "\n").removeprefix("\n")
            elif kind in ("checkbox", "radio"):
                if field.has_attr("checked"):
                    found[name] = str(field.get("value", "on"))
            elif kind != "file":
                found[name] = str(field.get("value", ""))
        return found


def goals(form: Tag) -> list[str]:
    """Where a form can be sent: its own address first, then those of its buttons."""
    return [str(form.get("action", "")), *(str(one["formaction"]) for one in form.select("button[formaction]"))]


def goes_to(place: str, action: str) -> bool:
    """Whether an address ends so, with what it carries or without."""
    return place.endswith(action) or place.partition("?")[0].endswith(action)


class Browser:
    """A visitor with a cookie jar."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def sign_in(self, role: str, **but: Any) -> Browser:
        """Be a new person of that role, signed in. What a real sign-in link makes is the same: see test_sign_in.py."""
        self.person = factories.a_person(role=role, **but)
        with self.client.session_transaction("/office/") as session:
            session |= {"_user_id": sessions.begin(self.person, CameBy.MAIL, ""), "_permanent": True}
        db.session.commit()
        return self

    def get(self, path: str, expect: int = 200, **kwargs: Any) -> Page:
        """Open a page and check what every page promises."""
        kwargs.setdefault("headers", {"Accept-Language": "en", "User-Agent": "Mozilla/5.0 Firefox/140.0"})
        with self.app.app_context():  # of its own, as in a server: nothing of another visitor is left in `g`
            answer = self.client.get(path, **kwargs)
        return self._seen(answer, expect)

    def post(self, path: str, data: dict[str, Any], expect: int = 200, **kwargs: Any) -> Page:
        """Send a form."""
        kwargs.setdefault("headers", {"Accept-Language": "en", "User-Agent": "Mozilla/5.0 Firefox/140.0"})
        sent = {name: FileStorage(*value) if isinstance(value, tuple) else value for name, value in data.items()}
        boundary, body = encode_multipart(sent)  # in memory: of a large upload the client would leave a file open
        kwargs["content_type"] = f"multipart/form-data; boundary={boundary}"
        with self.app.app_context():
            answer = self.client.post(path, data=body, **kwargs)
        return self._seen(answer, expect)

    def follow(self, page: Page) -> Page:
        """Go where a redirect points."""
        return self.get(page.headers["Location"].removeprefix("http://localhost"))

    def submit(self, path: str, changes: dict[str, Any], expect: int = 303, action: str = "") -> Page:
        """Open a page, change some fields of its form, and send it to where the form points."""
        page = self.get(path)
        fields = page.fields(action)
        form = page.form(action)
        goal = next(one for one in goals(form) if goes_to(one, action))
        return self.post(goal or path, fields | changes, expect=expect)

    def _seen(self, answer: TestResponse, expect: int) -> Page:
        page = Page(answer)
        assert page.status == expect, f"{page.status} instead of {expect}: {page.text[:1500]}"
        db.session.expire_all()  # what the page changed, the test shall see
        if answer.mimetype == "text/html" and page.html and "<html" in page.html:
            check(page)
            check_what_is_wrong(page)
        return page


INLINE = ("style", "onclick", "onsubmit", "onchange")
TYPED_IN = ("input", "select", "textarea")


def check(page: Page) -> None:
    """One h1, a title that says where we are, unique ids, a label for each field, nothing inline."""
    tree = page.tree
    tags = tree.find_all(True)  # once: every page of every test is looked at
    headings = [tag for tag in tags if tag.name in ("h1", "h2", "h3", "h4", "h5")]
    [first] = [heading.get_text(" ") for heading in headings if heading.name == "h1"]
    title = " ".join(tree.title.get_text().split()) if tree.title else ""
    called = title.removeprefix("Error: ").removeprefix("Fout: ")
    heading = " ".join(first.split())
    assert called.startswith(heading[:30]), f"title {title!r} does not start with {heading!r}"
    levels = [int(tag.name[1]) for tag in headings]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), "a heading level is skipped"
    ids = Counter(str(tag["id"]) for tag in tags if tag.has_attr("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    named = {str(tag["for"]) for tag in tags if tag.name == "label" and tag.has_attr("for")}
    for field in tags:
        if field.name in TYPED_IN and field.get("type") != "hidden":
            labelled = field.get("aria-label") or field.get("id") in named or field.find_parent("label")
            assert labelled, f"no label for {field}"
    hidden = {str(tag.get("id")) for tag in tags if tag.name == "input" and tag.get("type") == "hidden"}
    assert not hidden & named, "a label of what nobody sees"
    inline = [tag for tag in tags if tag.name == "style" or any(tag.has_attr(name) for name in INLINE)]
    assert not inline, "something is inline"
    scripts = [tag for tag in tags if tag.name == "script" and not tag.get("src")]
    assert all(tag.get("type") == "application/ld+json" for tag in scripts), "a script is inline"


CONTROLS = (*TYPED_IN, "button")


def check_what_is_wrong(page: Page) -> None:
    """Where something must be mended the title says so, and what says what has the focus; it leads to each field in the
    order of the form, and each says of itself that it is wrong, and why. Nowhere else is anything called wrong."""
    title = page.tree.title.get_text() if page.tree.title else ""
    focused = page.tree.select("[autofocus]")
    assert bool(focused) == title.strip().startswith(("Error: ", "Fout: ")), title
    assert len(focused) <= 1, "the focus can be in one place"
    if page.status == 422:
        assert focused, f"nothing says what is wrong, and has the focus: {page.text[:800]}"
    if not focused:
        assert not page.tree.select("[aria-invalid]"), "a field is wrong, and the page does not begin with that"
        return
    assert focused[0].get("tabindex") == "-1" and focused[0].get_text(strip=True)
    places = {id(tag): place for place, tag in enumerate(page.tree.find_all(True))}
    for said in page.tree.select(".errors"):
        goals = [page.one(f'[id="{str(link["href"])[1:]}"]') for link in said.select("a[href^='#']")]
        order = [places[id(goal)] for goal in goals]
        assert order == sorted(order), f"another order than that of the form: {[goal.get('id') for goal in goals]}"
        for goal in goals:
            check_wrong_field(page, goal)


def check_wrong_field(page: Page, goal: Tag) -> None:
    """A link in the summary leads to a control, of several to choose from to the first; or to a whole post."""
    if goal.name == "section" or "error" in goal.get("class", []):
        return
    assert goal.name in CONTROLS, f"{goal.get('id')} is no field"
    group = goal.find_parent("fieldset", role="radiogroup") if goal.get("type") == "radio" else None
    if goal.get("type") == "radio":
        assert group and group.select_one("input[type=radio]") == goal, "the first of the group"
    wrong = group or goal
    assert wrong.get("aria-invalid") == "true", f"{goal.get('id')} does not say that it is wrong"
    told = [page.one(f'[id="{name}"]') for name in str(wrong.get("aria-describedby", "")).split()]
    assert any("error" in tag.get("class", []) for tag in told), f"{goal.get('id')} does not say what is wrong"
