# `make run` prepares what is missing and starts the server. `make check test` is what CI runs.
# Each part of the preparation leaves a stamp file, so a second call does nothing.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
RUN    := $(VENV)/run.stamp
DEV    := $(VENV)/dev.stamp
NODE   := $(VENV)/node.stamp
# Test files that run at the same time: a journey waits for its browser half of the time. WORKERS=0: one by one.
WORKERS ?= 2
# The demo board: built from Python, because a person can read and change that. Git ignores the JSON and the images.
DEMO   := board_data/kuntien-digitiekartta.json
DEMO_SOURCES := $(wildcard board_data/*.py board_data/digitiekartta/*.py server/config.py server/wire/*.py server/exchange/importing/*.py)
BENCH  := bench/sync
RENDER := bench/render
TOOLS  := node_modules/.tools.stamp
UV     := $(VENV)/lock/bin/uv
LOCK   := $(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes $(LOCKFLAGS)

# setup.sh puts Node.js into .venv on machines that have none.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PYTHON

.PHONY: run build test test-python test-page check check-python check-page format vendor wheel bench-deletes bench-page bench-render bench-sync lock upgrade clean

run: build
	$(PY) -m server serve

# Everything that a server in a checkout needs and that is not committed.
build: vendor $(DEMO)

# --- Tests: the server, the rules of the project, journeys in a real Chromium; then the page's own units ---

test: test-python test-page

# A file stays with one worker: its tests share a server, a browser or a wheel. Files with many tests come first.
test-python: build $(DEV) $(VENV)/browser.stamp
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --ignore=tests/journeys
	$(PY) -m pytest -n $(WORKERS) --dist loadfile tests/journeys

test-page: vendor
	node --import ./tests/static/vendorLoader.mjs --test $$(find tests/static -name '*.test.js')

# --- Checks: style, types and the order of the layers, in both languages ---

check: check-python check-page

check-python: $(DEV)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

check-page: $(TOOLS)
	node_modules/.bin/tsc -p tsconfig.json
	node_modules/.bin/tsc -p tests/static/tsconfig.json
	node_modules/.bin/tsc -p drills/tsconfig.json
	node_modules/.bin/eslint
	node_modules/.bin/biome format

format: $(DEV) $(TOOLS)
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format
	node_modules/.bin/biome format --write

bench-page: build $(DEV) $(VENV)/browser.stamp
	$(PY) scripts/bench_page.py

# NODES=1000000 for another size of board.
bench-deletes: $(DEV)
	$(PY) scripts/bench_deletes.py $(NODES)

# Fault drills such as `make drill-R1` (docs/reliability.md lists them): one line of JSON, exit code 1 if one fails.
drill-%: build $(DEV)
	@$(PY) -m drills $* $(ARGS)

# Kehys and other servers from npm, about ten minutes. SHORT=1: two of them, shorter. TARGETS="kehys" ONLY="live,storm": a part.
bench-sync: build $(BENCH)/peers/.stamp $(BENCH)/loadgen/wsload
	node $(BENCH)/bench.mjs $(TARGETS) $(if $(ONLY),--only=$(ONLY))

# Kehys, Excalidraw and tldraw pan and zoom the same board in a real browser: N=demo, 1000, 10000, 100000 or 1000000.
bench-render: build $(DEV) $(VENV)/browser.stamp $(RENDER)/peers/.stamp
	@$(PY) -m bench.render $(N) $(if $(ONLY),--only $(ONLY)) $(if $(CROWD),--crowd)

$(RENDER)/peers/.stamp: $(RENDER)/install.sh $(wildcard $(RENDER)/pages/*)
	sh $<
	@touch $@

$(BENCH)/peers/.stamp: $(BENCH)/install.sh
	sh $<
	@touch $@

$(BENCH)/loadgen/wsload: $(BENCH)/loadgen/wsload.cpp $(wildcard $(BENCH)/loadgen/*.hpp)
	g++ -std=c++17 -O2 -o $@ $<

# --- What other targets need ---

# Libraries of the page, and the packed page. Does nothing while both are up to date.
vendor: $(RUN) $(NODE)
	@$(PY) scripts/vendor.py

# Takes about a second and needs no network.
$(DEMO): $(DEMO_SOURCES) $(RUN)
	$(PY) -m board_data.digitiekartta

# dist/kehys-VERSION-py3-none-any.whl, which contains everything that a server needs.
wheel: vendor $(DEV)
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

$(RUN): requirements/run.txt scripts/setup.sh
	sh scripts/setup.sh python run
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	sh scripts/setup.sh python dev
	@touch $@

$(NODE): requirements/node.txt $(RUN)
	sh scripts/setup.sh node
	@touch $@

$(VENV)/browser.stamp: $(DEV)
	sh scripts/setup.sh browser
	@touch $@

$(TOOLS): package-lock.json $(NODE)
	npm ci --loglevel=error
	@touch $@

# --- Lock files: after a change of pyproject.toml or package.json. `make upgrade` also takes new versions. ---

lock: $(UV) $(NODE)
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) --group node -o requirements/node.txt
	npm install --package-lock-only --loglevel=error

upgrade:
	$(MAKE) lock LOCKFLAGS=--upgrade

$(UV): | $(RUN)
	$(PY) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet uv

# Does not touch data/, which holds the boards.
clean:
	rm -rf $(VENV) node_modules static/vendor $(DEMO) $(DEMO:.json=) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find server scripts drills tests migrations -name __pycache__ -prune -exec rm -rf {} +
