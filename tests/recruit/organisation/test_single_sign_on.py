"""Coming in with the organisation's own account: who it is, what goes wrong, and going out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.config import Misconfigured, Settings
from recruit.core.database import db
from recruit.models import Role, User
from recruit.organisation import sessions
from tests.support.browser import Browser, Page
from tests.support.factories import a_person
from tests.support.oidc_provider import ANOTHER_KEY, SECRET, Claims, Provider, a_provider

pytestmark = pytest.mark.one_database


@pytest.fixture
def provider() -> Iterator[Provider]:
    """The organisation's own."""
    with a_provider() as listening:
        yield listening


@pytest.fixture
def settings(settings: Settings, provider: Provider) -> Settings:
    """Settings with single sign-on, where one group recruits and one administers."""
    return replace(
        settings,
        oidc_issuer=provider.issuer,
        oidc_client_id="recruit",
        oidc_client_secret=SECRET,
        oidc_roles="hr=recruiter, admins=administrator",
        allowed_hosts=urlsplit(provider.issuer).netloc,
    )


def go(browser: Browser, start: str = "/sso") -> str:
    """Off to the provider: the address that the browser is sent to."""
    return browser.get(start, expect=302).headers["Location"]


def come_back(browser: Browser, provider: Provider, expect: int = 303) -> Page:
    """Sign in there and come back."""
    return browser.get(provider.agree(go(browser)), expect=expect)


def who(browser: Browser) -> User | None:
    """Whose session this is."""
    with browser.client.session_transaction() as session:
        row = sessions.by_secret(session.get("_user_id", ""))
    return row.user if row else None


def test_the_sign_in_page_offers_it_first(visitor: Browser) -> None:
    page = visitor.get("/sign-in")
    assert page.one("main a.button")["href"] == "/sso"
    assert page.html.index("/sso") < page.html.index("Mail me a link")


def test_whoever_is_new_comes_in_with_the_role_of_their_groups(visitor: Browser, provider: Provider) -> None:
    assert come_back(visitor, provider).headers["Location"] == "/office/"
    anna = who(visitor)
    assert anna
    assert (anna.email, anna.name, anna.role) == ("anna@example.org", "Anna Bos", Role.RECRUITER)
    assert anna.subject == f"{provider.issuer} 248289"


def test_who_is_in_none_of_the_groups_is_an_employee(visitor: Browser, provider: Provider) -> None:
    for groups in ([], "staff", None, ["staff", 7]):
        provider.person |= {"sub": f"b{groups}", "email": f"b{len(str(groups))}@example.org", "groups": groups}
        browser = Browser(visitor.app)
        assert come_back(browser, provider).headers["Location"] == "/share/"
        assert (who(browser) or a_person()).role == Role.EMPLOYEE


def test_what_the_provider_tells_only_when_asked_is_asked(visitor: Browser, provider: Provider) -> None:
    provider.in_userinfo_alone = ("email", "email_verified", "name", "groups")
    come_back(visitor, provider)
    assert (who(visitor) or a_person()).role == Role.RECRUITER


def test_a_verified_address_ties_the_account_to_the_person_we_know(visitor: Browser, provider: Provider) -> None:
    known = a_person(email="Anna@Example.org")
    come_back(visitor, provider)
    assert who(visitor) == known
    provider.person["email"] = "anna.bos@example.org"  # from now on by number, whatever the address
    again = Browser(visitor.app)
    come_back(again, provider)
    assert who(again) == known


def test_an_address_that_is_not_verified_ties_nothing(visitor: Browser, provider: Provider) -> None:
    known = a_person(email="anna@example.org")
    for verified, said in (
        (False, "not checked"),
        (None, "does not say"),
        ("false", "not checked"),
        (1, "not checked"),
    ):
        provider.person["email_verified"] = verified
        assert said in come_back(visitor, provider, expect=400).text
    assert known.subject is None
    assert who(visitor) is None


def test_another_account_with_the_same_address_does_not_become_the_person(visitor: Browser, provider: Provider) -> None:
    come_back(visitor, provider)
    provider.person["sub"] = "999"
    stranger = Browser(visitor.app)
    assert "belongs to another account" in come_back(stranger, provider, expect=400).text
    assert who(stranger) is None


def test_the_role_follows_the_groups_and_ends_other_sessions(visitor: Browser, provider: Provider) -> None:
    come_back(visitor, provider)
    provider.person["groups"] = ["staff"]
    again = Browser(visitor.app)
    assert come_back(again, provider).headers["Location"] == "/share/"
    visitor.get("/office/", expect=303)


def test_the_last_administrator_stays_one(visitor: Browser, provider: Provider) -> None:
    boss = a_person(email="anna@example.org", role=Role.ADMINISTRATOR)
    come_back(visitor, provider)
    assert who(visitor) == boss
    assert boss.role == Role.ADMINISTRATOR
    a_person(role=Role.ADMINISTRATOR)
    come_back(Browser(visitor.app), provider)
    assert boss.role == Role.RECRUITER


def test_without_roles_in_the_settings_groups_change_nothing(visitor: Browser, provider: Provider) -> None:
    running = visitor.app.extensions["recruit"]
    running.settings = replace(running.settings, oidc_roles="")
    known = a_person(email="anna@example.org", role=Role.ADMINISTRATOR)
    a_person(role=Role.ADMINISTRATOR)
    come_back(visitor, provider)
    assert known.role == Role.ADMINISTRATOR


def test_who_may_no_longer_sign_in_stays_out(visitor: Browser, provider: Provider) -> None:
    a_person(email="anna@example.org", active=False)
    assert "may no longer sign in" in come_back(visitor, provider, expect=400).text
    assert who(visitor) is None


def test_the_session_keeps_nothing_of_the_one_before(visitor: Browser, provider: Provider) -> None:
    visitor.get("/sign-in")
    with visitor.client.session_transaction() as session:
        assert "csrf_token" in session
    come_back(visitor, provider)
    with visitor.client.session_transaction() as session:
        assert "csrf_token" not in session
        assert not [name for name in session if name.startswith("_state")]


def test_it_leads_back_to_the_page_that_was_asked_for_but_never_to_another_site(app: Flask, provider: Provider) -> None:
    for asked, landed in (("/office/leads", "/office/leads"), ("//evil.example/office", "/office/")):
        browser = Browser(app)
        back = provider.agree(go(browser, f"/sso?next={asked}"))
        assert browser.get(back, expect=303).headers["Location"] == landed


def spoil(**wrong: object) -> Callable[[Claims], Claims]:
    """Claims with something wrong; None leaves one out."""
    return lambda claims: {name: value for name, value in (claims | wrong).items() if value is not None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "of somebody else"},
        {"nonce": None},
        {"aud": "another-program"},
        {"aud": ["another-program"], "azp": "recruit"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": 9_000_000_000},
        {"sub": None},
        {"sub": ""},
        {"sub": "9" * 500},
    ],
    ids=str,
)
def test_a_token_with_something_wrong_lets_nobody_in(
    visitor: Browser, provider: Provider, wrong: dict[str, object]
) -> None:
    provider.twist = spoil(**wrong)
    assert "could not be trusted" in come_back(visitor, provider, expect=400).text
    assert who(visitor) is None
    assert db.session.scalars(select(User)).all() == []


def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(visitor: Browser, provider: Provider) -> None:
    provider.key = ANOTHER_KEY
    assert "could not be trusted" in come_back(visitor, provider, expect=400).text


def test_a_wrong_state_lets_nobody_in(visitor: Browser, provider: Provider) -> None:
    back = provider.agree(go(visitor))
    assert "began in another browser" in visitor.get(back[:-3] + "xyz", expect=400).text
    assert "began in another browser" in Browser(visitor.app).get(back, expect=400).text
    assert "began in another browser" in visitor.get("/sso/callback", expect=400).text


def test_a_code_works_once(visitor: Browser, provider: Provider) -> None:
    back = provider.agree(go(visitor))
    visitor.get(back, expect=303)
    stranger = Browser(visitor.app)
    state = dict(parse_qsl(urlsplit(go(stranger)).query))["state"]
    used = dict(parse_qsl(urlsplit(back).query))["code"]
    for code in (used, "made-up"):
        page = stranger.get(f"/sso/callback?code={code}&state={state}", expect=400)
        state = dict(parse_qsl(urlsplit(go(stranger)).query))["state"]
        assert "used already" in page.text
    assert who(stranger) is None


def test_a_code_that_was_given_to_another_browser_is_refused(visitor: Browser, provider: Provider) -> None:
    stolen = dict(parse_qsl(urlsplit(provider.agree(go(visitor))).query))["code"]
    thief = Browser(visitor.app)
    state = dict(parse_qsl(urlsplit(go(thief)).query))["state"]
    assert "used already" in thief.get(f"/sso/callback?code={stolen}&state={state}", expect=400).text


def test_who_refuses_there_reads_what_to_do(visitor: Browser, provider: Provider) -> None:
    state = dict(parse_qsl(urlsplit(go(visitor)).query))["state"]
    page = visitor.get(f"/sso/callback?error=access_denied&state={state}", expect=400)
    assert "You stopped signing in" in page.text
    assert page.tree.select('a[href="/sign-in"]')


def test_without_an_e_mail_address_nobody_comes_in(visitor: Browser, provider: Provider) -> None:
    for email in (None, "", "anna", "anna@", ["anna@example.org"]):
        provider.person["email"] = email
        assert "has no e-mail address" in come_back(visitor, provider, expect=400).text


def test_a_provider_that_is_away_is_a_sentence_and_comes_back_by_itself(visitor: Browser, provider: Provider) -> None:
    provider.is_away = True
    page = visitor.get("/sso", expect=503)
    assert "does not answer" in page.text
    provider.is_away = False
    back = provider.agree(go(visitor))
    provider.is_away = True
    visitor.get(back, expect=503)
    provider.is_away = False
    come_back(visitor, provider)


def test_a_provider_that_is_another_than_it_should_be_is_not_used(visitor: Browser, provider: Provider) -> None:
    for told in (
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ):
        provider.told = told
        visitor.get("/sso", expect=503)


def test_nothing_of_what_was_sent_stands_in_the_log(
    visitor: Browser, provider: Provider, capsys: pytest.CaptureFixture[str]
) -> None:
    provider.twist = spoil(nonce="of-somebody-else")
    back = provider.agree(go(visitor))
    visitor.get(back, expect=400)
    written = capsys.readouterr().err
    assert "why=token" in written
    for secret in (*dict(parse_qsl(urlsplit(back).query)).values(), "anna", "248289", "of-somebody-else", SECRET):
        assert secret not in written


def test_signing_out_ends_the_session_at_the_provider_too(visitor: Browser, provider: Provider) -> None:
    come_back(visitor, provider)
    page = visitor.follow(visitor.post("/sign-out", visitor.get("/office/").fields("/sign-out"), expect=303))
    there = page.headers["Refresh"].removeprefix("0; url=")
    assert page.one("main a.button")["href"] == there
    assert there.startswith(f"{provider.issuer}/end?")
    assert dict(parse_qsl(urlsplit(there).query)) == {
        "client_id": "recruit",
        "post_logout_redirect_uri": "http://careers.example/",
    }
    visitor.get("/office/", expect=303)


def test_signing_out_works_while_the_provider_is_away(visitor: Browser, provider: Provider) -> None:
    come_back(visitor, provider)
    leaves = visitor.get("/office/").fields("/sign-out")
    visitor.app.extensions["single_sign_on"].server_metadata.pop("_loaded_at")
    provider.is_away = True
    after = visitor.post("/sign-out", leaves, expect=303).headers["Location"]
    assert visitor.get(after, expect=303).headers["Location"] == "/sign-in"
    visitor.get("/office/", expect=303)


def test_who_came_in_by_a_mailed_link_is_not_sent_to_the_provider(app: Flask) -> None:
    recruiter = Browser(app).sign_in("recruiter")
    out = recruiter.post("/sign-out", recruiter.get("/office/").fields("/sign-out"), expect=303)
    assert out.headers["Location"] == "/sign-in"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"oidc_client_id": ""}, "RECRUIT_OIDC_CLIENT_ID is missing"),
        ({"oidc_client_secret": ""}, "RECRUIT_OIDC_CLIENT_SECRET is missing"),
        ({"oidc_issuer": ""}, "RECRUIT_OIDC_ISSUER is missing"),
        ({"oidc_issuer": "", "oidc_client_id": "", "oidc_client_secret": ""}, "RECRUIT_OIDC_ROLES needs"),
        ({"oidc_roles": "hr"}, "write group=role"),
        ({"oidc_roles": "hr=boss"}, "write group=role"),
        ({"allowed_hosts": ""}, "starts with https://"),
        ({"oidc_issuer": "ftp://login.example"}, "starts with https://"),
        ({"oidc_issuer": "login.example"}, "starts with https://"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_a_sentence_at_the_start(settings: Settings, wrong: dict[str, str], said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        replace(settings, **wrong).check()
    replace(settings, oidc_roles="Team = HR=recruiter , ").check()


def test_without_the_settings_there_is_no_such_page(app: Flask) -> None:
    app.extensions["single_sign_on"] = ""
    visitor = Browser(app)
    assert not visitor.get("/sign-in").tree.select('a[href="/sso"]')
    for path in ("/sso", "/sso/callback", "/sso/farewell"):
        visitor.get(path, expect=404)
