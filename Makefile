# What a person types. A Python of 3.11 or newer and make are all it needs; the first call installs the rest.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run demo test test-real bench structure strings clean

run: .venv/ready
	@exec $(BIN)/recruit run

demo: .venv/ready
	@exec $(BIN)/recruit run --demo --data var/demo --port $${RECRUIT_PORT:-8000}

test: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 -m "not real"

test-real: .venv/ready-for-real
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m real -rs

bench: .venv/ready-for-tests
	$(BIN)/python -m benchmarks

# Rooms, imports, circles, names and lengths, counted.
structure: .venv/ready-for-tests
	$(BIN)/python -m tests.architecture.structure

# The words of all pages: collect them, and compile the Dutch ones. The table of channels in the documents.
strings: .venv/ready-for-tests
	$(BIN)/python -m tests.support.channel_table
	$(BIN)/python -m tests.support.translations_catalogue

clean:
	rm -rf .venv build dist *.egg-info

.venv/ready: requirements.lock setup.cfg pyproject.toml
	@test -n "$(PYTHON)" || { echo "Recruit needs Python 3.11 or newer; install it and try again." >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv || { rm -rf .venv; echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

.venv/ready-for-real: .venv/ready-for-tests requirements-real.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-real.lock
	@touch $@
