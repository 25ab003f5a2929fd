# Everything is done by packaging/bootstrap.py; on Windows type: python packaging\bootstrap.py demo
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help setup demo run test lint bench soak screenshots interop

help: ; @$(PYTHON) packaging/bootstrap.py --help
setup: ; @$(PYTHON) packaging/bootstrap.py setup $(ARGS)
demo: ; @$(PYTHON) packaging/bootstrap.py demo $(ARGS)
run: ; @$(PYTHON) packaging/bootstrap.py run $(ARGS)
test: ; @$(PYTHON) packaging/bootstrap.py test $(ARGS)
lint: ; @$(PYTHON) packaging/bootstrap.py lint $(ARGS)
bench: ; @$(PYTHON) packaging/bootstrap.py bench $(ARGS)
soak: ; @$(PYTHON) packaging/bootstrap.py soak $(ARGS)
screenshots: ; @$(PYTHON) packaging/bootstrap.py screenshots $(ARGS)
interop: ; @$(PYTHON) packaging/bootstrap.py interop $(ARGS)
