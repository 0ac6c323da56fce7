"""The floor of a click: what Flask itself needs to say hello, on the same server."""

from __future__ import annotations

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """As short as can be."""
    return "hello"
