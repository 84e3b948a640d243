"""The parsers under atheris, which looks for inputs that reach code not reached before: the long form of the properties
that `make test` tries with hypothesis.

    python -m tests.fuzzing names -max_total_time=60

A parser that raises, or breaks the property it must hold, ends its run with a status other than 0.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

from docproc import intake, korean, pipeline, private
from docproc.errors import RecordUnreadable
from docproc.intake import archive, filenames, kinds, mail, unpacking
from docproc.output import OutFolder, write_bytes
from tests.cases import made_up_case


def names(data: bytes) -> None:
    """A file name is read or refused; what it is read as has a right name that says the same part."""
    name = data.decode("utf-8", "surrogateescape")
    said = intake.read_name(name) or intake.read_name(name + "_손해액산정_첨부서류.pdf")
    assert intake.likely_name(name).endswith(".pdf")
    if said is not None:
        again = intake.read_name(said.right)
        assert said.company and (again is None or again.part is said.part)


def values(data: bytes) -> None:
    """Dates, amounts and numbers are parsed or refused; what is masked stays masked."""
    text = data.decode("utf-8", "replace")
    for parse in (korean.parse_date, korean.parse_money, korean.business_number, korean.corporate_number, korean.case_number, korean.company_core, korean.money_unit):
        parse(text)
    once = private.masked(text)
    assert private.masked(once) == once and not korean.resident_spans(once)


def records(data: bytes) -> None:
    """A record is loaded or said to be unreadable; here `data` overwrites a place in a whole one."""
    whole = made_up_case().model_dump_json().encode()
    place = int.from_bytes(data[:2], "big") % len(whole)
    write_bytes(_OUT.record("가온"), whole[:place] + data[2:] + whole[place + len(data[2:]) :])
    try:
        assert pipeline.load_case(_OUT, "가온").case
    except RecordUnreadable:
        pass


def containers(data: bytes) -> None:
    """A mail or archive is opened or refused, and its manifest says which."""
    for name in ("a.eml", "a.zip"):
        write_bytes(_OUT.root / name, data)
        list(mail.open_mail(_OUT.root / name).attachments)
        intake.unpack(_OUT.root / name, name, _OUT.root / "opened")
        assert intake.read_manifest(_OUT.root / "opened") is not None


TARGETS: dict[str, Callable[[bytes], None]] = {"names": names, "values": values, "records": records, "containers": containers}
_SEEDS = {
    "names": ["가온_손해액산정_사업신청서.pdf", "사본 - (주)가온_손해액산정_지원 우대사항 (1)_최종.PDF"],
    "values": ["2021 년 03 월 04 일", "금 일억이천만원정", "12,345천원", "123-45-67890", "110111-5711901", "주민번호 800101-1234567", "국민은행 123456-78-901234"],
    "records": ["\0\0{", "\0\1null", "\0\2NaN"],
    "containers": ["Subject: a\r\nContent-Disposition: attachment; filename*=ks_c_5601-1987''%B0%A1.pdf\r\n\r\nx", "PK\3\4"],
}
WATCHED = (archive, filenames, kinds, mail, unpacking, korean, private)
"""The modules whose branches lead the search; to watch all that is loaded takes minutes before the first try."""
_OUT: OutFolder


def fuzzed(seconds: int) -> dict[str, int]:
    """Runs each target for `seconds` in a process of its own; counts those that broke. Says so where atheris is missing."""
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (pip install -e '.[torture]'; there are wheels for Linux only): fuzzing is skipped", flush=True)
        return {}
    broken = 0
    for target in TARGETS:
        done = subprocess.run([sys.executable, "-m", "tests.fuzzing", target, f"-max_total_time={seconds}", "-timeout=20"], capture_output=True, text=True, cwd=Path(__file__).parent.parent)
        broken += done.returncode != 0
        last = [line for line in done.stderr.splitlines() if line.startswith("#") or "DONE" in line][-1:]
        print(f"atheris, {target}: {'BROKEN' if done.returncode else 'holds'} {' '.join(last)}", flush=True)
        if done.returncode:
            print(done.stderr[-3000:], flush=True)
    return {"parsers broken by fuzzing": broken}


def main() -> None:
    """Fuzzes the target that the first argument names; the others are libFuzzer's."""
    global _OUT
    import atheris

    target = TARGETS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as place:
        _OUT = OutFolder(Path(place))
        corpus = Path(place) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(_SEEDS[sys.argv[1]]):
            (corpus / str(number)).write_bytes(seed.encode())
        for module in WATCHED:
            for function in list(vars(module).values()):
                if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                    atheris.instrument_func(function)
        atheris.Setup([sys.argv[0], *sys.argv[2:], "-artifact_prefix=" + place + "/", str(corpus)], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
