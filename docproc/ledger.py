"""The ledger: runs, files by hash, cases, verdict history, and what we wrote (SQLite).

It answers three questions: was this submission read before with the same program and settings; is the
sheet in OUT still the one we wrote, or has a person edited it; how did a verdict come to change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self

from docproc.errors import EnvironmentNotFit
from docproc.model import Case

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs(
  id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL,
  cases INTEGER, read_pages INTEGER, rejected INTEGER);
CREATE TABLE IF NOT EXISTS files(
  sha256 TEXT NOT NULL, name TEXT NOT NULL, case_name TEXT, part TEXT, page_count INTEGER,
  rejected TEXT, first_run INTEGER NOT NULL REFERENCES runs(id), PRIMARY KEY(sha256, name));
CREATE TABLE IF NOT EXISTS rejections(
  sha256 TEXT NOT NULL, name TEXT NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY(sha256, name));
CREATE TABLE IF NOT EXISTS cases(
  case_name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, program TEXT NOT NULL, application_date TEXT,
  eligibility TEXT NOT NULL, rate_confirmed INTEGER, rate_possible INTEGER, bonus_confirmed INTEGER,
  run INTEGER NOT NULL REFERENCES runs(id));
CREATE TABLE IF NOT EXISTS verdicts(
  case_name TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id), section TEXT NOT NULL, id TEXT NOT NULL,
  verdict TEXT NOT NULL, points INTEGER, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS verdicts_by_case ON verdicts(case_name, section, id, run);
CREATE TABLE IF NOT EXISTS changes(
  case_name TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id), seen TEXT NOT NULL, who TEXT NOT NULL,
  signed TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, program TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS changes_by_case ON changes(case_name, kind, place, run);
CREATE TABLE IF NOT EXISTS written(
  path TEXT NOT NULL, sha256 TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY(path, sha256));
"""


class KnownFile(NamedTuple):
    """A file as the ledger keeps it; `rejected` is the finding's code, `why` its sentence."""

    sha256: str
    name: str
    case: str | None
    part: str | None
    page_count: int | None
    rejected: str | None
    why: str = ""


class Change(NamedTuple):
    """What a person changed in a sheet: `seen` is when we found it (UTC), `who` and `signed` the name and the day they
    entered, `program` what the program said beside it. An entry taken back has an empty `new`."""

    run: int
    seen: str
    who: str
    signed: str
    kind: str
    place: str
    old: str
    new: str
    program: str


class Ledger:
    """One OUT's ledger. Use as a context manager; every method that writes is one transaction."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._said():
            self._db = sqlite3.connect(path, timeout=30)
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA secure_delete = ON")  # what is purged leaves no trace in free pages
            self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._said(), self._db:
            yield self._db

    @contextmanager
    def _said(self) -> Iterator[None]:
        """A full disk or a file that is no ledger is said as such."""
        try:
            yield
        except sqlite3.Error as error:
            raise EnvironmentNotFit(
                f"대장 파일을 쓸 수 없습니다: {self._path} ({error})",
                f"The ledger cannot be written: {self._path} ({error})",
                next_ko="남은 용량과 권한을 확인하세요. 파일이 손상되었으면 다른 이름으로 옮겨 두고 다시 실행하세요(모든 건을 다시 계산합니다).",
                next_en="Check free space and permissions. If the file is damaged, move it away and run again: every case is computed anew.",
            ) from error

    def start_run(self, version: str) -> int:
        """A new run's number."""
        with self._transaction() as db:
            return int(db.execute("INSERT INTO runs(started, version) VALUES (?, ?)", (_now(), version)).lastrowid or 0)

    def finish_run(self, run: int, *, cases: int, read_pages: int, rejected: int) -> None:
        """Marks `run` as ended of its own accord."""
        with self._transaction() as db:
            db.execute(
                "UPDATE runs SET finished = ?, cases = ?, read_pages = ?, rejected = ? WHERE id = ?",
                (_now(), cases, read_pages, rejected, run),
            )

    def last_started(self) -> str | None:
        """The latest time at which a run began, as the clock then said (UTC). What is later is told by the number of the
        run, never by this: clocks are set."""
        row = self._db.execute("SELECT MAX(started) FROM runs").fetchone()
        return row[0] if row else None

    def fingerprint(self, case: str) -> str | None:
        """What `case` was last computed from, or None."""
        row = self._db.execute("SELECT fingerprint FROM cases WHERE case_name = ?", (case,)).fetchone()
        return row[0] if row else None

    def record_files(self, run: int, files: Iterable[KnownFile]) -> None:
        """Remembers files, the first run that saw each included."""
        known = list(files)
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO files(sha256, name, case_name, part, page_count, rejected, first_run) VALUES (?,?,?,?,?,?,?) "
                "ON CONFLICT(sha256, name) DO UPDATE SET case_name = excluded.case_name, part = excluded.part, "
                "page_count = COALESCE(excluded.page_count, page_count), rejected = excluded.rejected",
                [(*file[:6], run) for file in known],
            )
            db.executemany("INSERT OR REPLACE INTO rejections VALUES (?,?,?)", [(file.sha256, file.name, file.why) for file in known if file.rejected])

    def record_case(self, run: int, case: Case, fingerprint: str) -> None:
        """Remembers a finished case; of its verdicts only those that are new or have changed."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO cases VALUES (?,?,?,?,?,?,?,?,?)",
                (
                    case.case,
                    fingerprint,
                    case.program,
                    case.application_date.isoformat() if case.application_date else None,
                    case.eligibility.verdict,
                    case.rate.confirmed,
                    case.rate.possible,
                    case.bonus.confirmed,
                    run,
                ),
            )
            # With the case, not at the end of the run: a run that is killed in between finds the case done and reads no file of it.
            db.executemany("UPDATE files SET page_count = ? WHERE sha256 = ? AND page_count IS NULL", [(file.page_count, file.sha256) for file in case.files])
            before = {(section, id): rest for section, id, *rest in self._verdicts(case.case)}
            rows = [
                *(("eligibility", v.id, v.verdict, None, v.reason) for v in case.eligibility.criteria),
                *(("rate", v.id, v.verdict, v.points, v.reason) for v in case.rate.items),
                *(("bonus", v.id, v.verdict, v.points, v.reason) for v in case.bonus.items),
            ]
            db.executemany(
                "INSERT INTO verdicts VALUES (?,?,?,?,?,?,?)",
                [(case.case, run, *row) for row in rows if before.get(row[:2]) != list(row[2:])],
            )

    def _verdicts(self, case: str) -> list[tuple[str, str, str, int | None, str]]:
        return self._db.execute(
            "SELECT section, id, verdict, points, reason FROM verdicts v WHERE case_name = ? AND run = "
            "(SELECT MAX(run) FROM verdicts w WHERE w.case_name = v.case_name AND w.section = v.section AND w.id = v.id)",
            (case,),
        ).fetchall()

    def history(self, case: str) -> list[tuple[int, str, str, str, str]]:
        """Every verdict `case` ever had: (run, section, id, verdict, reason), oldest first."""
        return self._db.execute(
            "SELECT run, section, id, verdict, reason FROM verdicts WHERE case_name = ? ORDER BY run, rowid", (case,)
        ).fetchall()

    def record_entries(self, run: int, case: Case) -> int:
        """Remembers what a person has entered, changed or taken back since the last run; returns how many."""
        before = {(change.kind, change.place): change.new for change in self.changes(case.case)}
        now = {(entry.kind, entry.where): entry for entry in case.entries}
        who, signed = (now[key].value if (key := ("sign", f"sign/reviewer/{what}")) in now else "" for what in ("name", "date"))
        seen = _now()
        rows = [(seen, who, signed, *key, before.get(key, ""), entry.value, entry.was) for key, entry in now.items() if before.get(key, "") != entry.value]
        rows += [(seen, who, signed, *key, old, "", "") for key, old in before.items() if old and key not in now]
        with self._transaction() as db:
            db.executemany("INSERT INTO changes VALUES (?,?,?,?,?,?,?,?,?,?)", [(case.case, run, *row) for row in rows])
        return len(rows)

    def changes(self, case: str) -> list[Change]:
        """Everything people changed in the sheets of `case`, oldest first."""
        rows = self._db.execute(
            "SELECT run, seen, who, signed, kind, place, old, new, program FROM changes WHERE case_name = ? ORDER BY run, rowid", (case,)
        )
        return [Change(*row) for row in rows]

    def about_to_write(self, run: int, path: str, sha256: str) -> None:
        """Said before a file is put in place, so that a killed run's file is not taken for an edited one."""
        with self._transaction() as db:
            db.execute("INSERT OR IGNORE INTO written VALUES (?,?,?)", (path, sha256, run))

    def is_ours(self, path: str, sha256: str) -> bool:
        """Whether we once wrote exactly these bytes to `path` (relative to OUT)."""
        return self._db.execute("SELECT 1 FROM written WHERE path = ? AND sha256 = ?", (path, sha256)).fetchone() is not None

    def files_of(self, case: str) -> list[KnownFile]:
        """Every file that ever belonged to `case`."""
        rows = self._db.execute("SELECT sha256, name, case_name, part, page_count, rejected FROM files WHERE case_name = ? ORDER BY name", (case,))
        return [KnownFile(*row) for row in rows]

    def case_names(self) -> set[str]:
        """Every case that a file or a result was entered for."""
        rows = self._db.execute("SELECT case_name FROM cases UNION SELECT case_name FROM files WHERE case_name IS NOT NULL")
        return {name for (name,) in rows}

    def shared(self, sha256: str, case: str) -> bool:
        """Whether another case than `case` has a file of these bytes."""
        return self._db.execute("SELECT 1 FROM files WHERE sha256 = ? AND case_name IS NOT NULL AND case_name != ?", (sha256, case)).fetchone() is not None

    def forget(self, case: str) -> int:
        """Removes every row about `case`, whatever table it is in; returns how many."""
        count = 0
        with self._transaction() as db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
            for table in tables:
                columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
                if "case_name" in columns:
                    count += db.execute(f"DELETE FROM {table} WHERE case_name = ?", (case,)).rowcount
                if "path" in columns:
                    count += db.execute(f"DELETE FROM {table} WHERE substr(path, 1, ?) = ?", (len(f"cases/{case}/"), f"cases/{case}/")).rowcount
        with self._said():
            self._db.execute("VACUUM")
        return count

    def forget_rejected(self, file: KnownFile) -> int:
        """Removes the rows of a file that belongs to no submission; returns how many."""
        with self._transaction() as db:
            return sum(db.execute(f"DELETE FROM {table} WHERE sha256 = ? AND name = ?", (file.sha256, file.name)).rowcount for table in ("files", "rejections"))

    def rejected(self) -> list[KnownFile]:
        """The files that belong to no submission."""
        rows = self._db.execute(
            "SELECT sha256, name, case_name, part, page_count, rejected, COALESCE(sentence, '') FROM files LEFT JOIN rejections USING(sha256, name) "
            "WHERE rejected IS NOT NULL ORDER BY name"
        )
        return [KnownFile(*row) for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
