# Vekha: what a developer and CI need. Every step that a fresh Debian 12 machine with Swift lacks is here.

SWIFT ?= swift
PORT ?= 8080

# What is built against (the HTTP client on libcurl, the journal on SQLite, the codes on invitations, tables for Excel, entries for calendars) and what pkg-config finds them by.
PACKAGES := libcurl4-openssl-dev libical-dev libqrencode-dev libsqlite3-dev libxlsxwriter-dev pkg-config zlib1g-dev
# What is loaded when the first picture is drawn, with letters to draw.
PACKAGES += fonts-dejavu-core librsvg2-2
SOURCES := Package.swift Sources Tests Benchmarks/Server Benchmarks/Questions

# Without shared Swift libraries the program starts sooner and runs where Swift is not installed.
RELEASE := -c release --static-swift-stdlib -Xlinker --gc-sections
# Where the frameworks that Vekha is measured against are installed.
BENCH_VENV := .build/bench-venv

.PHONY: demo test soak build release lint format bench bench-questions bench-seminar check clean packages

## The bot against the built-in sandbox, with the year 2022 before it: http://127.0.0.1:8080
demo: packages
	$(SWIFT) build --product vekha
	"$$($(SWIFT) build --show-bin-path)/vekha" demo --port $(PORT)

## All tests. Workbooks, calendars' files and pictures are read back with Python's readers, which know nothing of what wrote them.
test: PACKAGES += python3 python3-icalendar python3-pil python3-vobject
test: packages
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build --parallel

## The crash harness at length: so many kills in each of its two halves, so many rounds, each with a seed of its own.
soak: packages
	$(SWIFT) build --build-tests
	VEKHA_SOAK_KILLS=$${VEKHA_SOAK_KILLS:-50} VEKHA_SOAK_ROUNDS=$${VEKHA_SOAK_ROUNDS:-10} \
	    $(SWIFT) test --skip-build --filter CrashTests

## What CI runs besides the tests.
lint:
	.ci/check
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

build: packages
	$(SWIFT) build

release: packages
	$(SWIFT) build $(RELEASE) --product vekha

## What Benchmarks/README.md describes: a year's plan, then Vekha beside other frameworks; BENCH="--quick --only a,b".
bench: PACKAGES += python3-venv
bench: release $(BENCH_VENV)/ready
	$(SWIFT) build $(RELEASE) --product bench-server
	Benchmarks/plan.sh "$$($(SWIFT) build $(RELEASE) --show-bin-path)/vekha"
	Benchmarks/run.py --binaries "$$($(SWIFT) build $(RELEASE) --show-bin-path)" \
	    --python $(BENCH_VENV)/bin/python --json .build/bench.json $(BENCH)

## 3,000 invited to one seminar, from the invitations to the last «in ten minutes», in virtual time with the real limiter.
bench-seminar: packages
	$(SWIFT) build --build-tests
	VEKHA_SEMINAR_PEOPLE=3000 $(SWIFT) test --skip-build --filter SeminarPaceTests

## How fast a coordinator's questions are answered among 3,000 schools with a year behind them; BENCH="--askings 50".
bench-questions: packages
	$(SWIFT) build $(RELEASE) --product bench-questions
	rm -rf .build/bench-region
	python3 Benchmarks/region.py 3000 .build/bench-region
	"$$($(SWIFT) build $(RELEASE) --show-bin-path)/bench-questions" --config .build/bench-region $(BENCH)

$(BENCH_VENV)/ready: Benchmarks/requirements.txt | packages
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

## Config and Messages.
check: build
	"$$($(SWIFT) build --show-bin-path)/vekha" check

clean:
	rm -rf .build

# Installs only what is missing, so that a second run needs neither the network nor root.
packages:
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || echo $$package; \
	done); \
	if [ -n "$$missing" ]; then \
	    sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	    $$sudo apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	fi
