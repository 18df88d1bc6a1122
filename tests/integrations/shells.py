"""Manual pages as `man` reads them, completions in the shells that are there, and the progress of a long run."""

import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

from checks import BIN, GOOD, agreements, check, finish, run

WORK = Path(os.environ["MOULINT_WORK"])

pages = WORK / "man1"
run(BIN, "man", pages, cwd=WORK)
found = sorted(pages.iterdir())
check("man: there are pages", len(found) > 10, found)
told = run("groff", "-man", "-ww", "-z", "-Kutf8", *found, cwd=WORK, status=None)
check("man: groff finds nothing wrong", told == "", told)
# A message names the style where the page is longer or shorter than mandoc likes; errors are errors.
told = run("mandoc", "-Tlint", "-W", "error", *found, cwd=WORK, status=None)
check("man: mandoc finds no error", told == "", told)
told = run("man", "-l", pages / "moulint-check.1", cwd=WORK, MANWIDTH="100", MANPAGER="cat")
check("man: `man` shows a page", "--as-of" in told, told[:2000])

for shell, ask in {
    "zsh": 'autoload -U compinit && compinit -u -D && source "$1" && whence -w _moulint',
    "fish": 'source $argv[1]; complete -C "moulint ch"',
}.items():
    script = WORK / f"moulint.{shell}"
    script.write_text(run(BIN, "completions", shell, cwd=WORK))
    if shell == "fish":
        told = run("fish", "--no-config", "-c", ask, script, cwd=WORK, status=None)
        check("completions: fish completes a command", told.startswith("check"), told)
    else:
        told = run("zsh", "-f", "-c", ask, "zsh", script, cwd=WORK, status=None)
        check("completions: zsh takes the script", "_moulint: function" in told, told)


def on_terminal(folder, *words, err=True):
    """What a run shows on a terminal; `err` says whether standard error is one."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [BIN, *words],
        cwd=folder,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs if err else subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 120)[0]:
        try:
            data = os.read(ours, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    child.wait()
    os.close(ours)
    return shown.decode(errors="replace")


# More agreements than can be checked in a moment, on one thread.
many = agreements(WORK / "many", **{f"{number:04}": GOOD.replace("Riverton\"", f"Riverton {number}\"") for number in range(60)})
long = GOOD.replace("}", "".join(f"  SRO must not search student at school-building unless \"reason {one}\".\n" for one in range(400)) + "}")
for number in range(24):
    (many / f"long {number}.mou").write_text(long)
began = time.monotonic()
shown = on_terminal(many, "check", "--jobs", "1")
took = time.monotonic() - began
# A quick machine may be done before anybody would wait.
if took > 2:
    check("progress: a long run says on a terminal how far it is", "checked" in shown and "of 84 files" in shown, shown)
check("progress: at the end the line is gone", not shown.rstrip("\r\n").endswith("files"), shown)
shown = on_terminal(many, "check", "--jobs", "1", "0001.mou")
check("progress: a short run shows none", shown == "", shown)
told = subprocess.run([BIN, "check", "--jobs", "1"], cwd=many, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr
check("progress: where nobody looks there is none", told == b"", told)

finish()
