# The only commands a newcomer needs are `make run` and `make test`. Both set up what is missing first.

DESK := .venv/desk/bin/python
ASSISTANT := .venv/assistant/bin/python

# Any Python 3.8 or later that really runs (a pyenv shim may be there and fail) does for the set-up.
FIND_PYTHON = for python in python3 python3.13 python3.12 python3.11 python3.10 /usr/bin/python3; do \
  if $$python -c 'import sys, ssl, venv; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then echo $$python; exit; fi; done; \
  if uv --version >/dev/null 2>&1; then echo uv run -q --no-project --python 3.12 python; exit; fi; \
  echo "sh scripts/no-python.sh"
PYTHON = $(shell $(FIND_PYTHON))

.DEFAULT_GOAL := help
.PHONY: run test lint train setup setup-develop lock clean help

run: setup ## Set everything up and serve the product on http://127.0.0.1:8000 (PORT=8080 make run for another port)
	@$(DESK) -m bot run

test: ## Run every test; says which suites could not run for want of PostgreSQL, Redis or Chromium
	@$(PYTHON) scripts/test.py

lint: ## Style, types and the rules about which room may import which
	@$(PYTHON) scripts/test.py lint

train: setup ## Train the model, if what it is made from changed
	@$(ASSISTANT) -m bot.assistant.train

setup: ## Make the two Python environments, as `make run` needs them
	@$(PYTHON) scripts/setup.py

setup-develop: ## Make the two Python environments, as the tests need them
	@$(PYTHON) scripts/setup.py --develop

lock: ## Work out the hashed requirements files from pyproject.toml and requirements/assistant/pyproject.toml
	@$(PYTHON) scripts/lock.py

clean: ## Remove the environments, the trained model and caches; the database and secrets under var/ stay
	rm -rf .venv models .rasa .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis mutants

help: ## Say what each command does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
