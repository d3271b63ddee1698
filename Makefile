# Short names for chores, for those who have make.  Each runs in .venv, which `make` sets
# up; CONTRIBUTING.md has the same chores without make.

python := .venv/bin/python
guidebuilder := .venv/bin/guidebuilder

.PHONY: check test torture conformance format goldens booklets quality bench picture wheel windows clean

check: .venv          ## everything that must hold before a change lands
	$(python) tests/all.py

test: .venv           ## the tests alone, the slow ones left out
	$(python) -m pytest -m 'not slow'

torture: .venv        ## the shipped guide spoilt in a thousand ways; FIRST=5000 tries others
	$(python) -m tests.torture --mutants 1120 --seed $(or $(FIRST),0)

conformance: .venv    ## what veraPDF says of PDF/UA-1 and PDF/A-2a; needs Java, and Maven once
	$(python) tests/judges.py
	$(python) -m pytest tests/conformance

format: .venv         ## put code into the one form
	$(python) -m ruff check --fix
	$(python) -m ruff format

goldens: .venv        ## rewrite the expected texts; read the diff before you commit it
	$(python) -m pytest --update-goldens

booklets: .venv       ## every region of the shipped guide, into output/
	$(guidebuilder) render --region all

quality: .quality     ## how well the booklets are set, judged in one table
	.quality/bin/python -m benchmarks.quality

bench: .bench         ## how fast they are made, beside Typst and WeasyPrint
	.bench/bin/python -m benchmarks.bench

picture: .venv        ## the pictures in the README and docs/; look at them before you commit them
	$(python) docs/pictures/make.py
	$(python) docs/pictures/make_sheets.py
	$(python) docs/pictures/make_kinds.py
	$(python) -m docs.pictures.make_preview

wheel: .venv          ## what is published, into dist/
	$(python) -m build

windows: .venv        ## what installs it on Windows without Python, into dist/; asks the package index
	$(python) -m installers.windows.build

clean:                ## remove all that can be made again
	rm -rf .venv .quality .bench dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find output -name '*.pdf' -delete

.venv: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install --quiet -e '.[dev]'
	touch .venv

# Measuring has a place of its own: what it needs never stands beside what is released.
.quality .bench: pyproject.toml
	python3 -m venv $@
	$@/bin/pip install --quiet -e '.[$(patsubst .%,%,$@)]'
	touch $@
