"""The program at work asks no network, and no clock but the day it is given."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from checks import BAD, BIN, GOOD, agreements, check, finish, git, run

WORK = Path(os.environ["MOULINT_WORK"])
folder = agreements(WORK / "still", good=GOOD, bad=BAD)
git(folder, "init", "-q", "-b", "main")
git(folder, "add", "-A")
git(folder, "commit", "-q", "-m", "a state")
(folder / "bad.mou").write_text(BAD + "\n")
OWN = ("--as-of", "2026-11-21", "--pack", ".packs/own.mou")


def formats():
    """The formats of a report, as the program itself names them."""
    told = run(BIN, "check", "--format", "?", cwd=folder, status=2)
    return re.search(r"\[possible values: (.*?)\]", told).group(1).split(", ")


COMMANDS = [
    *(("check", *OWN, "--format", one) for one in formats()),
    ("check", *OWN, "--since", "main"),
    ("compare", "good.mou", "bad.mou"),
    ("compare", "good.mou", "--with", "us-ma/massachusetts-2018", "--format", "html"),
    ("explain", "us-ct/arrest-notice"),
    ("norms", "good.mou"),
    ("rules", "us-ct"),
    ("test", ".packs/own.mou"),
    ("schema", "report"),
    ("completions", "bash"),
    ("man",),
    ("draft", "paper.html"),
    ("check", "paper.html"),
]
(folder / "paper.html").write_text(
    '<link rel="stylesheet" href="http://192.0.2.1/a.css"><img src="http://192.0.2.1/a.png">'
    "<p>The SRO shall notify the principal of any arrest.</p>"
)
trace = WORK / "trace"
for words in COMMANDS:
    # A call of a thread that ended meanwhile has no name in the trace; then the trace is taken again.
    for _ in range(5):
        run("strace", "-f", "-o", trace, "-e", "trace=%network", BIN, *words, cwd=folder, status=None)
        if "???(" not in trace.read_text():
            break
    calls = [line for line in trace.read_text().splitlines() if "(" in line and "+++" not in line and "---" not in line]
    # A pair of sockets within the program is how it hears of a program that it started.
    calls = [line for line in calls if not re.search(r"\bsocketpair\(AF_UNIX|recvfrom|sendto|recvmsg|sendmsg|shutdown", line)]
    check(f"network: `moulint {' '.join(words)}` makes no call", not calls, "\n".join(calls))
# That such calls would be seen.
run("strace", "-f", "-o", trace, "-e", "trace=%network", "python3", "-c", "import socket; socket.socket()", cwd=folder)
check("network: a program that asks for a socket is seen", "socket(AF_INET" in trace.read_text(), trace.read_text())

for one in formats():
    words = (BIN, "check", *OWN, "--format", one)
    now = run(*words, cwd=folder, status=None)
    later = run("faketime", "2031-05-06 07:08:09", *words, cwd=folder, status=None)
    check(f"clock: {one} is the same on another day", now == later, later)
words = (BIN, "check", "--pack", ".packs/own.mou")
later = run("faketime", "2031-05-06 07:08:09", *words, cwd=folder, status=None)
check("clock: without a day the law is that of today", "law as of 2031-05-06" in later, later)

finish()
