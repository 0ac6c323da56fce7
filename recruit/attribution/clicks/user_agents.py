"""What a user agent says of itself: a browser in somebody's hand, a program, or a fetcher of link previews.

Two lists of robots that others keep, `crawler-user-agents` and `crawlerdetect`, know the names of thousands; a few
rules of our own know what a new robot has in common with them, and what a browser must say. Taking a person for a robot
is the worse error of the two: what people's agents are known to hold is taken out before anything is looked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recruit.models.clicks import Why

LONGEST = 1000
"""Signs of an agent that are looked at; browsers stay far below."""

BY_CHANCE = r"""
    # A telephone by its name, “CUBOT X30” or “M_bot_tab”: in the first bracket, and as Instagram and Facebook repeat.
    (?<=Android) [ /-]? [\d.]+ ; [ ]? (?: [a-z]{2} (?: [-_] [a-z]{2} )? ; [ ]? )? (?: (?! AppleWebKit ) [^;()] )*
  | (?<=Android) [ ] \( \d+ / [^()]* \)
  | \b FB [A-Z]{2} / [^;\]]*
  | \b cubot (?! [a-z] ) [\w ]*
    # The libraries of Windows; makers of old browsers, who left their address; what toolbars added.
  | \.NET (?: [ ] CLR )? [ ]? [\w.]*
  | browser [ ]? (?: from: [ ] )? [\[(]? (?: http:// )? (?: www\. )? [\w-]{1,30} \.com /? [\])]?
  | (?<= ;[ ] ) (?: Ant\.com[ ]Toolbar | FlashGet | GetRight | QQDownload ) \b
    # Browsers, and apps with a browser in them, that the lists take for robots of nearly the same name.
  | ^ Mozilla/6\.0; (?= [ ]\(Spoofed[ ]by[ ]Amiga-AWeb )
  | \b (?: Amiga)? Voyager/ [\d.]+ [ ] \( (?= [^()]* Amiga ) (?: compatible )?
  | \b (?: Bluesky | Charlotte | Instapaper | Java/ASVM | Slack | Teams | Viber ) [/ ] [\d.]+
  | \b (?: E? Links | OffByOne | Process/ \w+ | Webster[ ]Pro | YaSearch \w* ) \b
  | \b (?: Lynx | NCSA_Mosaic | VMS_Mosaic ) / .*? libwww \S*
"""
"""What people's agents hold by chance: names of telephones, of their companies, of libraries and apps."""

PREVIEWS = r"""
    facebookexternalhit | facebot \b | meta-externalfetcher | slackbot | slack-imgproxy | twitterbot | linkedinbot
  | ^whatsapp/ | telegrambot | discordbot | redditbot | pinterestbot | vkshare | xing-contenttab | bitlybot
  | kakaotalk-scrap | \b (?: mastodon | pleroma | akkoma | misskey | friendica | lemmy | gotosocial | pixelfed ) [/ ]
  | bluesky[ ]cardyb | skypeuripreview | microsoftpreview | bingpreview | iframely | embedly
  | (?: link | ur[il] | site | web | page ) [ _-]? (?: preview | expan ) | unfurl | open-?graph | oembed
"""
"""Whoever shows a card of a page where somebody wrote its address: networks by name, then what they have in common."""

PROGRAMS = r"""
    bot (?! h\b | tle | tom ) | crawl | spider | scrap(?:e|y|ing) | headless | phantomjs | selenium | puppeteer
  | playwright | webdriver | scan (?! d ) | probe | monitor | uptime | check (?! out ) | validat | verif | inspect
  | lighthouse | audit | fetch | harvest | archiv | indexer | collector | extract | parser | preview | screenshot
  | thumbnail | feed (?! ly/ ) | \brss | rss\b | sitemap | seo\b | \bseo (?! ul ) | lookup | survey | research
  | \brecon\b | reconn | discovery | detect | finder | searcher | domain | prospect | radar | scorer | worker
  | analy[sz] | observ | diagnos | (?<! user ) (?<! user[ -] ) agent\b | https?[ _-]?client | curl | wget | python
  | ^java/ | go-http | okhttp | axios | libwww | \bperl\b | \bphp\b | ^ruby | httpx | aiohttp | guzzle | urllib
  | http\.rb | undici
"""
"""Words by which programs call themselves, or what they do, or the library that they are made with."""

ADDRESSES = r"""
    https?:/ | https?%3a | \bwww\. | \bmailto: | [ ;(] \+ [a-z\d-]+ \. [a-z]
  | [\w+-] (?: @ | [\[(]at[\])] | [ ]at[ ] ) [\w-]+ (?: \. | [\[(]dot ) [a-z]
  | [a-z-] [a-z\d]? \. (?: com | net | org | io | ai | co | fr | dev ) \b (?! \.[a-z] )
"""
"""Where to ask or complain: good robots leave it, browsers do not."""

INJECTIONS = r"\$\{ | <[a-z!?/] | \b(?:select|union)\b.+\bfrom\b | \.\./ | \(\) \s* \{ | % (?: 00 | 3c | 24%7b ) | \x00"
"""Somebody who tries what a server does with them."""

DISGUISES = r"""
    \( [^()]* like[ ]Gecko;                    # browsers close the bracket there; robots put their name into it
  | (?<! Mozilla/\d\.\d[ ] ) (?<! Mozilla/\d\.\d\d[ ] ) \( compatible [;)] (?! [ ]? (?: MSIE | Mozilla ) )
  | ^ Mozilla/ (?! [1-5] \. ) | ^ Mozilla/5\.0 [ ] AppleWebKit | Chrome/ [a-z]
"""
"""A robot that dresses as a browser, and where the dress does not fit."""

BROWSERS = r"""
    ^ Mozilla/ \d .* (?: AppleWebKit | Gecko/ | MSIE | Trident | Presto | KHTML | Goanna | Servo | NetFront
        | (?: Chrome | Firefox | Safari | Konqueror | Opera ) / | PlayStation | Nintendo )
  | ^ Mozilla/ [1-4] \. .* (?: X11 | Win | Mac | OS/2 | Amiga | BeOS | RISC[ ]OS | Linux | PS2 | OffByOne )
  | ^ (?: Amaya | Amiga\w* | Arachne | Arora | AWeb | Blazer | Bunjalloo | Charon | Contiki | Cyberdog | Dalvik | Dillo
        | Dooble | E?Links | EudoraWeb | Falkon | Galaxy | Grail | HotJava | IBrowse | iCab | Ladybird | luakit | Lynx
        | Midori | NetFront | NetPositive | NetSurf | OffByOne | OmniWeb | Opera | Phoenix | Polaris | PocketLink
        | qutebrowser | retawq | Safari\d* | Skyfire | Surf | UCWEB | Uzbl | vimb | w3m | WebPositive | WinWAP | Xiino
        | xChaos_Arachne | GOGGalaxyClient | Atari | CAB | Commodore | Fresco | HyperLink | IBM[- ]WebExplorer ) \b
  | ^ (?: Airness | ALCATEL | AUDIOVOX | BenQ | Bird | BlackBerry | CECT | Cricket | DoCoMo | Ericsson | GIONEE | Haier
        | Hisense | HTC | HUAWEI | INFINIX | iPhone | iPad | iPod | itel | J-PHONE | Karbonn | KDDI | KONKA | KWC | Lava
        | Lenovo | LGE?[-/ ] | Micromax | Mobiwire | MOT- | Motorola | NEC- | Nokia | OPPO | Palm | Panasonic | PANTECH
        | Philips | portalmmm | SAGEM | SAMSUNG | Sanyo | SEC- | Sendo | SHARP | SIE- | SoftBank | Sony | Spice | TCL
        | TECNO | TELIT | TIANYU | Toshiba | Vertu | vivo | Vodafone | XIAOMI | ZTE ) (?! [a-z]* bot )
  | \b (?: MIDP | CLDC | UP\.(?:Browser|Link) | WAP | Obigo | Teleca | MAUI | Openwave | J2ME | Symbian | Series\d0 )
  | Mosaic/ | browser [ ]? / [ ]? \d | \b (?: Nintendo | HbbTV | Roku | AppleTV | Smart-?TV | PlayStation ) \b
  | \( [^()]* \b (?: Amiga\w* | AROS | MorphOS | BeOS | Haiku | Inferno | Plan[ ]?9 | RISC[ ]OS | OS/2 | PalmOS
        | Atari\w* | Commodore | Dreamcast | DreamPassport
        | (?: Open )? Harmony (?: OS )? ) \b  # computers and telephones that few have
  | \( (?: iPhone | iPad | iPod | (?: Linux; [ ] (?: U; [ ] )? )? Android ) [^()]* ;  # the apps of telephones
"""
"""What begins as browsers do; browsers and telephones of old, television sets, consoles."""


AT_A_WORD = "(?!(?<=[A-Za-z])[A-Za-z])"
"""Where no word is cut in two: the lists know names as short as “Iria”."""

ANY_LETTERS = r"[a-z0-9\-_]*"
"""What stands before one name of the second list, changes nothing, and takes its time over long nonsense."""


@lru_cache(8192)
def judged(agent: str) -> Why:
    """What the agent says: a declared program, a fetcher of link previews, no browser at all, nothing, or NO_AGENT."""
    agent = agent[:LONGEST]
    if not agent.strip():
        return Why.NO_AGENT
    said = compiled(BY_CHANCE).sub(" ", agent)
    if compiled(PREVIEWS).search(said):
        return Why.LINK_PREVIEW
    if any(pattern.search(said) for pattern in programs()) or listed(said):
        return Why.DECLARED
    return Why.NOTHING if compiled(BROWSERS).search(agent) else Why.NO_BROWSER


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made when it is needed first."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def programs() -> tuple[re.Pattern[str], ...]:
    """Our own rules for programs."""
    return tuple(compiled(rule) for rule in (PROGRAMS, ADDRESSES, DISGUISES, INJECTIONS))


def listed(said: str) -> bool:
    """Whether one of the lists that others keep has it."""
    names, more_names, browsers = lists()
    return bool(more_names.search(browsers.sub("", said)) or names.search(said))


@cache
def lists() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The two lists of robots, and what the second leaves out; loaded late because they are long."""
    from crawlerdetect.providers import crawlers, exclusions
    from crawleruseragents import CRAWLER_USER_AGENTS_DATA

    names = "|".join(known["pattern"] for known in CRAWLER_USER_AGENTS_DATA)
    more_names, browsers = "|".join(name.removeprefix(ANY_LETTERS) for name in crawlers.data), "|".join(exclusions.data)
    case = re.IGNORECASE
    return (
        re.compile(f"{AT_A_WORD}(?:{names})"),
        re.compile(f"{AT_A_WORD}(?:{more_names})", case),
        re.compile(browsers, case),
    )
