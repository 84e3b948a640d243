# Two commands are the whole set-up:  make demo   and   make test
SHELL := /bin/bash
BIN := .venv/bin
READY := .venv/.ready
DEMO_OUT := docproc-out/demo
export OMP_THREAD_LIMIT := 1

.PHONY: help demo test torture bench samples schemas check setup

help:      ## what there is
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/'

demo: $(READY)  ## set up, then read samples/ and show the register (설치하고 예시 접수 건을 읽기)
	@$(BIN)/docproc ingest samples --out $(DEMO_OUT) || [ $$? -eq 3 ]
	@$(BIN)/docproc status $(DEMO_OUT)

test: $(READY)  ## set up, then run every test, OCR included
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

torture: $(READY)  ## the long fault suite: 2,000 spoiled files, 200 kills over samples/, fuzzing (hours)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --only-binary atheris -e '.[torture]' || echo "atheris: no wheel for this machine, fuzzing is skipped"
	@$(BIN)/python -m tests.torture --inputs 2000 --fuzz 60
	@$(BIN)/python -m tests.torture --kills 200 --inbox samples

check: $(READY)  ## read samples/ and compare with their golden records, field by field
	@$(BIN)/docproc ingest samples --out docproc-out/check || [ $$? -eq 3 ]
	@$(BIN)/docproc qa samples docproc-out/check

bench: $(READY)  ## seconds a page by kind and step; golden values in the lines read; fields exact
	@$(BIN)/python benchmarks/reading.py samples --pages 16
	@$(BIN)/python benchmarks/lines.py samples --pages 40
	@$(BIN)/python benchmarks/fields.py samples --only 한빛정밀 세종바이오텍 푸른섬유

samples: $(READY)  ## make samples/ again from their seed
	@$(BIN)/docproc samples --out samples

schemas: $(READY)  ## write schemas/ from the records' classes
	@$(BIN)/docproc schema --out schemas

setup: $(READY)  ## only set up

# pyproject.toml and the set-up script are what a change of needs shows in.
$(READY): pyproject.toml .ci/setup
	@bash .ci/setup
	@touch $@
