# Every target first installs what it needs and is missing; see .ci/setup.
.PHONY: help run watch build test e2e check fmt bench bench-search
PORT = 8080
SOURCES := $(shell find .cargo src style data Cargo.toml Cargo.lock Trunk.toml index.html tools/build tools/split.mjs tools/finish.mjs -type f)

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## builds the app if anything changed and serves it (PORT=8080)
	@.ci/setup rust node wasm
	@$(MAKE) -s dist/index.html
	@node tools/serve.mjs dist $(PORT)

watch: ## the same for developing: quick unoptimised builds, rebuilt and reloaded at each change
	@.ci/setup rust node wasm
	@tools/with-wasm trunk serve --dist target/dist-dev --port $(PORT)

build: ## builds dist/ for any static host and prints the size of each file
	@.ci/setup rust node wasm
	@$(MAKE) -s dist/index.html
	@node tools/sizes.mjs dist

test: ## runs the native tests and those in a real browser; the last line counts both
	@.ci/setup rust node wasm browser
	@$(MAKE) -s dist/index.html
	@tools/test

e2e: ## runs only those in a browser (ONLY=smoke: of one file)
	@.ci/setup rust node wasm browser
	@$(MAKE) -s dist/index.html
	@tools/e2e $(ONLY)

check: ## checks format, lints (native and wasm), licences and scripts; changes nothing
	@.ci/setup rust node wasm deny
	@tools/check

bench-search: ## measures the search beside other engines in Chromium (BENCH='--sizes 1183,100000')
	@.ci/setup rust node wasm search-bench
	@benches/search/build
	@node benches/search/run.mjs $(BENCH)

fmt: ## formats the Rust code
	@.ci/setup rust
	cargo fmt

bench: ## runs the benchmarks: natively, and the reading in Chromium, cold and warm
	@.ci/setup rust node wasm browser
	cargo bench
	@$(MAKE) -s dist/index.html
	@. tools/env.sh && CHROMIUM=$$(find_browser) node benches/reader.mjs dist

dist/index.html: $(SOURCES)
	tools/build
