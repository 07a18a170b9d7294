# Every target is a few commands that also work by hand; README.md says what each one is for.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock
LOCK := build/lock/bin

.PHONY: run test index eval bench screenshots lock clean

run: .venv/run.stamp
	$(BIN)/python -m index
	exec $(BIN)/python -m service

test: .venv/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
	$(BIN)/python -m corpus
	$(BIN)/python -m index
	$(BIN)/python -m evals

index: .venv/run.stamp
	$(BIN)/python -m index

eval: .venv/test.stamp
	$(BIN)/python -m index
	mkdir -p build
	$(BIN)/python -m evals --baselines --json build/evaluation.json --html build/evaluation.html

bench: .venv/test.stamp
	$(BIN)/python -m evals.bench

screenshots: .venv/test.stamp
	$(BIN)/python -m tests.screenshots

lock:
	$(PYTHON) -m venv build/lock
	$(LOCK)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --extra test \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .passerelle build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name .git -prune -o -name __pycache__ -type d -exec rm -rf {} +

# The stamps are touched last: an install that was interrupted is done again.
.venv/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is missing or \
	older than 3.11. Remedy: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv || { echo "Remedy on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/run.stamp: .venv/venv.stamp pyproject.toml requirements.lock
	@echo "Installing into .venv (a minute or two the first time)"
	@$(INSTALL) --editable .
	@touch $@

.venv/test.stamp: .venv/venv.stamp pyproject.toml requirements.lock
	@echo "Installing into .venv, with the development tools (several minutes the first time)"
	@$(INSTALL) --editable '.[test]'
	@touch .venv/run.stamp $@
