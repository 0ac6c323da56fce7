"""Shapes of regular expressions that take a stranger's text for hours: found in what Python's own parser makes of them.

- *nested*: a repetition inside a repetition, and nothing between that tells where one round ends: (a+)+. Exponential.
- *beside*: two repetitions without end that can take the same signs, and nothing between: a*b?a*. Quadratic and worse.
- *anywhere*: a search that begins with a repetition without end and can then fail: \\s+$. Quadratic in a long run.

Possessive and atomic groups give nothing back, so they are none of these.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ENDLESS = 200
"""Repetitions from which there is no end, for what strangers write."""
MANY = 8
SIGNS = "".join(map(chr, range(0x180))) + "\u0301\u200b\u200d\u2028€–—…▮“”„«»‘’•▪●►·\ufe0f🙂🇳ｱ"
EVERY = (1 << len(SIGNS)) - 1
_CLASS = {
    "L": str.isalpha,
    "Lu": str.isupper,
    "Ll": str.islower,
    "N": str.isnumeric,
    "Nd": str.isdecimal,
    "M": lambda sign: sign in "\u0301\ufe0f",
    "P": lambda sign: not sign.isalnum() and not sign.isspace() and sign.isprintable(),
    "So": lambda sign: sign in "🙂🇳▪●►•",
    "RI": lambda sign: sign == "🇳",
}
Item = tuple[Any, Any]


def shapes(pattern: str, flags: int = 0) -> set[str]:
    """Which of the three shapes a pattern has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = list(parser.parse(_in_python(pattern), flags & (re.I | re.M | re.S | re.X)))
    fold = bool(flags & re.I) or "(?i" in pattern
    found = set(_nested(tree, fold)) | set(_beside(tree, fold))
    return found | ({"anywhere"} if _begins_endless(tree, fold) else set())


def _in_python(pattern: str) -> str:
    """The pattern without what only the regex module knows."""
    pattern = re.sub(r"\(\?<([a-z]\w*)>", r"(?P<\1>", pattern).replace(r"\K", "").replace(r"\X", "(?s:.)")
    inside, at, out = False, 0, []
    while at < len(pattern):
        sign = pattern[at]
        if found := re.compile(r"\\([pP])\{(\w+)\}").match(pattern, at):
            known = _CLASS.get(found[2], lambda sign: not sign.isascii())
            kept = (sign for sign in SIGNS if known(sign) != (found[1] == "P"))
            signs = "".join(re.escape(sign) for sign in kept)
            out.append(signs if inside else f"[{signs}]")
            at = found.end()
            continue
        if sign == "\\":
            out.append(pattern[at : at + 2])
            at += 2
            continue
        if sign == "[" and not inside:
            inside = True
            if pattern[at + 1 : at + 2] == "]":
                out.append("[\\]")
                at += 2
                continue
        elif sign == "]":
            inside = False
        out.append(sign)
        at += 1
    return "".join(out)


def _mask(keep: Any) -> int:
    return sum(1 << at for at, sign in enumerate(SIGNS) if keep(sign))


_CATEGORY = {
    op.CATEGORY_DIGIT: _mask(str.isdecimal),
    op.CATEGORY_SPACE: _mask(str.isspace),
    op.CATEGORY_WORD: _mask(lambda sign: sign.isalnum() or sign == "_"),
}
_CATEGORY |= {
    op.CATEGORY_NOT_DIGIT: EVERY & ~_CATEGORY[op.CATEGORY_DIGIT],
    op.CATEGORY_NOT_SPACE: EVERY & ~_CATEGORY[op.CATEGORY_SPACE],
    op.CATEGORY_NOT_WORD: EVERY & ~_CATEGORY[op.CATEGORY_WORD],
}


def _literal(code: int, fold: bool) -> int:
    sign = chr(code)
    return _mask(lambda one: one == sign or (fold and one.casefold() == sign.casefold()))


def _in(items: list[Item], fold: bool) -> int:
    mask, negated = 0, False
    for kind, value in items:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            mask |= _literal(value, fold)
        elif kind is op.RANGE:
            low, high = value
            mask |= _mask(lambda one, low=low, high=high: low <= ord(one) <= high)
            if fold:
                mask |= _mask(lambda one, low=low, high=high: any(low <= ord(it) <= high for it in one.swapcase()))
        else:
            mask |= _CATEGORY[value]
    return EVERY & ~mask if negated else mask


_WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_KEPT = (getattr(op, "POSSESSIVE_REPEAT", None), getattr(op, "ATOMIC_GROUP", None))


def _bodies(item: Item) -> list[list[Item]]:
    kind, value = item
    if kind in _REPEATS or kind is op.POSSESSIVE_REPEAT:
        return [list(value[2])]
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.ATOMIC_GROUP:
        return [list(value)]
    if kind is op.BRANCH:
        return [list(one) for one in value[1]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    return []


def _signs(item: Item, fold: bool) -> int:
    """All signs that can stand anywhere in it."""
    kind, value = item
    if kind is op.LITERAL:
        return _literal(value, fold)
    if kind is op.NOT_LITERAL:
        return EVERY & ~_literal(value, fold)
    if kind is op.IN:
        return _in(value, fold)
    if kind in (op.ANY, op.GROUPREF, op.GROUPREF_EXISTS):
        return EVERY
    if kind in _WIDTHLESS:
        return 0
    mask = 0
    for body in _bodies(item):
        for one in body:
            mask |= _signs(one, fold)
    return mask


def _first(sequence: list[Item], fold: bool) -> tuple[int, bool]:
    """The signs that it can begin with, and whether it can be empty."""
    mask = 0
    for item in sequence:
        kind, value = item
        if kind in _WIDTHLESS:
            continue
        bodies = [_first(body, fold) for body in _bodies(item)]
        if not bodies:
            return mask | _signs(item, fold), False
        for begins, _ in bodies:
            mask |= begins
        empty = any(may_be for _, may_be in bodies)
        if kind in _REPEATS or kind is op.POSSESSIVE_REPEAT:
            empty = empty or value[0] == 0
        if not empty:
            return mask, False
    return mask, True


def _flat(sequence: list[Item]) -> list[Item]:
    """The sequence without the brackets around parts of it."""
    found: list[Item] = []
    for item in sequence:
        found += _flat(list(item[1][3])) if item[0] is op.SUBPATTERN else [item]
    return found


def _most(item: Item) -> int:
    return int(item[1][1]) if item[0] in _REPEATS else 1


def _nested(sequence: list[Item], fold: bool) -> Iterator[str]:
    for item in sequence:
        for body in _bodies(item):
            yield from _nested(body, fold)
        if _most(item) < MANY:
            continue
        for body in _ways(_flat(list(item[1][2]))):
            inner = [at for at, one in enumerate(body) if _most(one) >= MANY]
            endless = 0
            for at in inner:
                endless |= _signs(body[at], fold)
            told_apart = any(
                not _first([one], fold)[1] and not _signs(one, fold) & endless
                for at, one in enumerate(body)
                if at not in inner and one[0] not in _WIDTHLESS
            )
            follows = [_first(body[at + 1 :] + body, fold)[0] for at in inner]
            if not told_apart and any(_signs(body[at], fold) & next_ for at, next_ in zip(inner, follows, strict=True)):
                yield "nested"


def _ways(body: list[Item]) -> list[list[Item]]:
    """The alternatives of a body that is nothing else."""
    if len(body) == 1 and body[0][0] is op.BRANCH:
        return [_flat(list(one)) for one in body[0][1][1]]
    return [body]


def _beside(sequence: list[Item], fold: bool, fails: bool = False) -> Iterator[str]:
    """`fails`: what stands behind the sequence can fail, and sends the search back into it."""
    flat = _flat(sequence)
    for at, item in enumerate(flat):
        behind = fails or any(_can_fail(one, fold) for one in flat[at + 1 :])
        for body in _bodies(item):
            yield from _beside(body, fold, behind or _most(item) > 1)
        if _most(item) < ENDLESS:
            continue
        for place, later in enumerate(flat[at + 1 :], at + 2):
            overlaps = _most(later) >= ENDLESS and _signs(item, fold) & _first([later], fold)[0]
            if overlaps and (fails or any(_can_fail(one, fold) for one in flat[place:])):
                yield "beside"
            if later[0] not in _WIDTHLESS and not _first([later], fold)[1]:
                break


def _can_fail(item: Item, fold: bool) -> bool:
    return item[0] in _WIDTHLESS or not _first([item], fold)[1]


def _begins_endless(tree: list[Item], fold: bool) -> bool:
    """Whether a search tries a repetition without end at each sign of a run, and may fail behind it each time."""
    flat = _flat(tree)
    if len(flat) == 1 and flat[0][0] is op.BRANCH:
        return any(_begins_endless(list(one), fold) for one in flat[0][1][1])
    for at, item in enumerate(flat):
        if item[0] in _WIDTHLESS:
            if _holds_back(item, _first(flat[at + 1 :], fold)[0], fold):
                return False
            continue
        if _most(item) >= ENDLESS:
            return any(one[0] in _WIDTHLESS or not _first([one], fold)[1] for one in flat[at + 1 :])
        if item[0] is op.BRANCH:
            rest = flat[at + 1 :]
            return any(_begins_endless(_flat(list(one)) + rest, fold) for one in item[1][1])
        if not _first([item], fold)[1]:
            return False
    return False


def _holds_back(item: Item, begins: int, fold: bool) -> bool:
    """Whether it lets a search begin at the first sign of a run alone: a beginning, a border, a look behind."""
    kind, value = item
    if kind is op.AT:
        return value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BOUNDARY)
    behind = kind is op.ASSERT_NOT and value[0] < 0
    if behind:
        return not begins & ~_signs((op.SUBPATTERN, (None, 0, 0, value[1])), fold)
    return kind is op.ASSERT and value[0] < 0 and not begins & _signs((op.SUBPATTERN, (None, 0, 0, value[1])), fold)
