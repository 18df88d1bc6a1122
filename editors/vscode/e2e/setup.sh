#!/usr/bin/env bash
# Installs a real VS Code for the end-to-end tests: code-server, which is VS Code served to a browser. What the tests
# need works without its native modules, so no compiler is needed and no install script runs.
#
# Usage: setup.sh DIRECTORY
set -euo pipefail

version=4.100.3
directory=${1:?usage: setup.sh DIRECTORY}
. "$(dirname "$0")/../../../tests/support/fetch.sh"
npm_install() {
  again npm install "$@" --ignore-scripts --no-audit --no-fund --loglevel=error
}

mkdir -p "$directory"
cd "$directory"
if [ "$(cat installed 2> /dev/null)" = "$version" ]; then
  exit 0
fi
[ -f package.json ] || echo '{"private":true}' > package.json
npm_install --save-exact "code-server@$version"

# VS Code's own dependencies have a shrinkwrap file of their own, which npm reads only in their own folders.
cd node_modules/code-server/lib/vscode
npm_install --omit=dev
ln -sfn node_modules node_modules.asar
cd extensions
npm_install --omit=dev

# Written last, so that an interrupted installation is begun again.
echo "$version" > "$directory/installed"
