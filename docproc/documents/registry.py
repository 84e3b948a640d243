"""Which record classes there are. Every module of this package is imported once; nothing is listed by hand."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from pathlib import Path

from docproc.documents.base import Record


def import_modules() -> None:
    """Imports every module beside this one; the package's folders (forms/) hold no record classes."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.ispkg:
            importlib.import_module(f"docproc.documents.{module.name}")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str | None], type[Record]]:
    import_modules()
    return one_each(_subclasses(Record))


def one_each(classes: list[type[Record]]) -> dict[tuple[str, str | None], type[Record]]:
    """(type, item) → class; `ValueError` names both classes where two claim the same."""
    table: dict[tuple[str, str | None], type[Record]] = {}
    for cls in classes:
        key = (cls.type, cls.item)
        if not cls.type or not cls.titles and cls.type != "other":
            continue
        if key in table:
            raise ValueError(f"{table[key].__module__} and {cls.__module__} both claim {key}")
        table[key] = cls
    return table


def _subclasses(cls: type[Record]) -> list[type[Record]]:
    return [c for sub in cls.__subclasses__() for c in (sub, *_subclasses(sub))]


def record_classes() -> tuple[type[Record], ...]:
    """Every record class, in an order that does not change from run to run."""
    return tuple(sorted(_table().values(), key=lambda c: (c.type, c.item or "")))


def record_class(kind: str, item: str | None = None) -> type[Record]:
    """The class of a type and item; `KeyError` where there is none."""
    return _table()[kind, item]
