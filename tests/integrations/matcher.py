"""The problem matcher of GitHub reads what `moulint check --quiet` writes."""

import json
import os
import subprocess
from pathlib import Path

from checks import BAD, BIN, GOOD, ROOT, agreements, check, finish, run

WORK = Path(os.environ["MOULINT_WORK"])
HERE = Path(__file__).resolve().parent
folder = agreements(WORK / "matcher", **{"oak hollow": BAD, "good": GOOD, "broken": "agreement \"B\" {\n  SRO must must.\n}\n"})


def matches(lines):
    done = subprocess.run(
        ["node", HERE / "matcher.mjs", ROOT / ".github/moulint-matcher.json"], input=lines, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


OWN = ("check", "--as-of", "2026-11-21", "--pack", ".packs/own.mou")
lines = run(BIN, *OWN, "--quiet", cwd=folder, status=1)
report = json.loads(run(BIN, *OWN, "--format", "json", cwd=folder, status=1))
errors = [
    (file["path"], str(one["span"]["start"]["line"]), str(one["span"]["start"]["column"]), one["rule"], one["message"])
    for file in report["files"]
    for one in file["findings"]
    if one["severity"] == "error"
]
found = [(one["file"], one["line"], one["column"], one["code"], one["message"]) for one in matches(lines) if one["severity"] == "error"]
check("matcher: every error is found at its place", errors and sorted(found) == sorted(errors), f"{lines}\n{found}\n{errors}")
check("matcher: nothing else is found", len(matches(lines)) == len(errors), matches(lines))
odd = "C:\\a b\\x.mou:3:14: warning core/will: what a `colon: here` means\nx.mou:1:2: advice us-ct/y: z\nx.mou:1:2: remark us-ct/y: z\n"
found = matches(odd)
check("matcher: warnings keep a drive and colons", found[0]["file"] == "C:\\a b\\x.mou" and found[0]["message"].endswith("means"), found)
check("matcher: advice is a notice", (found[1]["owner"], found[1]["severity"]) == ("moulint-advice", "notice"), found)
check("matcher: other lines are nobody's", len(found) == 2, found)

finish()
