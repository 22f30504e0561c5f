# wireledger: `make run` and `make test` need only make and Python 3.11-3.13.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed-run
DEV    := $(VENV)/.installed-dev

# Bytecode halves every start; an inherited setting must not switch it off.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-slow soak fuzz lint types eval bench docs lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: $(RUN)  ## set up and run the main job on seeds/reports
	$(BIN)/wireledger run

# A file's tests stay together, since what they share is made once a file.
test: $(DEV)  ## set up and run the quick tests
	$(BIN)/python -m pytest -m "not slow" -n logical --maxprocesses 4 --dist loadfile

test-slow: $(DEV)  ## the slow tests: servers, killed processes, large inputs
	$(BIN)/python -m pytest -m slow -n 2 --dist loadfile

FUZZ_SECONDS ?= 600
fuzz: $(DEV)  ## the fuzzers for longer: FUZZ_SECONDS for each guided one, FUZZ_FACTOR times the random examples
	FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_FACTOR=$${FUZZ_FACTOR:-20} $(BIN)/python -m pytest tests/fuzz --timeout=0

soak: $(DEV)  ## kills at every stage, at file operations and at random times (half an hour)
	$(BIN)/python -m pytest --soak -s tests/test_crash.py tests/test_crash_machine.py tests/test_crash_rebuild.py tests/test_crash_readers.py

lint: $(DEV)  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)  ## mypy, strict
	$(BIN)/mypy

eval: $(DEV)  ## score the extractors on the evaluation sets that are present
	$(BIN)/python -m tests.evaluation

bench: $(DEV)  ## speed and memory as ratios measured in one run; LARGE=1 adds a ledger of 100,000 reports
	$(BIN)/python -m tests.bench $(if $(LARGE),--large)

docs: $(DEV)  ## regenerate docs/dictionary.md from sql/, and the answers that README.md shows
	$(BIN)/python -m tasks.publish.dictionary docs/dictionary.md
	$(BIN)/python -m tests.readme

lock:  ## resolve the pins in requirements/ anew (needs uv on the path)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header -q -c requirements/run.txt -o requirements/dev.txt
	echo uv | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/bootstrap.txt

clean:  ## remove the environment and everything that runs produced
	rm -rf $(VENV) data .pytest_cache .mypy_cache .ruff_cache

# --- the environment -------------------------------------------------------------------------

$(VENV)/.bootstrapped: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "wireledger needs Python 3.11, 3.12 or 3.13; this is %s. Name one: make PYTHON=python3.12 run" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

# uv installs in a tenth of pip's time; where only pip knows the way to an index, pip does it.
define install
	@echo "installing $(1) (about 850 MB, once)"
	@$(BIN)/uv pip install --python $(BIN)/python --quiet --require-hashes --compile-bytecode -r $(1) \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $(2)
endef

$(RUN): $(VENV)/.bootstrapped requirements/run.txt pyproject.toml
	$(call install,requirements/run.txt,$@)

$(DEV): $(VENV)/.bootstrapped requirements/dev.txt pyproject.toml
	$(call install,requirements/dev.txt,$@)
	@touch $(RUN)
