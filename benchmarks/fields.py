"""Compares what is extracted with golden records: documents, fields exact, asked about, silently wrong.

    python benchmarks/fields.py samples/ [--only 한빛정밀] [--type certificate] [--cache DIR] [--show] [--fresh] [--no-reread]

A silent error is a value that differs from the golden one and is marked `ok`; it should never happen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docproc import documents
from docproc.korean import squeeze
from docproc.model import Document, Page, Part, Span
from docproc.reading import ReadingSettings, inspect, open_reader, read_page


def pages_of(path: Path, settings: ReadingSettings, cache: Path, fresh: bool) -> list[Page]:
    """All pages of a file, kept as JSON under the file's hash."""
    key = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
    pages = []
    for number in range(1, inspect(path).page_count + 1):
        kept = cache / f"{key}-{number}.json"
        if kept.exists() and not fresh:
            pages.append(Page.model_validate_json(kept.read_text(encoding="utf-8")))
            continue
        page = read_page(path, number, settings)
        kept.write_text(page.model_dump_json(), encoding="utf-8")
        pages.append(page)
    return pages


def read_case(folder: Path, gold: dict[str, Any], settings: ReadingSettings, cache: Path, fresh: bool, reread: bool) -> tuple[list[Document], list[Span]]:
    """The documents of one submission, confirmed by each other, and their spans."""
    found: list[Document] = []
    spans: list[Span] = []
    for file in gold["files"]:
        path = folder / file["name"]
        pages = pages_of(path, settings, cache, fresh)
        parts = documents.classify(pages, Part(file["part"]))
        reader = open_reader(path, {p.number: p for p in pages}, settings) if reread else None
        spans += parts
        found += [documents.extract(span, pages, path.name, reader) for span in parts]
    return list(documents.confirm(found, gold["case"])), spans


def plain(value: Any) -> Any:
    """Values in one form: lists joined, text without blanks, dates as ISO."""
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if isinstance(value, str):
        return squeeze(value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


def pairs(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each golden document with the found one of the same file and pages (or that shares most of them)."""
    left = list(found)
    for want in gold:
        near = [d for d in left if d["file"] == want["file"] and set(d["pages"]) & set(want["pages"])]
        best = max(near, key=lambda d: (_key(d) == _key(want), len(set(d["pages"]) & set(want["pages"]))), default=None)
        if best is not None:
            left.remove(best)
        yield want, best


def _key(document: dict[str, Any]) -> tuple[str, Any]:
    fields = document.get("fields", {})
    return document["type"], (fields.get("item") or {}).get("value") or document.get("item")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--type", nargs="*")
    parser.add_argument("--cache", type=Path, default=Path("/tmp/docproc-benchmark-pages"))
    parser.add_argument("--show", action="store_true", help="print every value that is wrong or asked about")
    parser.add_argument("--fresh", action="store_true", help="read the pages again")
    parser.add_argument("--no-reread", action="store_true", help="no second look at lines")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    settings = ReadingSettings()
    count: dict[str, Counter[str]] = defaultdict(Counter)
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    for record in sorted(options.gold.glob("*/record.json")):
        gold = json.loads(record.read_text(encoding="utf-8"))
        if options.only and not any(word in gold["case"] for word in options.only):
            continue
        if any(not (record.parent / f["name"]).exists() for f in gold["files"]):
            continue
        started = time.perf_counter()
        found, _ = read_case(record.parent, gold, settings, options.cache, options.fresh, not options.no_reread)
        grade = gold.get("grade", "?")
        shown = [json.loads(d.model_dump_json()) for d in found]
        for want, got in pairs(gold["documents"], shown):
            if options.type and want["type"] not in options.type:
                continue
            whole = got is not None and _key(got) == _key(want) and sorted(got["pages"]) == sorted(want["pages"])
            blank = want["type"] == "other" and got is None
            count[grade]["documents"] += 1
            count[grade]["documents right"] += whole or blank
            if not (whole or blank) and options.show:
                print(f"DOC   {gold['case']} {want['file'][-12:]} {_key(want)} {want['pages']} ← {_key(got) if got else None} {got['pages'] if got else ''}")
            for name, field in want["fields"].items():
                compare(options, gold["case"], grade, want, got if got and _key(got) == _key(want) else None, name, field, count, by_type)
        print(f"{gold['case']} ({grade}) {time.perf_counter() - started:.1f} s", flush=True)
    report(count, by_type)


def compare(options: Any, case: str, grade: str, want: dict[str, Any], got: dict[str, Any] | None, name: str, field: dict[str, Any],
            count: dict[str, Counter[str]], by_type: dict[str, Counter[str]]) -> None:  # fmt: skip
    """Counts one field."""
    read = (got or {}).get("fields", {}).get(name) or {"value": None, "status": "check", "raw": None}
    right = plain(read["value"]) == plain(field["value"])
    words = ["fields"]
    if right:
        words.append("exact")
        if read["status"] == "check":
            words.append("asked though right")
    else:
        words.append("silent" if read["status"] == "ok" else "asked")
    item = (want["fields"].get("item") or {}).get("value")
    for table in (count[grade], by_type[item or want["type"]]):
        table.update(words)
    if options.show and not (right and read["status"] == "ok"):
        mark = "right?" if right else "SILENT" if read["status"] == "ok" else "ask   "
        print(f"{mark} {case} {item or want['type']}.{name}: {field['value']!r} ← {read['value']!r} raw={read.get('raw')!r} alt={read.get('alternatives')}")


def report(count: dict[str, Counter[str]], by_type: dict[str, Counter[str]]) -> None:
    """The table, by grade and by type."""
    for title, tables in (("grade", count), ("type", by_type)):
        print(f"\n{title:28} docs        fields  exact%  asked%  asked-though-right%  silent")
        for name, table in sorted(tables.items()):
            n = table["fields"] or 1
            docs = f"{table['documents right']}/{table['documents']}" if table["documents"] else ""
            print(f"{name:28} {docs:10} {table['fields']:7} {100 * table['exact'] / n:7.2f} {100 * table['asked'] / n:7.2f} {100 * table['asked though right'] / n:12.2f} {table['silent']:10}")


if __name__ == "__main__":
    main()
