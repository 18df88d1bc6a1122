"""The small repository that most of the checks work on, and what they need to run commands in it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))

from outcome import check, finish  # For whoever imports this.

BIN = os.environ["MOULINT_BIN"]

GOOD = """agreement "Riverton" {
  jurisdiction US-CT
  district     "Riverton Board of Education"
  agency       "Riverton Police Department"
  signed       2023-11-28 by superintendent, chief
  SRO must not arrest student.
}
"""
BAD = """agreement "Oak Hollow" {
  jurisdiction US-CT
  SRO must meet with principal every week.
}
"""
PACK = """pack own-pack "A pack of the user" {
  edition 2026.1
  authority own-act "Own Act"
  rule no-arrest "Officers do not arrest students" {
    cite own-act "§ 1"
    in force always
    evidence official
    severity error
    require SRO must not arrest student.
    because "It is only an example."
    complies { SRO must not arrest student. }
    violates { SRO must meet with principal. }
  }
}
"""

def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def agreements(folder, **files):
    """A folder with a pack and agreements."""
    write(folder / ".packs/own.mou", PACK)
    for name, text in files.items():
        write(folder / f"{name}.mou", text)
    return folder


def run(*words, cwd, status=0, **variables):
    """Runs a command that has to end with a status; what it wrote."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    if status is not None and done.returncode != status:
        raise AssertionError(f"{words} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def git(folder, *words):
    who = {f"GIT_{role}_{what}": "riverton@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return run("git", *words, cwd=folder, **who)
