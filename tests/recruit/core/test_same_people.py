"""One person is known however an address, a name, a number or a profile is written, and nobody else is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from recruit.core import same_people
from recruit.core.same_people import Alike, alike, mailbox, phone, plain_name, profile
from tests.support import disguises


def test_every_disguise_is_seen_through_and_nobody_is_taken_for_another() -> None:
    tables: list[tuple[Callable[[str], str], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]] = [
        (mailbox, disguises.ADDRESSES, disguises.OTHER_ADDRESSES),
        (phone, disguises.PHONES, disguises.OTHER_PHONES),
        (profile, disguises.PROFILES, disguises.OTHER_PROFILES),
    ]
    for compared, same, others in tables:
        for line in same:
            assert len({compared(one) for one in line}) == 1, {one: compared(one) for one in line}
        for line in others:
            for one, other in combinations(line, 2):
                assert compared(one) != compared(other), (one, other)
    assert {phone(few) for few in disguises.NO_PHONES} == {""}


def test_of_names_it_is_said_whether_they_are_the_same_or_only_perhaps() -> None:
    for one, other, expected in disguises.NAMES:
        assert alike(one, other) is alike(other, one) is expected, (one, other)
        if expected is Alike.SAME:
            assert plain_name(one) == plain_name(other), (one, other)
        else:
            assert plain_name(one) != plain_name(other) or not plain_name(one)


LOCAL = st.text(st.sampled_from("aB.+-_@ ß\u0130\u200b\u0301’１ı"), max_size=8)
DOMAINS = st.sampled_from(
    ("gmail.com", "GoogleMail.com.", "yahoo.co.uk", "pm.me", "a+b.fastmail.com", "straße.de", "münchen.de。", "x_ü.de")
)
ANY = st.text(max_size=40) | st.builds("{}@{}".format, LOCAL, DOMAINS | st.text(max_size=20))


@given(ANY)
def test_comparing_twice_is_comparing_once(text: str) -> None:
    for compared in (same_people.fold, same_people.domain, mailbox, plain_name, phone):
        assert compared(compared(text)) == compared(text), compared


@given(st.text(max_size=40), st.text(max_size=40))
def test_names_are_alike_in_either_order(one: str, other: str) -> None:
    assert alike(one, other) is alike(other, one)
