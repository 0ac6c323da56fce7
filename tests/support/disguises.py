"""One person written in many ways, and people who only look alike."""

from __future__ import annotations

from recruit.core.same_people import Alike

ADDRESSES = (
    (
        *("sam@example.org", "Sam@Example.ORG", " sam@example.org ", "sam+jobs@example.org", "sam+a+b@example.org."),
        *(
            "sa\u200bm@example.org",
            "\u202esam@example.org",
            "ｓａｍ@example.org",
            "sam＠ｅxample.org",
            "sam@example。org",
        ),
        *("SAM @ example.org", "sam@exam\u00adple.org", "\ufeffsam@example.org", "sam\u2060@example.org"),
    ),
    ("s.a.m@gmail.com", "sam@gmail.com", "sam@googlemail.com", "S.Am+x@GoogleMail.com", "sam.+x@gmail.com"),
    ("sam@münchen.example", "sam@xn--mnchen-3ya.example", "SAM@MÜNCHEN.example", "sam@mu\u0308nchen.example."),
    ("sam@straße.example", "sam@xn--strae-oqa.example"),
    ("sam@yahoo.com", "sam-jobs@yahoo.com", "Sam-a-b@Yahoo.com"),
    ("sam-x@yahoo.co.uk", "sam@yahoo.co.uk"),
    ("sam@icloud.com", "sam@me.com", "sam+x@mac.com"),
    ("s.a-m_@proton.me", "sam@protonmail.com", "sam+y@pm.me"),
    ("sam@yandex.ru", "sam@ya.ru", "sam+x@yandex.com"),
    ("sam@fastmail.com", "anything@sam.fastmail.com", "sam+x@fastmail.com"),
)
"""Each line is one mailbox."""
OTHER_ADDRESSES = (
    (
        *("sam@example.org", "sam@example.com", "sam@mail.example.org", "s.am@example.org", "sam-jobs@example.org"),
        *("sam_x@example.org", "samx@example.org", "sam.@outlook.com", "sam@outlook.com", "sam@hotmail.com"),
        *("sam@gmail.com", "sam-x@gmail.com", "sam_x@gmail.com", "sam@icloud.com", "s.am@icloud.com"),
        *("sam@yahoo.com", "sam@yahoo.nl", "sam@ymail.com", "s.am@yahoo.com", "sam@fastmail.com", "sam@fastmail.fm"),
        *("sam@straße.example", "sam@strasse.example", "+@example.org", "example.org", ""),
    ),
)
"""No two of a line are one mailbox."""
NAMES: tuple[tuple[str, str, Alike], ...] = (
    ("Anna de Vries", "anna DE vries", Alike.SAME),
    ("Anna de Vries", "Vries, Anna de", Alike.SAME),
    ("Anna de Vries", "de Vries, Anna", Alike.SAME),
    ("Anna de Vries", "de Vries Anna", Alike.SAME),
    ("Anna de Vries", "Anna  de\u00a0Vries ", Alike.SAME),
    ("Anna de Vries", "An\u200bna de Vr\u00adies", Alike.SAME),
    ("Anna de Vries", "Ａｎｎａ de Vries", Alike.SAME),
    ("José Núñez", "Jose Nunez", Alike.SAME),
    ("José Núñez", "Jose\u0301 Nun\u0303ez", Alike.SAME),
    ("Zoë Strauß", "ZOE STRAUSS", Alike.SAME),
    ("Søren Łącki", "Soren Lacki", Alike.SAME),
    ("Anne-Marie Bos", "Anne Marie Bos", Alike.SAME),
    ("Anne‑Marie Bos", "Anne-Marie Bos", Alike.SAME),
    ("Sinéad O’Neill", "Sinead O'Neill", Alike.SAME),
    ("Sinéad O´Neill", "Sinead ONeill", Alike.SAME),
    ("Jan van 't Hof", "Jan van ‘t Hof", Alike.SAME),
    ("Ĳsbrand Bos", "IJsbrand Bos", Alike.SAME),
    ("Bo Kuipers", "Kuipers Bo", Alike.SAME),
    ("Мария Чайка", "МАРИЯ ЧАЙКА", Alike.SAME),
    ("Anna de Vries", "Аnna de Vries", Alike.SAME),
    ("Anna de Vries", "Annα de Vries", Alike.SAME),
    ("Anna de Vries", "A. de Vries", Alike.PERHAPS),
    ("Anna de Vries", "A de Vries", Alike.PERHAPS),
    ("Jan Pieter de Vries", "J.P. de Vries", Alike.PERHAPS),
    ("Jan Pieter de Vries", "Jan P de Vries", Alike.PERHAPS),
    ("Anna Maria de Vries", "Anna de Vries", Alike.PERHAPS),
    ("Anna de Vries", "Anna Vries", Alike.PERHAPS),
    ("Anna van den Berg", "Anna v.d. Berg", Alike.PERHAPS),
    ("Anna van der Berg", "A. vd Berg", Alike.PERHAPS),
    ("Anna de Vries-Bakker", "Anna de Vries", Alike.PERHAPS),
    ("Anna de Vries", "Anna van Vries", Alike.NO),
    ("Anna de Vries", "Anne de Vries", Alike.NO),
    ("Anna de Vries", "B. de Vries", Alike.NO),
    ("Anna de Vries", "Anna", Alike.NO),
    ("Anna", "ANNA", Alike.SAME),
    ("", "", Alike.NO),
    ("-", "-", Alike.NO),
    ("A. B.", "Anna Bakker", Alike.NO),
    ("Jan Jansen", "Jan Janssen", Alike.NO),
    ("Jan Jansen", "Piet Jansen", Alike.NO),
    ("प्रिया शर्मा", "प्रया शर्मा", Alike.NO),
)
PHONES = (
    (
        *(
            "+31 6 0000 1234",
            "06-0000 1234",
            "0031 (0)6 00001234",
            "+31 (0)6.0000.1234",
            "+31 06 0000 1234",
            "(06) 00001234",
        ),
        *("06\u202f0000\u202f1234", "０６ ００００ １２３４", "600001234", "+31 6 0000 1234 ext 2"),
    ),
    ("+32 470 00 00 01", "0032470000001"),
)
OTHER_PHONES = (("+31 6 0000 1234", "+32 6 0000 1234", "06 0000 1235", "+44 20 7946 0000"),)
NO_PHONES = ("", "0612", "12", "geen", "+31", "1" * 8)
PROFILES = (
    (
        "https://www.linkedin.com/in/quirina",
        "https://nl.linkedin.com/in/quirina/details/experience/",
        "linkedin.com/in/quirina/en",
        "https://www.linkedin.com/mwlite/in/quirina",
        "https://www.linkedin.com//in/quirina",
        "//linkedin.com/in/quirina?tab=about",
        "https://www.linkedin.com.:443/in/quirina",
        "https://user@www.linkedin.com/in/quirina",
        "https://www.linkedin.com/comm/in/quirina",
        "https://www.linkedin.cn/in/quirina",
    ),
    (
        "https://twitter.com/quirina",
        "https://x.com/quirina?lang=nl",
        "mobile.twitter.com/quirina/",
        "x.com:443/quirina",
    ),
    (
        "https://example.org/kim/",
        "http://www.example.org:80/kim/index.html",
        "example.org./kim",
        "example.org//kim?tab=a",
    ),
    ("https://example.org/p?id=12", "example.org/p/?id=12&utm_source=x"),
    (
        *(
            "https://linkedin.com/in/alexdv",
            "http://www.linkedin.com/in/alexdv/",
            "https://nl.linkedin.com/in/AlexDV?x=1#y",
        ),
        *("linkedin.com/in/alexdv", "https://m.linkedin.com/in/alexdv"),
    ),
    ("https://example.org/josé", "https://example.org/jos%C3%A9", "http://www.example.org/jose\u0301/"),
)
OTHER_PROFILES = (
    ("https://example.org/p?id=12", "https://example.org/p?id=13", "https://example.org/p"),
    (
        "linkedin.com/in/quirina",
        "linkedin.com/in/quirina2",
        "linkedin.com/company/quirina",
        "linkedin.com.example.org/in/quirina",
    ),
    ("https://example.org:8080/kim", "https://example.org/kim", "https://example.org/kim/work"),
    (
        *("https://linkedin.com/in/alexdv", "https://linkedin.com/in/alexdv2", "https://example.org/?id=1"),
        *("https://example.org/?id=2", "https://example.org", "https://nl.example.org"),
    ),
)
