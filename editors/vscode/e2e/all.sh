#!/usr/bin/env bash
# Builds the extension, installs it in a real VS Code and uses it there. Needs Node 20, npm and Chromium.
#
# Usage: all.sh MOULINT [CACHE]
#   MOULINT  the program that serves the editor
#   CACHE    where VS Code is kept from run to run; without it, a new folder that is removed again
set -euo pipefail

program=$(realpath "${1:?usage: all.sh MOULINT [CACHE]}")
cache=${2:-}
cd "$(dirname "$0")/.."

if [ -z "$cache" ]; then
  cache=$(mktemp -d)
  trap 'rm -rf "$cache"' EXIT
fi
mkdir -p "$cache"
cache=$(realpath "$cache")

. ../../tests/support/fetch.sh
node_packages . sh -c 'node_modules/.bin/esbuild --version && node_modules/.bin/tsc --version'
npm run check
MOULINT_BIN=$program npm test
npm run package
bash e2e/setup.sh "$cache"
MOULINT_BIN=$program MOULINT_VSCODE=$cache npm run e2e
