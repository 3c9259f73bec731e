# HocBac: everything from a bare clone needs Python 3.11+, pip and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where a CPU build of torch is found on Linux when pip has none at hand; a mirror may be named here.
TORCH_VERSION := 2.13.0
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

.PHONY: run test setup lint format lock clean

run: setup
	@$(BIN)/hocbac start

test: setup
	$(BIN)/python -m pytest

setup: $(VENV)/.installed
	@$(BIN)/hocbac index --if-needed

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
