"""What tells age, family, nationality or belief goes from a text that is read blindly; what somebody can do stays."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.documents.masking import MARK, mask

TELLS = """
Ik ben [56 jaar] en zoek werk. | [56 jaar oud], zoekt werk | een [56-jarige] kok | [Leeftijd: 56] | Bas, [56 jaar]
Ik ben [moeder van twee kinderen] en kok | [getrouwd], woont aan zee | [Burgerlijke staat: gehuwd]
ik heb [drie kinderen]
als [alleenstaande moeder] werk ik graag | Ik was [zwanger] van de tweede | [Nationaliteit: Turkse]
ik heb een [Nederlands paspoort] | [ik ben Marokkaan] en kok | zing in het [kerkkoor] | vrijwilliger in de [moskee]
[katholieke] school | [Bouwjaar 1961] | [geb. 1961] te zien | een [vijftiger] met ervaring
[I am 56 years old] and a cook | [Mother of two], a cook | a [proud father of three girls] | [born 1961] | [aged 56]
happily [married] | [Marital status: single] | [Nationality: Dutch] | a [British citizen] | I have [two children]
I sing in [church] | a [Muslim] cook | [in my fifties] | [I am German] and a cook
Ich bin [56 Jahre] und Koch | [56 Jahre alt] | ein [56-jähriger] Koch | [Jahrgang 1961] | [verheiratet], Koch
[Familienstand: ledig] | [Mutter von zwei Kindern] | [Staatsangehörigkeit: deutsch] | im [Kirchenchor] | [katholisch]
J’ai [56 ans] et je cuisine | [âgée de 56 ans] | [mère de deux enfants] | [mariée], cuisinière | [célibataire]
[Nationalité : française] | [de nationalité belge] | à l’[église] | [musulmane] | [née en 1961]
"""
"""Between brackets what has to go; more around it may."""

WORK = """
Vijf jaar ervaring als kok | 56 jaar werkzaam geweest in de bouw is onmogelijk
werkte op de kraamafdeling, moeder en kind
groep van 28 kinderen | Nederlands (moedertaal), Engels goed | docent Nederlands sinds 2012 | gescheiden afval
in 1961 geopend | 40 uur | 12 jaar in de zorg | gaf les aan 16 leerlingen | zorg voor kinderen en ouderen
Twenty years of experience | a team of 56 people | taught 30 children | single point of contact
fluent in German and French | mother and child ward | born to teach | the age of steam
Zwanzig Jahre Erfahrung | 30 Jahre Berufserfahrung | Kinder und Jugendliche | Deutsch fließend | ledige Schrauben
Vingt ans d’expérience | j’ai 20 ans d’expérience | enfants et jeunes | français courant | Kerkrade | Ridderkerk
"""
"""What stays as it is."""
KEPT = [part.strip() for line in WORK.split("\n") for part in line.split("|") if part.strip()]


def test_what_tells_age_family_nationality_or_belief_goes_in_four_languages() -> None:
    left = []
    for example in (part.strip() for line in TELLS.split("\n") for part in line.split("|") if part.strip()):
        start, end = example.index("["), example.index("]")
        told = example[start + 1 : end]
        words = [word for word in told.replace(":", " ").replace("-", " ").split() if len(word) > 4 or word.isdigit()]
        for text in (example, example.upper(), unicodedata.normalize("NFD", example)):
            read = mask(text.replace("[", "").replace("]", ""), "Lou Proef").casefold()
            folded = unicodedata.normalize("NFC", read)
            telling = words[-1].casefold()
            if telling in folded or MARK not in read:
                left.append(read)
    assert left == []


def test_what_somebody_can_do_stays() -> None:
    assert [(text, mask(text, "Lou Proef")) for text in KEPT if mask(text, "Lou Proef") != text] == []


@given(st.lists(st.sampled_from([*KEPT, *TELLS.replace("[", "").replace("]", "").split(" | ")])).map(". ".join))
def test_masking_lives_twice_is_masking_them_once(text: str) -> None:
    once = mask(text, "Lou Proef")
    assert mask(once, "Lou Proef") == once
