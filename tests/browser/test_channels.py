"""Posts that real servers show: connected on the page, published by the worker, read back from the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import requests
from sqlalchemy import select

from adapters.lengths import TOO_LONG
from adapters.translatable import Said
from adapters.wording.plain_text import from_html
from recruit.attribution import links
from recruit.core.database import db
from recruit.models import Publication, PublicationState
from recruit.publishing import publications
from recruit.publishing.transitions import pretend
from tests.browser.house import House, looks_well, looks_well_in_the_dark
from tests.real.servers import SERVERS, Account, CannotRun
from tests.support.factories import a_channel, a_vacancy, drafted

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


@pytest.fixture(params=["mastodon", "snac", "bluesky"])
def account(request: pytest.FixtureRequest) -> Iterator[tuple[str, Account]]:
    """An account on a server of this machine, and the kind of channel that it is."""
    try:
        with SERVERS[request.param]() as account:
            yield "bluesky" if request.param == "bluesky" else "mastodon", account
    except CannotRun as why:
        pytest.skip(str(why))


def filled_in(kind: str, account: Account) -> dict[str, str]:
    """What a person fills in to connect it."""
    if kind == "bluesky":
        return {"set_handle": account.name, "set_app_password": account.secret, "set_server": account.address}
    return {"set_server": account.address, "set_access_token": account.secret}


def on_the_server(kind: str, account: Account) -> str:
    """The words of the newest post, as the server gives them to everybody."""
    if kind == "bluesky":
        asked = {"repo": account.name, "collection": "app.bsky.feed.post"}
        answer = requests.get(f"{account.address}/xrpc/com.atproto.repo.listRecords", params=asked, timeout=10)
        return str(answer.json()["records"][0]["value"]["text"])
    who = {"Authorization": f"Bearer {account.secret}"}
    me = requests.get(f"{account.address}/api/v1/accounts/verify_credentials", headers=who, timeout=10).json()
    found = requests.get(f"{account.address}/api/v1/accounts/{me['id']}/statuses", headers=who, timeout=10).json()
    return from_html(found[0]["content"])


def test_a_post_is_read_back_as_it_was_previewed(
    house: House, window: Callable[..., Page], account: tuple[str, Account]
) -> None:
    from playwright.sync_api import expect

    kind, server = account
    page = window()
    house.sign_in(page)
    page.goto(f"{house.run.url}/office/settings/channels/new/{kind}")
    name = f"{kind.title()} {server.host}"
    for field, typed in {"name": name, **filled_in(kind, server)}.items():
        page.locator(f"[name={field}]").fill(typed)
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("status")).to_contain_text(server.name)

    vacancy = drafted(a_vacancy(title=f"Cook at {kind} (m/f/x)"))
    page.goto(f"{house.run.url}/office/vacancies/{vacancy.id}/posts")
    card = page.get_by_role("region", name=name)
    previewed = card.locator(".post-words").inner_text()
    looks_well(page)
    card.get_by_role("button", name="Publish now").click()
    expect(card.locator(".state")).to_have_text("published")
    db.session.rollback()
    mine = select(Publication).where(Publication.vacancy_id == vacancy.id)
    [publication] = [p for p in db.session.scalars(mine) if p.channel.name == name]
    shown = on_the_server(kind, server)
    assert links.address(publication.link) in shown
    assert shown.split() == previewed.split()


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "nl")])
def test_shorter_words_are_offered_and_taken_where_a_channel_found_them_too_long(
    house: House, window: Callable[..., Page], width: int, language: str
) -> None:
    a_channel(name=f"Strict {width}")
    vacancy = drafted(a_vacancy())
    [publication] = [p for p in publications.of_round(vacancy) if p.channel.name == f"Strict {width}"]
    said = Said(TOO_LONG, label=Said("Notebook"), words=Said("It said: {said}", said="at most 250 characters"))
    pretend(publication, PublicationState.FAILED, problem=said)
    db.session.commit()
    page = window(width)
    house.sign_in(page, "recruiter", language=language)
    page.goto(f"{house.run.url}/office/vacancies/{vacancy.id}/posts#post-{publication.id}")
    offer = page.locator(f"#post-{publication.id} form.shorter")
    shorter = offer.locator(".post-words").inner_text()
    looks_well(page)
    looks_well_in_the_dark(page)
    with page.expect_navigation():
        offer.locator("button").click()
    words = page.locator(f"#post-{publication.id} .post-words").first
    assert words.inner_text() == shorter
    assert page.locator(f"#post-{publication.id} form.shorter").count() == 0
