.DEFAULT_GOAL := help
.PHONY: help run dev test coverage format bench soak look lock upgrade clean

help:  ## Say what can be made
	@sed -n 's/^\([a-z]*\):  *## /make \1|/p' Makefile | awk -F '|' '{ printf "%-12s %s\n", $$1, $$2 }'

run:  ## Make the environment and start Byline
	@bin/environment run
	@.venv/bin/byline run

dev:  ## Make the environment of a developer
	@bin/environment dev

test:  ## Run every check: format, lint, types, imports, migrations, documents, tests
	@bin/environment dev
	@bin/environment homeserver
	@bin/check

coverage:  ## Run the tests and say which lines none of them reaches
	@bin/environment dev
	@bin/environment homeserver
	@.venv/bin/pytest -n 2 --dist loadgroup --cov --cov-report=term

format:  ## Format the code and mend what can be mended
	@bin/environment dev
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .

bench:  ## Run one benchmark: make bench NAME=analysis
	@test -f "bench/$(NAME).py" || { echo "make bench NAME=x, where bench/x.py is there" >&2; exit 2; }
	@bin/environment bench
	@if [ "$(NAME)" = ingest ]; then bin/environment peers; fi
	@.venv/bin/python -m "bench.$(NAME)"

soak:  ## Run the long suites, all or those in NAME: make soak NAME="trees"
	@bin/environment dev
	@bin/environment homeserver
	@.venv/bin/python -m bench.soak $(NAME)

look:  ## Show Byline in a Matrix client, and save pictures of it
	@bin/look

lock:  ## Pin and hash the requirements, keeping pins that still fit
	@bin/lock

upgrade:  ## Pin and hash the newest requirements
	@bin/lock --upgrade

clean:  ## Remove the environments, caches and what was built
	@rm -rf .venv .venv-homeserver .venv-peers look/node_modules build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
