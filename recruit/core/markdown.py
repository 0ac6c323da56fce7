"""Markdown: stored as written, shown sanitised."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

# Tags written in the text are shown as they are, never interpreted; nh3 is the second lock on the same door.
reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])

TAGS = {"p", "br", "strong", "em", "s", "ul", "ol", "li", "h2", "h3", "h4", "a", "blockquote", "hr", "code", "pre"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


@lru_cache(maxsize=128)  # whoever opens a vacancy reads the same text; a hostile one takes a second to read, once
def render(text: str) -> Markup:
    """HTML for a page. Headings start below the page's own and skip no level; pictures would come from elsewhere."""
    tokens = reader.parse(text)
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    level = 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(4, used.index(token.tag) + 2, level + 1)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"
    html = reader.renderer.render(tokens, reader.options, {})
    return Markup(  # noqa: S704  nh3 made it safe
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}},
            url_schemes={"https", "http", "mailto", "tel"},
            # The page's own policy tells no other site where somebody was; our tracked links may know.
            link_rel="noopener",
        )
    )


@lru_cache(maxsize=512)  # every card of a vacancy reads the same description, and so does every key that is typed
def plain(text: str) -> str:
    """The words alone, one paragraph a line, for posts and descriptions."""
    lines = []
    for token in reader.parse(text):
        if token.type == "inline" and token.children:
            words = "".join(
                " " if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children
                if child.type in ("text", "code_inline", "softbreak", "hardbreak")
            )
            lines.append(" ".join(words.split()))
        elif token.type in ("fence", "code_block"):
            lines.append(" ".join(token.content.split()))
    return "\n".join(filter(None, lines))
