#!/usr/bin/env bash
# Every format of `moulint check` against its schema: `bash tests/formats/all.sh BIN [CACHE]`.
#
# Made for Debian 12 on x86-64 with Node, as root where xmllint has to be installed first. What is fetched is kept in CACHE,
# else in the folder MOULINT_CACHE, if that is set. A line for each check; the exit status is 1 if one failed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/tests/support/fetch.sh"
bin=$(realpath "${1:?which moulint? bash tests/formats/all.sh BIN}")
work=$(mktemp -d)
cache=${2:-${MOULINT_CACHE:-$work/cache}}
mkdir -p "$cache" "$work/world" "$work/out"
trap 'rm -rf "$work"' EXIT

if ! command -v xmllint > /dev/null; then
  debian libxml2-utils
fi

# Node packages by the lock file, in a place of their own; a new list of them makes a new place.
modules=$cache/formats-$(sha256sum "$here/package-lock.json" | cut -c1-12)
if [ ! -e "$modules/ready" ]; then
  rm -rf "$modules"
  mkdir -p "$modules"
  cp "$here/package.json" "$here/package-lock.json" "$modules"
  node_packages "$modules" test -s node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
  chmod u+x "$modules/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
  touch "$modules/ready"
fi

multitool=$modules/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

# Agreements in a folder with a name that addresses and commands could take for something else, one with a title that tries
# to get out of its place, one that is no text, one without a finding, and a path that leads nowhere.
world=$work/world
mkdir -p "$world/a folder/100% #1"
cp "$root"/tests/agreements/*.mou "$world/a folder/100% #1"
evil=$'::error file=x::forged ##[error]y | ]]> --> <script>alert(1)</script> \e[31m\u202e [x](https://evil.example) @someone {0} %0A `a'
good=$root/tests/agreements/riverton.mou
sed "s~^agreement \"[^\"]*\"~agreement \"${evil//&/\\&}\"~" "$root/tests/agreements/oak-hollow.mou" > "$world/ü👮 a:b,c.mou"
grep -q forged "$world/ü👮 a:b,c.mou" || { echo "the hostile title is not there"; exit 1; }
printf 'agreement "Broken \xff\x00" {\n  SRO must must must.\r\n  ä👮 SRO must not arrest student.\n}\n' > "$world/no text.mou"
printf 'agreement "Maple Grove" {\n  👮👮 SRO mst not arrest student. SRO may not search student.\n}\n' > "$world/wide.mou"
waivers='  waive us-ma/annual-review at VIII.1 until 2027-06-30 by "Board vote 2026-14" because "policy under revision".'
sed "0,/^  section /s|^  section |$waivers\n  section |" "$root/tests/agreements/oak-hollow.mou" > "$world/waived.mou"
cp "$good" "$world/riverton.mou"

status=0
failed=0
report() { # What is checked, and whether it holds.
  if [ "$2" -eq 0 ]; then echo "ok    $1"; else echo "FAIL  $1"; sed 's/^/      /' "$work/said" | head -40; failed=1; fi
}

checks() { # A name for the run, then the arguments of `moulint check`.
  local name=$1
  shift
  local formats="json jsonl sarif github gitlab junit checkstyle markdown html text narrated"
  local expected=
  for format in $formats; do
    status=0
    (cd "$world" && "$bin" check "$@" --format "$format" --as-of 2026-11-21 --color never) \
      > "$work/out/$name.$format" 2> "$work/said" || status=$?
    expected=${expected:-$status}
    [ "$status" -eq "$expected" ] || report "$name: the exit status of $format is $status, that of others $expected" 1
  done
  for schema in junit:junit-10 checkstyle:checkstyle; do
    status=0
    xmllint --noout --nonet --schema "$here/${schema#*:}.xsd" "$work/out/$name.${schema%:*}" > "$work/said" 2>&1 || status=$?
    report "$name: ${schema%:*} is valid by ${schema#*:}.xsd" "$status"
  done
  # It warns that the tool has no home page, and of nothing else.
  status=0
  "$multitool" validate "$work/out/$name.sarif" --rule-kind 'Sarif;Ghas' --level 'Error;Warning' --kind Fail \
    -o "$work/out/$name.validation" --log ForceOverwrite > "$work/said" 2>&1 || status=$?
  if grep -E ': (error|warning) ' "$work/said" | grep -v SARIF2005 > /dev/null; then status=1; fi
  report "$name: sarif passes the multitool's rules" "$status"
}

checks all . nowhere.mou --advice --show-waived
status=0
grep -q '"suppressions"' "$work/out/all.sarif" || status=1
echo "no result has suppressions" > "$work/said"
report "all: a waived result is marked" "$status"
checks clean riverton.mou --pack us-ct

# What is wrong is found, so that all of the above says something.
refused() { # What is checked, a change to a file, the file, and the command that has to refuse it.
  local what=$1 change=$2 file=$3
  shift 3
  sed "$change" "$file" > "$work/wrong.sarif"
  cmp -s "$file" "$work/wrong.sarif" && echo "$what: nothing was changed" > "$work/said"
  status=1
  if ! cmp -s "$file" "$work/wrong.sarif" && ! "$@" "$work/wrong.sarif" > "$work/said" 2>&1; then status=0; fi
  report "$what" "$status"
}
refused "a wrong severity is found" 's/severity="error"/severity="grave"/' "$work/out/all.checkstyle" \
  xmllint --noout --nonet --schema "$here/checkstyle.xsd"
refused "a test without a name is found" 's/<testcase name=/<testcase title=/' "$work/out/all.junit" \
  xmllint --noout --nonet --schema "$here/junit-10.xsd"
refused "a result without a message is found" '0,/"message"/s//"massage"/' "$work/out/all.sarif" \
  "$multitool" validate --rule-kind 'Sarif;Ghas' -o "$work/out/wrong.validation" --log ForceOverwrite

"$bin" schema report > "$work/out/report.schema"
"$bin" schema jsonl > "$work/out/jsonl.schema"
cp "$here/validate.mjs" "$modules/validate.mjs"
status=0
node "$modules/validate.mjs" "$here" "$work/out" "$world" || status=$?
[ "$status" -eq 0 ] || failed=1
[ -z "${MOULINT_KEEP:-}" ] || cp -R "$work/out" "$MOULINT_KEEP"
echo "formats of $("$bin" --version): $([ "$failed" -eq 0 ] && echo "all valid" || echo "some failed")"
exit "$failed"
