# make site   check, build and serve on http://127.0.0.1:8000
# make build  the same without serving
# make test   linters, types, unit, property, generator and browser tests
# make serve  live preview while writing
# make bench  speed against the floor and the peers, as ratios; writes docs/about/speed.*
# make fuzz   the readers under a coverage-guided fuzzer, SECONDS each (600)
# make lock   renew the hash-locked requirements

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site build check serve test bench fuzz lint types lock clean
.DEFAULT_GOAL := site

site: build
	@echo "Serving site/ on http://127.0.0.1:8000 (stop with Ctrl-C)"
	@$(BIN)/python -m http.server 8000 --bind 127.0.0.1 --directory site

build: check
	$(BIN)/mkdocs build --strict --site-dir site

check: .venv/.site
	$(BIN)/citewell check

serve: .venv/.site
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

test: lint types
	sh scripts/find_chromium.sh > .venv/chromium || true
	CHROMIUM="$$(cat .venv/chromium)" $(BIN)/pytest

lint: .venv/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: .venv/.test
	$(BIN)/mypy

bench: .venv/.site
	PYTHONPATH=scripts $(BIN)/python -m bench $(BENCH)

SECONDS ?= 600
fuzz: .venv/.fuzz
	PYTHONPATH=scripts $(BIN)/python -m fuzz.run --seconds $(SECONDS) $(READERS)

lock: .venv/.test
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements-test.txt requirements-test.in
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements-fuzz.txt requirements-fuzz.in

clean:
	rm -rf .venv site

# The stamps make second runs install nothing.
.venv/.site: requirements.txt pyproject.toml
	sh scripts/make_venv.sh $(PYTHON)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.site requirements-test.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@

.venv/.fuzz: .venv/.site requirements-fuzz.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-fuzz.txt
	@touch $@
