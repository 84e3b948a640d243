"""Disks as they really are: full in the middle of a run, turned read-only, enlarged again. The run says so and ends with
the contract's status, nothing is half written, and the next run completes.

Tests may run as root, whom no permission stops: the disks are made in a mount namespace of their own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docproc.model import Case
from tests.reading.drawn import form_pdf

UNSHARE = shutil.which("unshare")
RUN = f'"{sys.executable}" -c "from docproc.cli import main; main()" ingest inbox --out disk/out --jobs 1 --lang ko'


def on_a_disk(place: Path, script: str) -> str:
    """What `script` prints, run in `place` where a disk of its own can be mounted on `disk`; skips where none can."""
    inside = [UNSHARE or "", "-rm", "bash", "-c"]
    if UNSHARE is None or subprocess.run([*inside, "mount -t tmpfs -o size=1m none /mnt"], capture_output=True).returncode != 0:
        pytest.skip("no disk can be mounted here (unshare -rm)")
    (place / "inbox").mkdir()
    (place / "disk").mkdir()
    for part in ("사업신청서", "첨부서류"):
        shutil.copy(form_pdf(place / "form.pdf"), place / "inbox" / f"가온_손해액산정_{part}.pdf")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run([*inside, script], cwd=place, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_a_disk_that_is_full_at_any_moment_ends_the_run_with_a_sentence_and_the_next_one_completes(tmp_path: Path) -> None:
    said = on_a_disk(tmp_path, f"""
        mount -t tmpfs -o size=16k none disk
        for size in 16k 100k 180k 260k 400k 200m; do
            mount -o remount,size=$size disk
            {RUN} > said 2>&1; status=$?
            rm -rf kept-$size; cp -r disk kept-$size; mv said kept-$size/said
            echo "$size $status $(ls -A disk/out 2>/dev/null | tr '\\n' ' ')"
        done
    """)  # fmt: skip
    statuses = {line.split()[0]: int(line.split()[1]) for line in said.splitlines()}
    assert statuses["200m"] == 0, (tmp_path / "kept-200m" / "said").read_text()
    full = [size for size, status in statuses.items() if status]
    assert len(full) >= 3, said
    for size in full:
        kept = tmp_path / f"kept-{size}"
        told = (kept / "said").read_text()
        assert statuses[size] == 1 and "→" in told and "남은 용량" in told and "Traceback" not in told, (size, told)
        for record in kept.rglob("cases/*/record.json"):
            assert Case.model_validate(json.loads(record.read_bytes()))
        for sheet in kept.rglob("cases/*/review.xlsx"):
            load_workbook(sheet)
        assert not list(kept.rglob(".half-*")) and not list(kept.rglob(".scratch"))
    whole = tmp_path / "kept-200m" / "out"
    assert (whole / "register.xlsx").exists() and (whole / "cases" / "가온" / "record.json").exists()
    assert not list(whole.rglob(".half-*")) and not list(whole.glob(".scratch*"))


def test_a_folder_on_a_disk_that_may_only_be_read_is_left_as_it_is_and_said(tmp_path: Path) -> None:
    said = on_a_disk(tmp_path, f"""
        mount -t tmpfs -o size=200m none disk
        {RUN} > said0 2>&1; echo $?
        find disk -type f -not -name .lock -exec sha256sum {{}} + | sort > before
        mount -o remount,ro disk
        {RUN} > said1 2>&1; echo $?
        {RUN.replace("disk/out", "disk/new")} > said2 2>&1; echo $?
        "{sys.executable}" -c "from docproc.cli import main; main()" status disk/out > said3 2>&1; echo $?
        find disk -type f -not -name .lock -exec sha256sum {{}} + | sort > after
    """)  # fmt: skip
    assert said.split() == ["0", "1", "1", "0"], [(tmp_path / f"said{n}").read_text() for n in range(4)]
    for run in ("said1", "said2"):
        told = (tmp_path / run).read_text()
        assert "결과 폴더에 쓸 수 없습니다" in told and "--out" in told and "Traceback" not in told
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text() != ""
