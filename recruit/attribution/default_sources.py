"""The places on the web that every organisation's list of sources begins with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, event

from recruit.models import Source

PLACES = """
LinkedIn | linkedin.com lnkd.in android-app://com.linkedin.android | linkedin linkedin_jobs linkedin-jobs
Facebook | facebook.com fb.com fb.me messenger.com android-app://com.facebook.katana | facebook fb meta
Instagram | instagram.com android-app://com.instagram.android | instagram ig
Threads | threads.net threads.com android-app://com.instagram.barcelona | threads
X | x.com t.co twitter.com android-app://com.twitter.android | x twitter
Bluesky | bsky.app bsky.social android-app://xyz.blueskyweb.app | bluesky bsky
Mastodon | mastodon.social mastodon.nl android-app://org.joinmastodon.android | mastodon
Reddit | reddit.com redd.it android-app://com.reddit.frontpage | reddit
YouTube | youtube.com youtu.be android-app://com.google.android.youtube | youtube
TikTok | tiktok.com android-app://com.zhiliaoapp.musically | tiktok
Pinterest | pinterest.* pin.it android-app://com.pinterest | pinterest
Snapchat | snapchat.com android-app://com.snapchat.android | snapchat
WhatsApp | whatsapp.com wa.me android-app://com.whatsapp | whatsapp
Telegram | telegram.org telegram.me t.me android-app://org.telegram.messenger | telegram
Signal | signal.org signal.me android-app://org.thoughtcrime.securesms | signal
Discord | discord.com discordapp.com android-app://com.discord | discord
Slack | slack.com android-app://com.slack | slack
Microsoft Teams | teams.microsoft.com teams.live.com android-app://com.microsoft.teams | teams
XING | xing.com android-app://com.xing.android | xing
GitHub | github.com | github
Stack Overflow | stackoverflow.com | stackoverflow
Hacker News | news.ycombinator.com | hackernews hn
Google | google.* android-app://com.google.android.googlequicksearchbox | google google_jobs_apply google-jobs
Bing | bing.com | bing
DuckDuckGo | duckduckgo.com | duckduckgo
Ecosia | ecosia.org | ecosia
Startpage | startpage.com | startpage
Qwant | qwant.com | qwant
Yahoo | yahoo.* | yahoo
Yandex | yandex.* ya.ru | yandex
Baidu | baidu.com | baidu
ChatGPT | chatgpt.com chat.openai.com | chatgpt openai
Perplexity | perplexity.ai | perplexity
Gmail | mail.google.com android-app://com.google.android.gm | gmail
Outlook | outlook.com outlook.live.com outlook.office.com outlook.office365.com outlook.cloud.microsoft | outlook
Yahoo Mail | mail.yahoo.com mail.yahoo.net | yahoomail
Indeed | indeed.* | indeed
Glassdoor | glassdoor.* | glassdoor
Nationale Vacaturebank | nationalevacaturebank.nl | nationalevacaturebank nvb
Intermediair | intermediair.nl | intermediair
Werk.nl | werk.nl uwv.nl | werk.nl uwv
Werkzoeken.nl | werkzoeken.nl | werkzoeken
Monsterboard | monsterboard.nl monster.* | monsterboard monster
Jooble | jooble.org | jooble
Adzuna | adzuna.* | adzuna
Talent.com | talent.com neuvoo.* | talent talent.com neuvoo
Jobbird | jobbird.com | jobbird
StepStone | stepstone.* | stepstone
EURES | eures.europa.eu | eures
Werkenbijdeoverheid.nl | werkenbijdeoverheid.nl werkenvoornederland.nl | werkenbijdeoverheid
"""
"""Name, hosts and campaigns of each; Mastodon has thousands of servers, so that only two large ones stand here."""


def rows() -> list[dict[str, Any]]:
    """The same, as the table has them."""
    found = []
    for line in PLACES.strip().splitlines():
        name, hosts, campaigns = (part.strip() for part in line.split("|"))
        lists = {"hosts": "\n".join(hosts.split()), "campaigns": "\n".join(campaigns.split())}
        found.append({"name": name, **lists, "on": True})
    return found


@event.listens_for(Source.__table__, "after_create")
def begin(table: Table, connection: Connection, **named: Any) -> None:
    """An empty database has them."""
    connection.execute(table.insert(), rows())
