# Two commands matter: `make demo` and `make test`. Both set everything up by themselves.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SERVE ?= 1
LANGUAGES = sv
# Installing compiles the catalogues, so that a pull with new words is followed by an installation.
CATALOGUES = $(shell find src -name '*.po')

.PHONY: demo test check docs messages benchmark clean

demo: $(VENV)/demo
	$(BIN)/skillnad demo
ifeq ($(SERVE),1)
	$(BIN)/skillnad serve --demo
endif

test: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	SKILLNAD_HOME=$(VENV)/home $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered $(PYTEST)

docs: $(VENV)/dev
	$(BIN)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --site-dir site

# Collect messages from the code and bring the translations up to date.
messages: $(VENV)/dev
	$(BIN)/pybabel -q extract -F babel.cfg -k gettext -k _ --no-location --sort-output --project=skillnad --ignore-dirs=programme -o src/skillnad/locale/skillnad.pot src/skillnad
	for language in $(LANGUAGES); do \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete -N -i src/skillnad/locale/skillnad.pot -D skillnad -d src/skillnad/locale -l $$language; \
	done
	$(BIN)/pybabel -q compile -D skillnad -d src/skillnad/locale
	$(BIN)/python tools/messages.py

benchmark: $(VENV)/dev
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/python:
	$(PYTHON) -c 'import sys; sys.exit("Skillnad needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	@echo "Setting up in $(VENV); this takes a minute the first time."
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/demo: $(VENV)/python pyproject.toml constraints.txt $(CATALOGUES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[web]'
	touch $@

$(VENV)/dev: $(VENV)/python pyproject.toml constraints.txt $(CATALOGUES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/demo
