# Everyday commands of Ratslese. `make demo` and `make test` set up all that they need.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SERVE ?= yes
HOST ?= 127.0.0.1
PORT ?= 8001
BENCH ?= --keep
DEMO_DB ?= demo.db
# More than processors: many tests wait for the commands that they start.
TESTERS ?= 3
COGGED := README.md docs/accuracy.md docs/bench.md docs/compare.md docs/profiles.md docs/rules.md docs/scale.md
# Else each of the hundreds of commands that tests start compiles all modules anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo test check-types check-docs bench accuracy samples docs lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: $(VENV)/.run ## ingest the sample papers and serve them at 127.0.0.1:8001 (SERVE=no: stop before serving)
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm $(DEMO_DB).lock
	@$(BIN)/ratslese ingest tests/documents/*/*/paper.pdf tests/documents/*/*/paper.txt --db $(DEMO_DB) --no-keep-files
	@if [ "$(SERVE)" = yes ]; then exec $(BIN)/ratslese serve $(DEMO_DB) --host $(HOST) --port $(PORT); fi

test: $(VENV)/.test ## all checks and all tests
	@bash .ci/system
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory --jobs=2 --output-sync check-types check-docs
	@$(BIN)/python -m pytest --numprocesses $(TESTERS) --dist loadfile --no-loadscope-reorder

check-types:
	@$(BIN)/mypy

check-docs:
	@$(BIN)/cog --check -P -I . $(COGGED)

bench: $(VENV)/.samples ## measure every figure over 500 typeset papers and keep them in docs/bench.md
	@$(BIN)/python -m tests.bench $(BENCH)
	@$(BIN)/cog -r -P -I . docs/bench.md docs/scale.md

accuracy: $(VENV)/.test ## measure how right papers are read and keep it in docs/accuracy.md
	@$(BIN)/python -m tests.accuracy --keep
	@$(BIN)/cog -r -P -I . docs/accuracy.md

samples: $(VENV)/.samples ## set the sample papers' PDFs anew from their HTML
	@$(BIN)/python tests/documents/typeset.py

docs: $(VENV)/.test ## write the docs' tables and examples anew
	@$(BIN)/cog -r -P -I . $(COGGED)

lock: ## resolve the dependencies anew (needs uv)
	@for set in "test --group build --group test --extra cluster --extra ocr" \
	  "run --group build --constraint requirements/test.lock" \
	  "samples --group build --group test --group samples --extra cluster --extra ocr"; do \
	  read -r name args <<<"$$set"; \
	  uv pip compile pyproject.toml $$args --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements/$$name.lock; \
	done

clean: ## remove the environment, the bench's papers and the demo's database
	@rm -rf $(VENV) .bench $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm $(DEMO_DB).lock

$(BIN)/python:
	@bash .ci/venv "$(PYTHON)" "$(VENV)"

$(VENV)/.run: $(BIN)/python requirements/run.lock pyproject.toml
	@echo "Installing Ratslese and its locked dependencies into $(VENV) …"
	@$(PIP) install --require-hashes --requirement requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.lock
	@echo "Installing the locked test tools into $(VENV) …"
	@$(PIP) install --no-compile --require-hashes --requirement requirements/test.lock
	@touch $@

$(VENV)/.samples: $(VENV)/.test requirements/samples.lock
	@$(PIP) install --require-hashes --requirement requirements/samples.lock
	@touch $@
