"""A document is read as text by a process of its own, and whatever it holds, the answer is words or a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.documents.files import Kind
from recruit.candidates.documents.text import reader
from recruit.candidates.documents.text.lines import LONGEST, tidy
from recruit.candidates.documents.text.problems import Problem
from recruit.candidates.documents.text.reader import Text, ask, text_of
from tests.support.documents import a_box, a_docx, a_pdf, a_pdf_of, an_odt, locked_odt, locked_pdf, paragraph
from tests.support.shared_data import shared

PICTURES = reader.SENTENCES[Problem.PICTURES]
DAMAGED = reader.SENTENCES[Problem.DAMAGED]
TOO_LARGE = reader.SENTENCES[Problem.TOO_LARGE]


def read(folder: Path, data: bytes, kind: Kind) -> Text:
    """What is read of these bytes."""
    path = folder / "a document"
    path.write_bytes(data)
    return text_of(path, kind)


def of_child(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str, seconds: float = 15) -> Text:
    """What is made of a child that runs this program in place of ours."""
    monkeypatch.setattr(reader, "command", lambda path, kind: [sys.executable, "-I", "-c", program])
    monkeypatch.setattr(reader, "SECONDS", seconds)
    return read(folder, b"", Kind.PDF)


# --- whole documents


def test_a_pdf_gives_its_lines_and_pages(tmp_path: Path) -> None:
    text = read(tmp_path, a_pdf(["Curriculum vitae", "Kim de Proef"], ["Opleiding"]), Kind.PDF)
    assert text == Text("Curriculum vitae\nKim de Proef\n\nOpleiding", 2)


def test_a_word_document_gives_headings_items_and_rows_as_lines(tmp_path: Path) -> None:
    row = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("2019–2023", "Monteur"))
    body = (
        paragraph("Werk", "Heading1")
        + paragraph("Lassen", item=True)
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
        + "<w:p><w:r><w:t>voor</w:t><w:tab/><w:t>na</w:t><w:br/><w:t>onder</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
    )
    text = read(tmp_path, a_docx(body, head=paragraph("Kim de Proef")), Kind.DOCX)
    assert text.words == "Kim de Proef\n\n\nWerk\n• Lassen\n2019–2023\tMonteur\nvoor\tna\nonder".replace(
        "\n\n\n", "\n\n"
    )
    assert not text.problem


def test_columns_made_of_a_table_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = (
        f"<w:tc>{paragraph(a)}{paragraph(b)}</w:tc>" for a, b in (("Talen", "Nederlands"), ("Werk", "Lassen"))
    )
    text = read(tmp_path, a_docx(f"<w:tbl><w:tr>{left}{right}</w:tr></w:tbl>"), Kind.DOCX)
    assert text.words == "Talen\nNederlands\nWerk\nLassen"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In een vak')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{mc}">{both}</mc:AlternateContent>'
    text = read(tmp_path, a_docx(f"<w:p><w:r>{both}<w:t>Eromheen</w:t></w:r></w:p>"), Kind.DOCX)
    assert text.words == "In een vak\nEromheen"


def test_an_open_document_gives_headings_items_and_rows_as_lines(tmp_path: Path) -> None:
    row = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("2019", "Monteur"))
    body = (
        "<text:h>Werk</text:h><text:list><text:list-item><text:p>Lassen</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{row}</table:table-row></table:table>"
        '<text:p>een<text:s text:c="3"/>twee<text:tab/><text:span>drie</text:span><text:line-break/>vier</text:p>'
    )
    text = read(tmp_path, an_odt(body, head="<text:p>Kim de Proef</text:p>"), Kind.ODT)
    assert text.words == "Kim de Proef\n\nWerk\n• Lassen\n2019\tMonteur\neen   twee\tdrie\nvier"


def test_what_is_too_long_is_cut_and_says_so(tmp_path: Path) -> None:
    text = read(tmp_path, a_docx(paragraph("woord " * 1000) * 50), Kind.DOCX)
    assert text.cut and not text.problem and LONGEST - 10 < len(text.words) <= LONGEST


@given(st.text(alphabet=st.characters()))
def test_lines_are_tidy(words: str) -> None:
    tidied = tidy(words)
    assert "\n\n\n" not in tidied and "\r" not in tidied and "\0" not in tidied and "\u202e" not in tidied
    assert tidy(tidied) == tidied
    tidied.encode()


# --- documents that give no words


@pytest.mark.parametrize(
    ("data", "kind", "sentence"),
    [
        (a_pdf([]), Kind.PDF, PICTURES),
        (b"", Kind.PDF, DAMAGED),
        (a_pdf(["x"])[:200], Kind.PDF, DAMAGED),
        (a_docx(""), Kind.DOCX, reader.SENTENCES[Problem.EMPTY]),
        (a_docx("")[:90], Kind.DOCX, DAMAGED),
        (a_docx("<w:p>"), Kind.DOCX, DAMAGED),
        (a_box(other="<x/>"), Kind.ODT, DAMAGED),
        (b"\xd0\xcf\x11\xe0", Kind.DOC, reader.SENTENCES[Problem.OLD]),
    ],
    ids=range(8),  # the bytes hold the moment they were packed, which each test process has for itself
)
def test_a_document_without_words_gives_a_sentence(tmp_path: Path, data: bytes, kind: Kind, sentence: str) -> None:
    assert read(tmp_path, data, kind) == Text(problem=sentence)


def test_a_document_that_is_gone_gives_a_sentence(tmp_path: Path) -> None:
    assert text_of(tmp_path / "nothing", Kind.PDF).problem == reader.SENTENCES[Problem.GONE]


def test_a_locked_document_gives_a_sentence(tmp_path: Path) -> None:
    for password, sentence in (("geheim", reader.SENTENCES[Problem.LOCKED]), ("", "")):
        text = read(tmp_path, locked_pdf(password), Kind.PDF)
        assert (text.problem, text.words) == (sentence, "" if sentence else "Kim")
    assert read(tmp_path, locked_odt(), Kind.ODT).problem == reader.SENTENCES[Problem.LOCKED]


# --- hostile documents


def test_a_script_in_a_document_is_not_run(tmp_path: Path) -> None:
    more = "<</S/JavaScript/JS(app.alert\\(1\\))/Next<</S/Launch/F(/bin/touch)>>>>"
    assert read(tmp_path, a_pdf(["Kim"], more=more), Kind.PDF) == Text("Kim", 1)


def test_pages_that_hold_each_other_come_to_an_end(tmp_path: Path) -> None:
    ring = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"}
    deep = {1: "<</Type/Catalog/Pages 2 0 R>>"}
    deep |= {n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>" for n in range(2, 3000)}
    for objects in (ring, deep):
        assert read(tmp_path, a_pdf_of(objects), Kind.PDF).problem


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    before = f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'
    assert read(tmp_path, a_docx(paragraph("&l11;"), before=before), Kind.DOCX) == Text(problem=DAMAGED)
    small = '<!DOCTYPE w [<!ENTITY k "Kim">]>'
    assert read(tmp_path, a_docx(paragraph("&k;"), before=small), Kind.DOCX) == Text(problem=DAMAGED)
    outside = '<!DOCTYPE w [<!ENTITY own SYSTEM "file:///etc/passwd">]>'
    assert read(tmp_path, a_docx(paragraph("&own;"), before=outside), Kind.DOCX) == Text(problem=DAMAGED)


def test_a_box_that_unpacks_to_hundreds_of_megabytes_is_put_aside(tmp_path: Path) -> None:
    bomb = a_docx(" " * 200_000_000 + paragraph("Kim"))
    assert len(bomb) < 300_000
    assert read(tmp_path, bomb, Kind.DOCX) == Text(problem=TOO_LARGE)


def test_elements_inside_each_other_without_end_are_put_aside(tmp_path: Path) -> None:
    deep = "<w:x>" * 100_000 + paragraph("Kim") + "</w:x>" * 100_000
    assert read(tmp_path, a_docx(deep), Kind.DOCX) == Text(problem=TOO_LARGE)


# --- the child


def runs(pid: int) -> bool:
    """Whether a process is still at work; one that has ended but is not yet waited for is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_a_child_that_crashes_takes_nothing_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert of_child(monkeypatch, tmp_path, "import os; os.abort()") == Text(problem=DAMAGED)


def test_a_child_that_sleeps_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    began, pid = monotonic(), tmp_path / "pid"
    start = "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'])"
    program = f"{start}; open({str(pid)!r}, 'w').write(str(p.pid)); time.sleep(99)"
    assert of_child(monkeypatch, tmp_path, program, seconds=1.5) == Text(problem=TOO_LARGE)
    assert monotonic() - began < 60
    while runs(int(pid.read_text())):
        assert monotonic() - began < 60


def confined(program: str) -> str:
    """A program that runs within the limits of the real child."""
    return f"import runpy; runpy.run_path({str(reader.CHILD)!r})['confine'](); {program}"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is only the limit of time")
@pytest.mark.parametrize(
    "program",
    [
        "bytearray(2**30)",
        "open('written', 'wb', buffering=0).write(b'x')",
        "[open('/dev/null') for _ in range(100)]",
        "import resource; assert resource.getrlimit(resource.RLIMIT_CORE) != (0, 0)",
        "import resource; assert resource.getrlimit(resource.RLIMIT_CPU) != (10, 10)",
    ],
)
def test_a_child_may_do_next_to_nothing(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    said, status = ask([sys.executable, "-I", "-c", f"{confined(program)}; print('done')"], 10)
    assert (said, status) == (b"", 1)


def test_without_limits_there_is_still_the_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = f"import sys; sys.modules['resource'] = None; {confined('print(1)')}"
    assert ask([sys.executable, "-I", "-c", without], 10) == (b"1\n", 0)
    refused = "import resource; resource.setrlimit = lambda *a: exec('raise ValueError')"
    assert ask([sys.executable, "-I", "-c", f"{refused}; {confined('print(1)')}"], 10) == (b"1\n", 0)


@pytest.mark.parametrize(
    "program",
    [
        "print('x' * 99_000_000)",
        "print('{}')",
        "print('[' * 100_000)",
        """print('{"words": 1, "pages": 1, "cut": false, "problem": ""}')""",
        """print('{"words": "", "pages": 1, "cut": false, "problem": "<b>"}')""",
        "import os; os.close(1); import time; time.sleep(99)",
        "",
    ],
)
def test_a_child_that_lies_gives_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    text = of_child(monkeypatch, tmp_path, program, seconds=5)
    assert text.problem in (DAMAGED, TOO_LARGE) and not text.words


def test_a_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECRUIT_KEYS", "secret")
    said, _ = ask([sys.executable, "-I", "-c", "import os; print(sorted(os.environ))"], 10)
    assert b"PATH" in said and b"RECRUIT_KEYS" not in said


def test_only_the_child_opens_documents() -> None:
    program = "import sys, recruit.candidates.documents.text.reader; print('pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_nothing_of_a_document_gets_into_the_logs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    for data in (a_pdf(["Kim de Proef"]), a_pdf(["Kim de Proef"])[:-40], a_docx("Kim de Proef")):
        for kind in (Kind.PDF, Kind.DOCX):
            read(tmp_path, data, kind)
    assert caplog.text == "" and capfd.readouterr() == ("", "")


def test_every_shared_upload_gives_words_or_a_sentence() -> None:
    for path in sorted(shared("data/uploads").iterdir()):
        for kind in Kind:
            text = text_of(path, kind)
            assert bool(text.words) != bool(text.problem), path.name
    assert "Crazy Ones" in text_of(shared("data/uploads/good-crazyones.pdf"), Kind.PDF).words
    assert text_of(shared("data/uploads/good-word.docx"), Kind.DOCX).words == "Test"
