"""What search engines, networks and browsers get besides the page: directions, descriptions, fewer bytes."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import brotli
import pytest

from recruit.candidates import private_links
from recruit.core.database import db
from recruit.models import Vacancy
from tests.support.browser import Browser
from tests.support.factories import a_link, a_policy, a_vacancy, an_application

pytestmark = pytest.mark.one_database


def page_of(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}-{vacancy.slug}"


def test_networks_may_read_what_a_link_leads_to_and_search_engines_keep_out_of_what_is_private(
    visitor: Browser,
) -> None:
    rules = RobotFileParser()
    words = visitor.client.get("/robots.txt").get_data(as_text=True)
    assert "Sitemap: http://careers.example/sitemap.xml" in words
    rules.parse(words.splitlines())
    link = a_link()
    for agent in ("LinkedInBot", "Twitterbot", "Googlebot"):
        assert rules.can_fetch(agent, f"/r/{link.token}")
        assert rules.can_fetch(agent, page_of(link.vacancy))
        for private in ("/applications/x", "/leads/x", "/office/", "/sign-in/x"):
            assert not rules.can_fetch(agent, private)
    assert "noindex" in visitor.get(f"/r/{link.token}", expect=302).headers["X-Robots-Tag"]


def test_every_page_that_can_be_found_says_in_a_sentence_what_it_is(visitor: Browser) -> None:
    a_policy(figures_public=True)
    vacancy = a_vacancy(summary="Look after eight people by night.")
    said = [
        str(visitor.get(path).one('meta[name="description"]')["content"])
        for path in ("/", page_of(vacancy), f"{page_of(vacancy)}/apply", "/privacy", "/openness")
    ]
    assert said[1] == said[2] == vacancy.summary
    assert all(10 < len(words) <= 200 for words in said)
    assert len(set(said)) == 4


def test_what_is_the_same_for_all_comes_compressed_and_what_holds_a_secret_never(visitor: Browser) -> None:
    vacancy, application = a_vacancy(body="Look after people. " * 50), an_application()
    token = private_links.token_of(application)
    db.session.commit()
    accepts = {"Accept-Encoding": "gzip, br"}
    style = "/static/recruit.css"
    for path in ("/", page_of(vacancy), "/privacy", style):
        plain, small = (visitor.client.get(path, headers=sent, buffered=True) for sent in ({}, accepts))
        assert small.headers["Content-Encoding"] == "br", path
        assert "Accept-Encoding" in small.headers["Vary"]
        assert brotli.decompress(small.data) == plain.data
        assert len(small.data) < len(plain.data) / 1.5
    known = accepts | {"If-None-Match": visitor.client.get(style, headers=accepts, buffered=True).headers["ETag"]}
    assert visitor.client.get(style, headers=known, buffered=True).status_code == 304
    part = visitor.client.get(style, headers=accepts | {"Range": "bytes=0-99"}, buffered=True)
    assert (part.status_code, len(part.data)) == (206, 100)
    assert "Content-Encoding" not in part.headers
    for path in (f"{page_of(vacancy)}/apply", f"/applications/{token}", "/sign-in"):
        assert "Content-Encoding" not in visitor.client.get(path, headers=accepts).headers, path
