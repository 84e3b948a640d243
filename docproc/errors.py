"""What stops a run: each error carries its exit status and says what to do next.

Nothing here is about documents: what is wrong with an applicant's paper is a finding, not an error.
Messages are `(Korean, English)`; the command line prints the one of its language.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_ENVIRONMENT = 1
EXIT_USAGE = 2
EXIT_REJECTED = 3
EXIT_INTERRUPTED = 130


class DocprocError(Exception):
    """A run cannot go on. `ko`/`en` say what happened, `next_ko`/`next_en` what to do."""

    exit_status = EXIT_ENVIRONMENT

    def __init__(self, ko: str, en: str, *, next_ko: str = "", next_en: str = "") -> None:
        super().__init__(en)
        self.ko, self.en, self.next_ko, self.next_en = ko, en, next_ko, next_en

    def __reduce__(self) -> tuple[object, ...]:
        """So that it comes whole out of a worker process."""
        return _again, (type(self), self.ko, self.en, self.next_ko, self.next_en)

    def sentence(self, lang: str) -> str:
        """The whole message in `lang` (`ko` or `en`), with the next step on its own line."""
        what, then = (self.ko, self.next_ko) if lang == "ko" else (self.en, self.next_en)
        return f"{what}\n→ {then}" if then else what


def _again(kind: type[DocprocError], ko: str, en: str, next_ko: str, next_en: str) -> DocprocError:
    return kind(ko, en, next_ko=next_ko, next_en=next_en)


class EnvironmentNotFit(DocprocError):
    """Something the program needs is missing: Tesseract, its Korean data, a writable OUT."""

    exit_status = EXIT_ENVIRONMENT


class WrongUsage(DocprocError):
    """The command was given something that cannot be meant: no such folder, an unknown case or edition."""

    exit_status = EXIT_USAGE


class ProgramInvalid(DocprocError):
    """An edition's YAML does not hold together; the message names the line's path and the nearest known key."""

    exit_status = EXIT_USAGE


class RecordUnreadable(DocprocError):
    """The record of a case is damaged, or of a version that this one does not know."""

    exit_status = EXIT_ENVIRONMENT


class OutputBusy(DocprocError):
    """Another run is writing to the same OUT."""

    exit_status = EXIT_ENVIRONMENT
