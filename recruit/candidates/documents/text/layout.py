"""What word processors' XML looks like as lines: paragraphs, headings, list items, rows of tables."""

from __future__ import annotations

from recruit.candidates.documents.text.problems import Problem, Unreadable

DEEPEST = 200
"""Elements inside each other; a parser's tree is not kept, but what goes deeper is no document."""
_PARAGRAPHS = {"p", "h"}
_ROWS = {"tr", "table-row"}
_CELLS = {"tc", "table-cell"}
_LEFT_OUT = {"Fallback", "moveFrom", "del", "annotation", "comment", "tracked-changes", "binary-data", "instrText"}
"""What says the same twice, is no longer there, or is a remark."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-", "soft-page-break": "\n"}
_HEADINGS = ("Heading", "Title", "Kop", "Titel", "Titre", "berschrift")
_LISTS = ("ListBullet", "ListNumber", "Lijstopsom", "Aufzhlung", "Listepuces")


class Layout:
    """A target for an XML parser that writes lines as it goes; it knows both WordprocessingML and OpenDocument."""

    def __init__(self) -> None:
        self.length = 0
        self._deep = 0
        self._silent = 0
        """How many of the elements around us are left out."""
        self._blocks: list[list[str]] = [[]]
        """The document, and in it the rows and cells that are open, each with its finished lines."""
        self._open: list[list[str]] = []
        """The paragraphs that are open: one in a text box lies inside another."""
        self._text = False
        """Whether what comes now are words: in WordprocessingML only some elements hold any."""
        self._items = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """A document of a word processor has none; entities that grow without end need one."""
        raise Unreadable(Problem.DAMAGED)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name, of_word = _local(tag), "wordprocessingml" in tag
        self._deep += 1
        if self._deep > DEEPEST:
            raise Unreadable(Problem.TOO_LARGE)
        if self._silent or name in _LEFT_OUT:
            self._silent += 1
        elif name in _PARAGRAPHS and (of_word or "text:" in tag):
            self._open.append(["\n"] if name == "h" else ["• "] if self._items else [])
            self._items, self._text = 0, not of_word
        elif name in _ROWS | _CELLS:
            self._blocks.append([])
        elif name in ("list-item", "numPr"):
            self._item(of_word)
        elif self._open:
            self._inside(name, of_word, {_local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """An element ends."""
        name, of_word = _local(tag), "wordprocessingml" in tag
        self._deep -= 1
        if self._silent:
            self._silent -= 1
        elif name in _PARAGRAPHS and (of_word or "text:" in tag):
            self._blocks[-1].append("".join(self._open.pop()))
        elif name in _CELLS:
            cell = "\n".join(self._blocks.pop()).strip("\n")
            self._blocks[-1].append(cell)
        elif name in _ROWS:
            self._row(self._blocks.pop())
        elif name == "list-item":
            self._items = 0
        elif name == "t" and of_word:
            self._text = False

    def data(self, words: str) -> None:
        """Words, or the blanks between two elements."""
        if self._open and self._text and not self._silent:
            self._open[-1].append(words)
            self.length += len(words)

    def close(self) -> None:
        """The end of the document."""

    def words(self) -> str:
        """All lines so far."""
        unfinished = [line for block in self._blocks for line in block] + ["".join(words) for words in self._open]
        return "\n".join(unfinished)

    def _item(self, of_word: bool) -> None:
        if not of_word:
            self._items += 1
        elif self._open and "• " not in self._open[-1]:
            self._open[-1].append("• ")

    def _inside(self, name: str, of_word: bool, attributes: dict[str, str]) -> None:
        if name == "t" and of_word:
            self._text = True
        elif name == "pStyle" and any(word in attributes.get("val", "") for word in _HEADINGS):
            self._open[-1].insert(0, "\n")
        elif name == "pStyle" and any(word in attributes.get("val", "") for word in _LISTS):
            self._item(of_word)
        elif name == "s" and not of_word:
            count = attributes.get("c", "1")
            self._open[-1].append(" " * (min(int(count[:9]), 80) if count.isdecimal() else 1))
        elif name == "br" and attributes.get("type") == "page":
            self._open[-1].append("\n\n")
        elif name in _SIGNS and not (name == "tab" and "val" in attributes):  # a tab stop is no tab
            self._open[-1].append(_SIGNS[name])

    def _row(self, cells: list[str]) -> None:
        """Cells of one line each stand beside each other; longer ones, which are columns of a page, below."""
        filled = [cell for cell in cells if cell.strip()]
        self._blocks[-1].append(("\n" if any("\n" in cell for cell in filled) else "\t").join(filled))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
