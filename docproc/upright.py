"""Turning a page's boxes so that its rows run straight across, and back to the page as displayed.

All boxes of a `Page` are as displayed. On a page that was scanned sideways or leaning, neighbours in a row do not
stand on one height there: whoever looks for a value beside its label takes `upright(page)`, and maps what was found
back with `displayed`. Both are exact for a rectangle that was turned and leaned, or photographed, as the page says.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin
from typing import TypeVar

from docproc import flatsheet
from docproc.model import Box, Page

LEAST_LEAN = 0.05
"""Degrees below which a page is straight."""
T = TypeVar("T")


def is_upright(page: Page) -> bool:
    """Whether the page as displayed stands upright and straight already."""
    return not page.flat and page.turned == 0 and abs(page.skew) < LEAST_LEAN


def upright(page: Page) -> Page:
    """The page with every box turned upright and straight; width and height change places where it lay sideways."""
    if is_upright(page):
        return page
    width, height = _size(page)

    def place(box: Box) -> Box:
        return straight(page, box)

    def moved(things: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(thing.model_copy(update=_boxes(thing, place)) for thing in things)  # type: ignore[attr-defined]

    return page.model_copy(
        update={
            "width": width,
            "height": height,
            "turned": 0,
            "skew": 0.0,
            "flat": (),
            **{name: moved(getattr(page, name)) for name in ("lines", "cells", "marks", "seals", "codes")},
        }
    )


def straight(page: Page, box: Box) -> Box:
    """One box of the page as displayed, as it is on `upright(page)`."""
    if is_upright(page):
        return box
    if page.flat:
        return flatsheet.to_sheet(page.flat, box)
    width, height = _size(page)
    return _lean(_turn(box, page.turned, page.width, page.height), page.skew, width, height, shrink=True)


def displayed(page: Page, box: Box) -> Box:
    """A box of `upright(page)` on the page as displayed; `page` is the page as it was read."""
    if is_upright(page):
        return box
    if page.flat:
        return flatsheet.to_display(page.flat, box)
    width, height = _size(page)
    leaning = _lean(box, -page.skew, width, height, shrink=False)
    return _turn(leaning, -page.turned % 360, width, height)


def _size(page: Page) -> tuple[float, float]:
    """Width and height of the page as it stands upright."""
    if page.flat:
        return flatsheet.size(page.flat)
    return (page.height, page.width) if page.turned % 180 else (page.width, page.height)


def _boxes(thing: object, place: Callable[[Box], Box]) -> dict[str, object]:
    changed: dict[str, object] = {"box": place(thing.box)}  # type: ignore[attr-defined]
    words = getattr(thing, "words", None)
    if words is not None:
        changed["words"] = tuple(word.model_copy(update={"box": place(word.box)}) for word in words)
    return changed


def _turn(box: Box, turned: int, width: float, height: float) -> Box:
    """A box of a page of `width` x `height` after the page was turned clockwise by `turned` degrees."""
    match turned:
        case 90:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        case 180:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 270:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return box


def _lean(box: Box, degrees: float, width: float, height: float, *, shrink: bool) -> Box:
    """A box turned by a small angle (clockwise as seen) around the page's centre. With `shrink` the box is taken as
    the hull of a leaning rectangle and becomes that rectangle; without, it becomes the hull of the leaning one."""
    if abs(degrees) < LEAST_LEAN:
        return box
    c, s = cos(radians(degrees)), sin(radians(degrees))
    dx, dy = box.centre - width / 2, box.middle - height / 2
    x, y = width / 2 + c * dx - s * dy, height / 2 + s * dx + c * dy
    s = abs(s)
    if shrink:
        across, down = (c * box.width - s * box.height), (c * box.height - s * box.width)
        scale = c * c - s * s
        across, down = max(across / scale, 1.0), max(down / scale, min(box.height, 1.0))
    else:
        across, down = c * box.width + s * box.height, s * box.width + c * box.height
    return Box(x - across / 2, y - down / 2, x + across / 2, y + down / 2)
