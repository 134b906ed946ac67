# Two commands do everything on a fresh machine with Swift: `make demo` and `make test`.
SHELL := /bin/sh
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# A binary without shared libraries starts in half the time and runs on any Linux.
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -static-executable \
  -Xswiftc -use-ld=lld
RULEC = $$($(RELEASE) --show-bin-path)/rulec
EXPLORER = $$($(RELEASE) --show-bin-path)/WorldExplorer
TEST_FLAGS := --disable-xctest --explicit-target-dependency-import-check error

.PHONY: demo test explore mutants schemas release deps format asan bench microbench goldens clean

## Check, draw and dry-run the webinar example: the main job on real file shapes.
demo: release
	@printf '\n$$ rulec check rules/webinar\n'
	@$(RULEC) check rules/webinar
	@printf '\n$$ rulec graph rules/webinar\n'
	@$(RULEC) graph rules/webinar
	@printf '\n$$ rulec simulate rules/webinar --state rules/webinar/state --events ... --out out/webinar\n'
	@$(RULEC) simulate rules/webinar --state rules/webinar/state \
	  --events rules/webinar/events/activities.csv rules/webinar/events/timeline.yaml \
	  --out out/webinar --force
	@printf '\nThe files of the dry run:\n'
	@ls -l out/webinar

## Run every test.
test: deps
	swift test $(TEST_FLAGS)

## Walk through all small worlds of the sync and a million random steps, each step checked
## (docs/sync-checks.md). RULEC_STEPS and RULEC_DEPTH go further, RULEC_SEED replays one walk.
explore: deps
	@$(RELEASE) --product WorldExplorer
	@$(EXPLORER)

## Break a copy of the engine in many ways, one after the other; the checkers must find each.
mutants: deps
	@$(RELEASE) --product WorldExplorer
	@Tests/Mutants/run $(EXPLORER)

## Validate reports in all formats against the public schemas; needs python3 and a network, or local
## copies (docs/decisions/009-public-schemas.md).
schemas: release
	@Tests/Schemas/run $(RULEC)

## Build the release binary and print where it is.
release: deps
	@$(RELEASE) --product rulec
	@echo "built $(RULEC)"

## Install the headers of libyaml and SQLite, pkg-config and the time-zone files where missing.
deps:
	@if ! pkg-config --exists yaml-0.1 sqlite3 2>/dev/null || [ ! -d /usr/share/zoneinfo ]; then \
	  $(SUDO) apt-get update -q && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
	    libyaml-dev libsqlite3-dev pkg-config tzdata; \
	fi

## Format the sources.
format:
	swift format -i --recursive --parallel Package.swift Sources Tests

## Run the tests of the libyaml boundary under the address sanitizer.
asan: deps
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize address --scratch-path .build-asan \
	  --filter RuleYAMLTests $(TEST_FLAGS)

## Rewrite the golden files; read the diff before you commit it.
goldens: deps
	UPDATE_GOLDENS=1 swift test $(TEST_FLAGS)

## Measure rulec against hand-written floors: SIZE=tiny, small (default), full or huge; PEERS=1 adds
## DuckDB and ruff. Nothing in the repository changes unless WRITE=1 (docs/performance.md).
bench: deps
	@Tests/Benchmarks/run $(if $(WRITE),--write)

## Measure the stages one by one on the webinar example, while working on one of them.
microbench: deps
	swift package --package-path Tests/Benchmarks/micro --scratch-path .build-micro \
	  benchmark --no-progress

clean:
	rm -rf .build .build-* out
