"""What is the same for all travels compressed.

A page that holds a secret never does: from the length of such a page somebody could guess the secret, letter by letter,
who makes us repeat their guesses beside it (BREACH, CVE-2013-3587). Those pages are the ones that nobody may store.
"""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

compress = Compress()


def init_app(app: Flask) -> None:
    """Compress as browsers of the last ten years can read it."""
    app.config.update(COMPRESS_REGISTER=False, COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_STREAMS=False)
    compress.init_app(app)
    app.after_request(smaller)


def smaller(response: Response) -> Response:
    """The same answer in fewer bytes, where that tells nobody anything."""
    for_all = request.endpoint == "static" or (
        request.blueprint == "public" and not {"no-store", "private"} & set(response.cache_control)
    )
    if not for_all or response.status_code != 200:
        return response
    response.direct_passthrough = False
    response.make_sequence()  # a file is closed when the answer has left, which a stream of its pieces would forget
    return compress.after_request(response)
