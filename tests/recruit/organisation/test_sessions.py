"""Sessions: a row for each browser, ended at a press, by time, and by single sign-on that is asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from sqlalchemy import select, update

from recruit.core.database import db, lock, now
from recruit.models import AuditLine, CameBy, Deed, Role, User, UserSession
from recruit.models.locking import lock_administrators
from recruit.organisation import accounts, devices, mailed_links, sessions, staff
from recruit.organisation.identity_claims import Claims
from tests.recruit.organisation.test_single_sign_on import come_back, go, provider, settings, who
from tests.support.browser import Browser, Page
from tests.support.concurrency import at_once
from tests.support.factories import a_person
from tests.support.oidc_provider import Provider

__all__ = ["provider", "settings"]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def come_in(app: Flask, person: User, agent: str) -> Browser:
    """Another browser in which this person is signed in, by a mailed link."""
    browser, token = Browser(app), mailed_links.mint_sign_in(person)
    db.session.commit()
    fields = browser.get(f"/sign-in/{token}").fields()
    browser.post(f"/sign-in/{token}", fields, 303, headers={"User-Agent": agent, "Accept-Language": "en"})
    browser.person = person
    return browser


def rows(person: User) -> dict[str, int]:
    """Where somebody is signed in, with the number of each session."""
    return {row.system: row.id for row in sessions.sessions_of(person)}


def is_in(browser: Browser) -> bool:
    """Whether the office opens."""
    with browser.app.app_context():
        return browser.client.get("/office/").status_code == 200


def test_sessions_are_ended_one_by_one_or_all_by_the_person_and_by_an_administrator(app: Flask) -> None:
    robin, sam = a_person(role=Role.RECRUITER), a_person(role=Role.RECRUITER, name="Sam")
    desk, phone, other = come_in(app, robin, FIREFOX), come_in(app, robin, IPHONE), come_in(app, sam, FIREFOX)
    page = desk.get("/office/me")
    assert "Firefox on Linux here" in page.text and "Safari on iPhone" in page.text and "a link by mail" in page.text
    desk.post(f"/sessions/{rows(sam)['Linux']}/end", page.fields("/sign-out"), expect=303)
    assert is_in(other), "nobody ends another's"
    assert desk.post(f"/sessions/{rows(robin)['iPhone']}/end", page.fields("/sign-out"), expect=303)
    assert (is_in(desk), is_in(phone)) == (True, False)
    gone = desk.post(f"/sessions/{rows(robin)['Linux']}/end", page.fields("/sign-out"), expect=303)
    assert gone.headers["Location"] == "/office/me" and not is_in(desk)

    boss = Browser(app).sign_in(Role.ADMINISTRATOR)
    desk, phone = come_in(app, robin, FIREFOX), come_in(app, robin, IPHONE)
    path = f"/office/settings/people/{robin.id}"
    sent = boss.get(path).fields("/sign-out")
    boss.post(f"{path}/sessions/{rows(sam)['Linux']}/end", sent, expect=303)
    assert is_in(other), "the number must be of that person"
    boss.post(f"{path}/sessions/{rows(robin)['iPhone']}/end", sent, expect=303)
    assert (is_in(desk), is_in(phone), is_in(other)) == (True, False, True)
    boss.submit(path, {}, action="/sessions/end")
    assert (is_in(desk), is_in(other)) == (False, True)
    deeds = db.session.scalars(select(AuditLine.deed).where(AuditLine.subject_id == robin.id)).all()
    assert deeds == [Deed.SESSION_ENDED, Deed.SESSIONS_ENDED]
    employee = come_in(app, a_person(role=Role.EMPLOYEE), IPHONE)
    assert "Safari on iPhone here" in employee.get("/share/me").text


def test_only_a_digest_is_kept_and_the_hour_of_the_last_use(app: Flask) -> None:
    browser = come_in(app, a_person(role=Role.RECRUITER), FIREFOX)
    with browser.client.session_transaction("/office/") as kept:
        secret = kept["_user_id"]
    row = db.session.scalars(select(UserSession)).one()
    assert secret not in str({column.name: getattr(row, column.name) for column in UserSession.__table__.columns})
    assert (row.seen_at.minute, row.seen_at.second, row.seen_at.microsecond) == (0, 0, 0)
    db.session.execute(update(UserSession).values(seen_at=sessions.hour(now()) - timedelta(days=2)))
    db.session.commit()
    assert is_in(browser)
    assert db.session.scalars(select(UserSession.seen_at)).one() == sessions.hour(now())
    for made_up in ("", "1", "1.1", f"{row.id}", secret.swapcase(), "é", "\0", "x" * 5000):
        assert sessions.by_secret(made_up) is None


def test_what_nobody_used_for_a_week_ends_and_goes(app: Flask) -> None:
    robin = a_person(role=Role.RECRUITER)
    old, used = come_in(app, robin, FIREFOX), come_in(app, robin, IPHONE)
    for system, hours in (("Linux", 7 * 24 + 1), ("iPhone", 7 * 24 - 1)):
        seen = sessions.hour(now()) - timedelta(hours=hours)
        db.session.execute(update(UserSession).where(UserSession.system == system).values(seen_at=seen))
    db.session.commit()
    assert [*rows(robin)] == ["iPhone"]
    assert (is_in(old), is_in(used)) == (False, True)
    sessions.forget_idle()
    assert db.session.scalars(select(UserSession.system)).all() == ["iPhone"]


def test_who_is_kept_out_or_gets_another_role_is_out_at_once(app: Flask) -> None:
    boss = Browser(app).sign_in(Role.ADMINISTRATOR)
    for changes in ({"role": "employee"}, {"role": "administrator"}, {"active": ""}):
        robin = a_person(role=Role.RECRUITER)
        browser = come_in(app, robin, FIREFOX)
        path = f"/office/settings/people/{robin.id}"
        fields = boss.get(path).fields() | changes
        boss.post(path, {name: value for name, value in fields.items() if value != "" or name != "active"}, expect=303)
        assert rows(robin) == {} and not is_in(browser)


def test_a_press_and_an_end_at_one_moment_leave_no_session_of_who_may_not_come_in(app: Flask) -> None:
    for end in (staff.keep_out, sessions.end_all):
        robin = a_person(role=Role.RECRUITER)
        number, token = robin.id, mailed_links.mint_sign_in(robin)
        db.session.commit()

        def enter(token: str = token) -> str:
            user = mailed_links.redeem(token)
            return sessions.begin(user, CameBy.MAIL, FIREFOX) if user else ""

        def ends(end: Callable[[User], None] = end, number: int = number) -> None:
            user = db.session.get_one(User, number)
            lock(user)
            end(user)

        secret, nothing = at_once(app, enter, ends)
        assert isinstance(secret, str) and nothing is None
        opened = sessions.by_secret(secret)
        assert opened is None or opened.user.active


def test_devices_are_told_in_words() -> None:
    for agent, said in (
        (FIREFOX, ("Firefox", "Linux")),
        (IPHONE, ("Safari", "iPhone")),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/142.0 Mobile Safari/537.36", ("Chrome", "Android")),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1.15", ("Safari", "Mac")),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/142 Safari/604.1", ("Chrome", "iPad")),
        ("curl/8.0", ("", "")),
        ("", ("", "")),
    ):
        assert devices.called(agent) == said


def is_old(person: User, **hours: float) -> None:
    """So many hours ago single sign-on said yes; from so many on it is asked again."""
    moments = {name: now() - timedelta(hours=many) for name, many in hours.items()}
    db.session.execute(update(UserSession).where(UserSession.user_id == person.id).values(**moments))
    db.session.commit()


def sent_there(browser: Browser, path: str = "/office/leads") -> str:
    """Where a page leads that asks single sign-on first."""
    first = browser.get(path, expect=303).headers["Location"]
    assert first == f"/sso?next={path}"
    return go(browser, first)


def test_single_sign_on_is_asked_again_silently_and_whoever_left_is_out(app: Flask, provider: Provider) -> None:
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna
    browser.get("/office/leads")
    is_old(anna, confirmed_at=7, ask_at=1)
    token = browser.post("/office/me", {"csrf_token": "none"}, expect=400)
    assert token, "a form is not led elsewhere"
    for headers in ({"HX-Request": "true"}, {"Sec-Fetch-Dest": "image"}):
        browser.get("/office/leads", headers=headers | {"Accept-Language": "en"})
    before = rows(anna)
    there = sent_there(browser)
    assert dict(parse_qsl(urlsplit(there).query))["prompt"] == "none"
    assert browser.get(provider.agree(there), expect=303).headers["Location"] == "/office/leads"
    assert rows(anna) == before, "it is the same session, so that what is open elsewhere can be sent"
    browser.get("/office/leads")

    is_old(anna, confirmed_at=7, ask_at=1)
    provider.person["groups"] = ["staff"]
    assert browser.get(provider.agree(sent_there(browser)), expect=303).headers["Location"] == "/share/"
    browser.get("/office/", expect=404)


def refused(browser: Browser, there: str, error: str, expect: int) -> Page:
    """Come back from there with an error."""
    state = dict(parse_qsl(urlsplit(there).query))["state"]
    return browser.get(f"/sso/callback?error={error}&state={state}", expect=expect)


def test_who_cannot_be_asked_silently_goes_on_until_the_time_is_over_and_then_signs_in(
    app: Flask, provider: Provider
) -> None:
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna
    is_old(anna, confirmed_at=7, ask_at=1)
    page = refused(browser, sent_there(browser), "login_required", 303)
    assert page.headers["Location"] == "/office/leads"
    browser.get("/office/leads")
    is_old(anna, confirmed_at=12, ask_at=0)
    browser.post("/office/me", {"csrf_token": "none"}, expect=401)
    again = refused(browser, sent_there(browser), "interaction_required", 302).headers["Location"]
    assert "prompt" not in dict(parse_qsl(urlsplit(again).query))
    browser.get("/office/leads", headers={"HX-Request": "true"}, expect=303)
    assert browser.get(provider.agree(again), expect=303).headers["Location"] == "/office/leads"
    browser.get("/office/leads")
    assert len(rows(anna)) == 1


def test_whom_the_provider_refuses_is_out_and_nobody_else_can_say_so(app: Flask, provider: Provider) -> None:
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna
    is_old(anna, confirmed_at=7, ask_at=1)
    there = sent_there(browser)
    browser.get("/sso/callback?error=access_denied&state=made-up", expect=400)
    browser.get("/sso/callback?error=access_denied", expect=400)
    assert rows(anna), "an error that anybody can make up ends nothing"
    refused(browser, there, "access_denied", 400)
    assert rows(anna) == {}
    browser.get("/office/", expect=303)


def test_a_provider_that_is_away_stops_nobody_before_the_time_is_over(app: Flask, provider: Provider) -> None:
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna
    is_old(anna, confirmed_at=7, ask_at=1)
    there, provider.is_away = sent_there(browser), True
    browser.get(provider.agree(there), expect=303)
    browser.get("/office/leads")
    is_old(anna, confirmed_at=7, ask_at=1)
    browser.get(browser.get("/office/leads", expect=303).headers["Location"], expect=303)
    browser.get("/office/leads")
    is_old(anna, confirmed_at=12, ask_at=0)
    asked = browser.get("/office/leads", expect=303).headers["Location"]
    assert "does not answer" in browser.get(asked, expect=503).text
    provider.is_away = False
    browser.get(provider.agree(sent_there(browser)), expect=303)
    browser.get("/office/leads")


def test_two_tabs_and_an_administrator_at_one_moment_leave_one_account(app: Flask, provider: Provider) -> None:
    for number, known_by in enumerate(("", "address", "number", "number and another address")):
        said = provider.person | {"iss": provider.issuer, "sub": f"t{number}", "email": f"t{number}@example.org"}
        kept = {"email": str(said["email"])} if known_by == "address" else {"subject": f"{provider.issuer} t{number}"}
        known = a_person(role=Role.EMPLOYEE, **kept) if known_by else None
        changed = known.id if known else a_person().id

        def tab(said: Claims = said) -> int:
            return accounts.person(said).id

        def administrator(number: int = changed) -> None:
            user = db.session.get_one(User, number)
            lock_administrators(user)
            user.role = Role.ADMINISTRATOR
            sessions.end_all(user)

        a_person(role=Role.ADMINISTRATOR)
        one, other, nothing = at_once(app, tab, tab, administrator)
        assert one == other and isinstance(one, int) and nothing is None, (known_by, one, other, nothing)
        assert known is None or one == known.id
        assert db.session.get_one(User, one).email == said["email"]


def test_another_account_there_is_another_session_here(app: Flask, provider: Provider) -> None:
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna
    is_old(anna, confirmed_at=7, ask_at=1)
    provider.person |= {"sub": "9", "email": "bob@example.org", "name": "Bob"}
    browser.get(provider.agree(sent_there(browser)), expect=303)
    assert (who(browser) or anna).name == "Bob" and rows(anna) == {}


def test_who_came_by_mail_is_not_asked_again(app: Flask, provider: Provider) -> None:
    robin = a_person(role=Role.RECRUITER)
    browser = come_in(app, robin, FIREFOX)
    db.session.execute(update(UserSession).values(began_at=now() - timedelta(days=3)))
    db.session.commit()
    assert is_in(browser) and provider.asked == []
