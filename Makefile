# Needs Python 3.11 or newer with pip, and the package registry; sets up everything else by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SAMPLE := samples/sites/academic

.PHONY: demo test test-all readers check dev install docs bench format clean

demo: install
	$(BIN)/pexport jsonld $(SAMPLE)

test: install check
	$(BIN)/pytest -m "not slow" -n auto

test-all: install check readers
	$(BIN)/pytest -n auto

# The programs that read what pexport writes, and are no Python packages. Without them their tests
# are skipped, and say so; where CI is set they fail.
DEBIAN_READERS := $(shell cat tests/readers/programs/debian.txt)
NODE := tests/readers/programs/node
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
apt = if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then $(APT) update && $(APT) install --no-install-recommends --yes $(1) >/dev/null; \
	else echo "These readers are left out; on Debian root installs them: apt-get install $(1)"; fi

readers:
	@dpkg --status $(DEBIAN_READERS) >/dev/null 2>&1 || $(call apt,$(DEBIAN_READERS))
	@command -v npm >/dev/null || $(call apt,nodejs npm)
	@! command -v npm >/dev/null || $(MAKE) --no-print-directory $(NODE)/node_modules/.package-lock.json

$(NODE)/node_modules/.package-lock.json: $(NODE)/package-lock.json
	npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --loglevel=error

# Linters and type checkers. They want pexport installed, and leave it as it is installed.
check: $(VENV)/tools $(VENV)/pexport
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

# For work on pexport: what is installed is the source tree itself.
dev: $(VENV)/tools
	$(PIP) install --editable .
	rm -rf build pexport.egg-info
	touch $(VENV)/pexport

# The package as a user has it. An old build/ would bring deleted files back, and doubles every grep.
install: $(VENV)/pip
	rm -rf build
	$(PIP) install .
	$(PIP) install --no-deps --force-reinstall .
	rm -rf build pexport.egg-info
	touch $(VENV)/pexport

# However it was installed; without anything, in place.
$(VENV)/pexport: | $(VENV)/pip
	$(PIP) install --editable .
	rm -rf build pexport.egg-info
	touch $@

docs: $(VENV)/tools $(VENV)/pexport
	$(BIN)/python docs/generate.py

# In an environment of its own: an editable install adds to every start.
bench:
	$(MAKE) --no-print-directory VENV=.venv-bench install
	.venv-bench/bin/python bench/road.py
	.venv-bench/bin/python bench/startup.py

format: $(VENV)/tools
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:
	rm -rf $(VENV) .venv-bench build dist *.egg-info

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"
	touch $@

$(VENV)/tools: $(VENV)/pip pyproject.toml
	$(PIP) install --group dev
	touch $@
