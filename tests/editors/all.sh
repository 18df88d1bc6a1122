#!/usr/bin/env bash
# Real editors against the language server: `bash tests/editors/all.sh BIN`.
#
# Made for Debian 12 on x86-64 with Python 3.11, as root where editors have to be installed first. What is fetched is
# kept in the folder MOULINT_CACHE, if that is set. A line for each check; the exit status is 1 if one failed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/tests/support/fetch.sh"
bin=$(realpath "${1:?which moulint? bash tests/editors/all.sh BIN}")
work=$(mktemp -d)
cache=${MOULINT_CACHE:-$work/cache}
mkdir -p "$cache" "$work/home"
trap 'rm -rf "$work"' EXIT

# Editors of Debian, unless they are there; each is known by a file that nothing else brings.
packages=()
need() { [ -e "$1" ] || packages+=("$2"); }
need /usr/bin/cc gcc
need /usr/bin/nvim neovim
need /usr/bin/emacs emacs-nox
compgen -G '/usr/share/emacs/site-lisp/elpa-src/eglot-*' > /dev/null || packages+=(elpa-eglot)
need /usr/bin/vim.nox vim-nox
need /usr/share/vim-ale vim-ale
need /usr/lib/python3.11/ensurepip python3-venv
need /usr/include/stdio.h libc6-dev
if [ ${#packages[@]} -gt 0 ]; then
  debian "${packages[@]}"
fi

# Python packages by their hashes, in a place of their own; a new list of them makes a new place.
venv=$cache/editors-$(sha256sum "$here/requirements.txt" | cut -c1-12)
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv"
  /usr/bin/python3 -m venv "$venv"
  again "$venv/bin/pip" install -q --no-deps --require-hashes --only-binary :all: -r "$here/requirements.txt"
  touch "$venv/ready"
fi

export MOULINT_BIN=$bin
# Nothing of whoever runs this: no configuration, no plugins, no history.
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data XDG_STATE_HOME=$work/home/state
export XDG_CACHE_HOME=$work/home/cache LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# Runs one session in a folder of its own. What an editor says on standard error is of interest only if it fails.
log=$work/checks
session() {
  local folder=$work/$1
  shift
  mkdir -p "$folder"
  cp "$here"/sample/*.mou "$folder"
  export MOULINT_FILE=$folder/riverton.mou MOULINT_OUT=$folder/out
  local status=0
  (cd "$folder" && timeout 180 "$@" > "$folder/lines" 2> "$folder/errors" < /dev/null) || status=$?
  [ ! -e "$folder/out" ] || cat "$folder/out" >> "$folder/lines"
  tee -a "$log" < "$folder/lines"
  if [ "$status" -ne 0 ]; then
    # An editor that falls over prints no line of its own.
    grep -q '^FAIL' "$folder/lines" || echo "FAIL  $(basename "$folder") ended with status $status" | tee -a "$log"
    sed 's/^/      /' "$folder/errors"
  fi
}

# Everything where ../../editors/README.md says that a user puts it.
site=$XDG_DATA_HOME/nvim/site
mkdir -p "$HOME/.vim/pack/moulint/start" "$site/pack/moulint/start" "$site/parser" "$site/queries/mou"
cp -R "$root/editors/vim" "$HOME/.vim/pack/moulint/start/mou"
cp -R "$root/editors/vim" "$site/pack/moulint/start/mou"
cp -R "$root/editors/neovim" "$site/pack/moulint/start/moulint"
grammar=$root/editors/tree-sitter
cc -shared -fPIC -O2 -I "$grammar/src" "$grammar/src/parser.c" -o "$site/parser/mou.so"
cp "$grammar"/queries/*.scm "$site/queries/mou"

# Emacs reads the compiled files, which takes warnings for errors.
elisp=$work/elisp
mkdir -p "$elisp"
cp "$root"/editors/emacs/*.el "$elisp"
export MOULINT_ELISP=$elisp

session tree-sitter "$venv/bin/python" "$here/tree_sitter/run.py"
session files "$venv/bin/python" "$here/files.py"
session emacs-compile emacs -Q --batch -l "$here/emacs/compile.el"
session emacs emacs -Q --batch -l "$here/emacs/session.el"
session vim vim.nox -N -u "$here/vim/vimrc" -i NONE -n -es -S "$here/vim/session.vim"
session nvim-debian /usr/bin/nvim --headless -u "$here/neovim/init.lua" -i NONE -n -S "$here/neovim/session.lua"
session nvim-new "$venv/bin/nvim" --headless -u "$here/neovim/init.lua" -i NONE -n -S "$here/neovim/session.lua"

failed=$(grep -c '^FAIL' "$log" || true)
echo "$(grep -c -E '^(ok|FAIL)' "$log") checks with $("$bin" --version), $failed failed"
[ "$failed" -eq 0 ]
