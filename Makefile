# HocBac: everything from a bare clone needs Python 3.11+, pip and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What developers need besides; `make setup DEV=` leaves it out.
DEV ?= --group dev
# The CPU build of torch, exactly; where pip has no such wheel at hand it comes from this index (a mirror may be named).
TORCH_VERSION := 2.13.0
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

.PHONY: run test setup lint format lock clean torch

run: setup
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ] || grep -qs '^TELEGRAM_BOT_TOKEN=.' .env; \
		then exec $(BIN)/hocbac run; else exec $(BIN)/hocbac chat; fi

test: setup
	$(BIN)/python -m pytest

setup: $(VENV)/.installed
	@$(BIN)/hocbac index

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "HocBac needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt pip
	$(MAKE) --no-print-directory torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . $(DEV)
	@touch $@

# Plain `torch` brings gigabytes of CUDA on Linux: the CPU wheel where pip knows one, else from torch's own index.
torch:
	@if [ "$$(uname -s)" = Linux ]; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "torch==$(TORCH_VERSION)+cpu" 2>/dev/null \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --index-url $(TORCH_INDEX) "torch==$(TORCH_VERSION)"; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "torch==$(TORCH_VERSION)"; \
	fi

# Newest versions of everything pyproject.toml names, tried in a fresh environment and written down exactly.
lock:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(MAKE) --no-print-directory torch
	$(BIN)/python -m pip install --quiet --editable . --group dev
	{ echo "# Exact versions, written by \`make lock\`. No hashes: torch's CPU build differs from index to index."; \
	  $(BIN)/python -m pip freeze --all --exclude-editable --exclude setuptools | sed 's/+cpu$$//'; } > constraints.txt
	touch $(VENV)/.installed

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
