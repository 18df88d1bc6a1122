# How scripts fetch what end-to-end tests need, from places that may fail for a moment. To be sourced.

# Runs a command until it succeeds, four times at most, with a pause between.
again() {
  local pause
  for pause in 5 20 60; do
    if "$@"; then return 0; fi
    echo "failed, tried again in $pause s: $*" >&2
    sleep "$pause"
  done
  "$@"
}

# Installs packages of Debian.
debian() {
  again apt-get update -qq > /dev/null && again apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

# Installs Node packages by the lock file of a folder, and holds them against a command that needs them all: npm says
# nothing of an optional package that it could not fetch, and programs for one platform are optional packages.
node_packages() { # The folder, then the command, which is run there.
  local folder=$1
  shift
  again npm_ci "$folder" "$@"
}

npm_ci() {
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error && (cd "$1" && "${@:2}" > /dev/null)
}
