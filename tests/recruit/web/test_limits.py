"""How often one network may knock, and at which address it believes to knock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask, request
from gunicorn.config import Config

from recruit import create_app
from recruit.config import Settings
from recruit.ops.runner import web_command
from recruit.web.limits import limiter, shortened
from tests.support.browser import Browser
from tests.support.factories import a_link

pytestmark = pytest.mark.one_database


def knock(app: Flask, *addresses: str) -> list[int]:
    """What whoever guesses a private address gets, from each of these network addresses."""
    client = app.test_client()
    return [client.get("/applications/x", environ_overrides={"REMOTE_ADDR": place}).status_code for place in addresses]


def test_a_network_of_ipv6_is_one_knocker_and_a_site_of_them_has_its_own_line(app: Flask) -> None:
    limiter.enabled = True
    limiter.reset()
    try:
        assert knock(app, *(f"2001:db8:1:1::{n:x}" for n in range(31))) == [404] * 30 + [429]
        assert knock(app, "2001:db8:1:2::1", "2001:db8:2:1::1", "192.0.2.1", "::ffff:192.0.2.1") == [404] * 4
        several = knock(app, *(f"2001:db8:3:{n:x}::1" for n in range(301)))
        assert several == [404] * 300 + [429]
        assert knock(app, *["192.0.2.7"] * 31)[-1] == 429
        assert knock(app, "::ffff:192.0.2.7") == [429], "the same address, written as IPv6"
    finally:
        limiter.reset()
        limiter.enabled = False


def test_a_whole_office_is_asked_again_by_single_sign_on_in_one_minute(app: Flask) -> None:
    limiter.enabled = True
    limiter.reset()
    try:
        for path in ("/sso", "/sso/callback"):
            assert {app.test_client().get(path).status_code for _ in range(100)} == {404}, "there is none here"
    finally:
        limiter.reset()
        limiter.enabled = False


def test_addresses_are_shortened() -> None:
    for address, bits, said in (
        ("2001:db8:1:2:3:4:5:6", 64, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", 48, "2001:db8:1::/48"),
        ("fe80::1%eth0", 64, "fe80::/64"),
        ("192.0.2.1", 64, "192.0.2.1"),
        ("::ffff:192.0.2.1", 48, "192.0.2.1"),
        ("unix:", 64, "unix:"),
    ):
        assert shortened(address, bits) == said


def test_nobody_but_the_settings_says_which_site_this_is(settings: Settings, app: Flask) -> None:
    link = a_link()
    sent = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "//evil.example", "X-Forwarded-Port": "1"}
    for environ in ({"SCRIPT_NAME": "//evil.example"}, {"SCRIPT_NAME": "/x", "HTTP_SCRIPT_NAME": "//evil.example"}):
        client = Browser(app).client
        for path in (f"/r/{link.token}", "/office/", "/", "/sign-in"):
            answer = client.get(path, headers=sent, environ_overrides=environ)
            assert "evil" not in str(answer.headers) + answer.text and answer.status_code < 400, path


def test_behind_a_proxy_what_it_hands_on_says_not_where_we_are(settings: Settings) -> None:
    app = create_app(replace(settings, proxies="1"))
    seen: list[tuple[str, str, str]] = []
    app.before_request(lambda: seen.append((request.host_url, request.remote_addr or "", request.script_root)))
    headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-For": "9.9.9.9, 7.7.7.7"}
    app.test_client().get("/static/recruit.css", headers=headers | {"Host": "evil.example"}).close()
    assert seen == [("http://careers.example/", "7.7.7.7", "")]


def test_the_web_server_takes_nothing_from_a_header_that_only_a_proxy_may_send(settings: Settings) -> None:
    config = Config()
    given = config.parser().parse_args(web_command(settings)[3:])
    config.set("forwarded_allow_ips", given.forwarded_allow_ips)
    assert config.forwarded_allow_ips == []
