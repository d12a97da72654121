SWIFT ?= swift
SOURCES = Package.swift Sources Tests Benchmarks
PACKAGES = libxml2-dev zlib1g-dev libzip-dev libssl-dev libsqlite3-dev libxlsxwriter-dev pkg-config sqlite3
PREFIX ?= /usr/local
FLAGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup build test golden torture nights bench demo format lint docs install

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
setup: ## Install the C libraries and fetch the packages; safe to run again
	@SWIFT="$(SWIFT)" PACKAGES="$(PACKAGES)" sh .ci/setup
build: setup ## Build the release binary, .build/release/returns
	$(SWIFT) build -c release --product returns $(FLAGS)
test: setup ## Run every test
	$(SWIFT) build --build-tests $(FLAGS)
	$(SWIFT) test --skip-build --parallel $(FLAGS)
torture: setup ## Kill 1000 loads and migrations at random moments; each leaves a whole store
	$(SWIFT) build --build-tests $(FLAGS)
	RETURNS_TORTURE=1000 $(SWIFT) test --skip-build --filter TortureTests $(FLAGS)
nights: setup ## Spend 100 nights over an inbox: corrections, damage, kills, a full disk
	$(SWIFT) build --build-tests $(FLAGS)
	RETURNS_NIGHTS=100 $(SWIFT) test --skip-build --filter HundredNightsTests $(FLAGS)
golden: setup ## Rewrite the golden files; read the diff before committing it
	-UPDATE_GOLDENS=1 $(SWIFT) test $(FLAGS)
	git diff --stat -- 'Tests/*/Goldens' docs
bench: setup ## Compare with floors and peers, in release
	$(SWIFT) build -c release --product returns $(FLAGS)
	$(SWIFT) run -c release --package-path Benchmarks bench \
	  "$$($(SWIFT) build -c release --show-bin-path $(FLAGS))/returns" $(PARTS)
demo: setup ## Run the demonstration pipeline, print comparator tables, and make the site out/site
	$(SWIFT) build --product returns $(FLAGS)
	$$($(SWIFT) build --show-bin-path $(FLAGS))/returns run Pipelines/demo.yaml --show
	$$($(SWIFT) build --show-bin-path $(FLAGS))/returns report site --store out/demo/store/returns.sqlite --area 893 --out out/site
format: ## Format in place
	$(SWIFT) format --in-place --recursive --parallel $(wildcard $(SOURCES))
lint: setup ## Fail on any style finding, stray import or warning
	$(SWIFT) format lint --strict --recursive --parallel $(wildcard $(SOURCES))
	$(SWIFT) build --build-tests $(FLAGS)
	$(SWIFT) test --skip-build --filter ArchitectureTests $(FLAGS)
docs: setup ## Write the generated pages
	$(SWIFT) build --product returns $(FLAGS)
	for r in sen2 school-census chat cld sac dols dols-waiting kpi-sheet waiting-lists ehc-monthly savings delivery-plan; do \
	  $$($(SWIFT) build --show-bin-path $(FLAGS))/returns rules docs --return $$r > docs/rules-$$r.md; done
	$$($(SWIFT) build --show-bin-path $(FLAGS))/returns spec indicators > docs/indicators.md
install: build ## Copy the binary and the specifications under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/returns
	install -m 755 .build/release/returns $(DESTDIR)$(PREFIX)/bin/returns
	cp -R Pipelines $(DESTDIR)$(PREFIX)/share/returns/
