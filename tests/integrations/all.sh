#!/usr/bin/env bash
# The integrations with the real programs they are for: `bash tests/integrations/all.sh BIN`.
#
# Made for Debian 12 on x86-64 with Python 3.11, as root where programs have to be installed first. What is fetched is
# kept in the folder MOULINT_CACHE, if that is set. With MOULINT_HOOKS_BUILD set, pre-commit builds moulint as it does
# for users, which takes minutes. A line for each check; the exit status is 1 if one failed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../support/fetch.sh"
bin=$(realpath "${1:?which moulint? bash tests/integrations/all.sh BIN}")
work=$(mktemp -d)
cache=${MOULINT_CACHE:-$work/cache}
mkdir -p "$cache" "$work/home"
trap 'rm -rf "$work"' EXIT

# Programs of Debian, unless they are there.
packages=()
need() { command -v "$1" > /dev/null || packages+=("$2"); }
need git git
need curl curl
need node nodejs
need strace strace
need faketime faketime
need groff groff
need man man-db
need mandoc mandoc
need fish fish
need zsh zsh
need dash dash
need busybox busybox
[ -e /usr/lib/python3.11/ensurepip ] || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
  debian "${packages[@]}"
fi

# Python packages by their hashes, in a place of their own; a new list of them makes a new place.
venv=$cache/integrations-$(sha256sum "$here/requirements.txt" | cut -c1-12)
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv"
  /usr/bin/python3 -m venv "$venv"
  again "$venv/bin/pip" install -q --no-deps --require-hashes --only-binary :all: -r "$here/requirements.txt"
  touch "$venv/ready"
fi

export MOULINT_BIN=$bin MOULINT_WORK=$work PATH=$venv/bin:$PATH
# Nothing of whoever runs this: no configuration of git, no history.
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_CACHE_HOME=$work/home/cache LC_ALL=C.UTF-8
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null PYTHONDONTWRITEBYTECODE=1
# Building needs cargo, which keeps what it has fetched where whoever runs this has it.
export CARGO_HOME=${CARGO_HOME:-/root/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-/root/.rustup}

log=$work/checks
told=$(check-jsonschema --builtin-schema vendor.github-actions "$here/../../action.yml" 2>&1) \
  && echo "ok    action: valid by GitHub's schema" | tee -a "$log" \
  || echo "FAIL  action: valid by GitHub's schema: $told" | tee -a "$log"
for part in action gitlab hooks matcher shells still; do
  status=0
  timeout 1500 "$venv/bin/python" "$here/$part.py" > "$work/lines" 2>&1 < /dev/null || status=$?
  tee -a "$log" < "$work/lines"
  # A part that falls over prints no line of its own.
  [ "$status" -eq 0 ] || grep -q '^FAIL' "$work/lines" || echo "FAIL  $part ended with status $status" | tee -a "$log"
done

failed=$(grep -c '^FAIL' "$log" || true)
echo "$(grep -c -E '^(ok|FAIL)' "$log") checks with $("$bin" --version), $failed failed"
[ "$failed" -eq 0 ]
