# Needs Python 3.11 or newer with pip, and the package registry; sets up everything else by itself.
PYTHON ?= python3
# Two environments: the package as a user has it, which is shown and tested; and the source tree in
# place, which is worked on: an edit counts there at once.
USERS := .venv
DEV := .venv-dev
SAMPLE := samples/sites/academic
pip = $(1)/bin/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test test-all readers check dev install docs bench format clean
.NOTPARALLEL:

demo: install
	$(USERS)/bin/pexport jsonld $(SAMPLE)

test: install $(USERS)/tools
	$(call lint,$(USERS))
	$(USERS)/bin/pytest -m "not slow" -n auto

test-all: install $(USERS)/tools readers
	$(call lint,$(USERS))
	$(USERS)/bin/pytest -n auto

# The programs that read what pexport writes, and are no Python packages. Without them their tests
# are skipped, and say so; where CI is set they fail.
DEBIAN_READERS := $(shell cat tests/readers/programs/debian.txt)
NODE := tests/readers/programs/node
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
apt = if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then $(APT) update && $(APT) install --no-install-recommends --yes $(1) >/dev/null; \
	else echo "These readers are left out; on Debian root installs them: apt-get install $(1)"; fi

readers: $(USERS)/sites
	@dpkg --status $(DEBIAN_READERS) >/dev/null 2>&1 || $(call apt,$(DEBIAN_READERS))
	@command -v npm >/dev/null || $(call apt,nodejs npm)
	@! command -v npm >/dev/null || $(MAKE) --no-print-directory $(NODE)/node_modules/.package-lock.json

$(NODE)/node_modules/.package-lock.json: $(NODE)/package-lock.json
	npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --loglevel=error

check: $(DEV)/pexport
	$(call lint,$(DEV))

# Linters and type checkers; they want what pexport depends on.
define lint
$(1)/bin/ruff format --check
$(1)/bin/ruff check
$(1)/bin/mypy
$(1)/bin/pyright --pythonpath $(1)/bin/python
endef

dev: $(DEV)/pexport

$(DEV)/pexport: $(DEV)/tools
	$(call pip,$(DEV)) install --editable .
	rm -rf build pexport.egg-info
	touch $@

# An old build/ would bring deleted files back, and doubles every grep.
install: $(USERS)/pip
	rm -rf build
	$(call pip,$(USERS)) install .
	$(call pip,$(USERS)) install --no-deps --force-reinstall .
	rm -rf build pexport.egg-info

docs: $(DEV)/pexport
	$(DEV)/bin/python docs/generate.py

# In an environment of its own: what is installed beside pexport adds to every start.
bench:
	$(MAKE) --no-print-directory USERS=.venv-bench install
	.venv-bench/bin/python bench/road.py
	.venv-bench/bin/python bench/startup.py
	.venv-bench/bin/python bench/growth.py

format: $(DEV)/tools
	$(DEV)/bin/ruff format
	$(DEV)/bin/ruff check --fix

clean:
	rm -rf $(USERS) $(DEV) .venv-bench build dist *.egg-info

$(USERS)/pip $(DEV)/pip:
	$(PYTHON) -m venv $(@D)
	$(call pip,$(@D)) install --upgrade "pip>=25.1"
	touch $@

$(USERS)/tools $(DEV)/tools: %/tools: %/pip pyproject.toml
	$(call pip,$*) install --group dev
	touch $@

$(USERS)/sites: $(USERS)/pip pyproject.toml
	$(call pip,$(USERS)) install --group sites
	touch $@
