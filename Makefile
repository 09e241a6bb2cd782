# Every target first installs what it needs and is missing; see .ci/setup.
.POSIX:
.PHONY: help run test build check bench fmt
PORT = 8080

SOURCES := $(shell find .cargo src style data Cargo.toml Cargo.lock Trunk.toml index.html tools/build -type f)

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## builds the app if it changed and serves it (PORT=8080)
	@.ci/setup rust wasm
	@$(MAKE) -s dist/index.html
	@node tools/serve.mjs dist $(PORT)

test: ## runs the native tests and those in a real browser; the last line counts both
	@.ci/setup rust wasm browser
	@$(MAKE) -s dist/index.html
	@tools/test

build: ## builds dist/ for any static host and prints the size of each file
	@.ci/setup rust wasm
	@$(MAKE) -s dist/index.html
	@node tools/sizes.mjs dist

check: ## format, lints (native and wasm) and scripts; changes nothing
	@.ci/setup rust wasm
	@tools/check

bench: ## runs the benchmarks
	@.ci/setup rust
	cargo bench

fmt: ## formats the Rust code
	@.ci/setup rust
	cargo fmt

dist/index.html: $(SOURCES)
	tools/build
