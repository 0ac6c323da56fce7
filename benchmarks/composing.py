"""How long 2,000 posts take."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import adapters
from benchmarks.figures import Figure
from recruit.vacancies.importing.openings import composed, read_openings
from tests.support.running import environment
from tests.support.shared_data import SHARED

REAL = SHARED / "data" / "vacancies.jsonl.gz"
TITLES = ("Wijkverpleegkundige (m/v/x)", "Kok", "Senior Python developer", "Sachbearbeiter (m/w/d)", "Infirmier H/F")
TOWNS = ("Utrecht, UT, NL", "Leeds, GB", "Köln, DE", "Lyon, FR", "Zeist; Amersfoort")
SENTENCES = (
    "In deze functie zorg je voor twaalf mensen in de wijk.",
    "You will build tools that nurses use every day.",
    "Du betreust unsere Kunden am Telefon.",
    "Vous assurez le suivi de trente patients.",
    "Wij zijn een organisatie met hart voor mensen.",
)


def measure() -> list[Figure]:
    """compose 2,000 vacancies for X, then for six kinds of channel"""
    with tempfile.TemporaryDirectory() as folder:
        path = REAL if REAL.exists() else made_up(Path(folder) / "vacancies.jsonl.gz")
        command = [sys.executable, "-m", "recruit", "compose", str(path), "--kind", "x", "--json"]
        warm = [sys.executable, "-m", "recruit", "--version"]
        subprocess.run(warm, env=environment(), check=True, capture_output=True)
        began = time.monotonic()
        said = subprocess.run(command, env=environment(), check=True, capture_output=True).stdout
        took = time.monotonic() - began
        began = time.monotonic()
        with gzip.open(path) as lines:
            read = [json.loads(line) for line in lines]
        floor = time.monotonic() - began
        every = six_kinds(path)
    what = f"{len(said.splitlines())} posts, {'real' if path == REAL else 'made-up'}"
    one = Figure(what, "recruit compose FILE --kind x --json", took, "s", floor, f"reading {len(read)} lines")
    return [one, every]


def six_kinds(path: Path) -> Figure:
    """Vacancies a minute that one process composes for every kind, of those that get the same words for one."""
    kinds = list({(kind.layout, kind.length): kind for kind in adapters.all().values()}.values())
    began = time.monotonic()
    openings = list(read_openings(path))
    floor = time.monotonic() - began
    for number, opening in openings:
        for kind in kinds:
            composed(number, opening, kind)
    took = time.monotonic() - began
    what = f"{len(openings)} vacancies for {len(kinds)} kinds, one process"
    speeds = 60 * len(openings) / took, 60 * len(openings) / floor
    return Figure(what, "the same for each kind", speeds[0], "a minute", speeds[1], "reading them")


def made_up(path: Path) -> Path:
    """As many vacancies where no real ones are at hand."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number in range(2_000):
            row = {
                "id": f"made-up-{number}",
                "title": f"{TITLES[number % 5]} {number % 40 or ''}".strip(),
                "organisation": f"Organisatie {number % 70}",
                "location": TOWNS[number % 3],
                "salary_text": f"{2500 + number}-{3500 + number} per maand" if number % 2 else None,
                "employment_type": "fulltime",
                "description_html_or_text": "\n\n".join(SENTENCES[(number + at) % 5] for at in range(40)),
            }
            file.write(json.dumps(row) + "\n")
    return path
