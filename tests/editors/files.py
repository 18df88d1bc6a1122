"""Configurations for editors that cannot be run here: that they can be read, and know the words of the language."""

import json
import re
import sys
import tomllib
import xml.etree.ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "tree_sitter"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import words
from outcome import check, finish

ROOT = Path(__file__).resolve().parents[2]
EDITORS = ROOT / "editors"

READERS = {
    ".toml": tomllib.loads,
    ".json": json.loads,
    ".xml": xml.etree.ElementTree.fromstring,
}

# Colours that are written by hand, and so could miss a word of the grammar.
COLOURS = ("vim/syntax/mou.vim", "emacs/mou-mode.el", "kate/mou.xml")
# These are tried on files as well, and have the words of measures in another form.
VSCODE = "vscode/syntaxes/mou.tmLanguage.json"

# The rules of the grammar for what begins with a word of its own: statements, and lines of rules.
BEGINNINGS = ("define", "unmodelled", "waive", "waive_at", "waive_from", "waive_until", "waive_by", "waive_because")


def readable():
    for folder in ("helix", "kate", "tree-sitter", "zed"):
        for path in sorted((EDITORS / folder).rglob("*")):
            read = READERS.get(path.suffix)
            if not read or "target" in path.parts:
                continue
            try:
                read(path.read_text())
                problem = None
            except Exception as error:  # whatever the reader says is the message
                problem = error
            check(f"files: {path.relative_to(ROOT)} can be read", problem is None, problem)


def beginnings(pest):
    """The first words of some statements, and of all lines of rules."""
    def body(name):
        return re.search(rf"^{name} = [_@$]?\{{(.*?)\}}", pest, re.S | re.M).group(1)

    lines = re.findall(r"[a-z_]+", re.search(r"\((.*?)\)", body("rule_line_only")).group(1))
    return {re.search(r"kw_([a-z]+)", body(name)).group(1) for name in (*BEGINNINGS, *lines)}


def complete():
    pest = (ROOT / "grammar" / "moulint.pest").read_text()
    body = re.search(r"^reserved = _\{(.*?)^\}", pest, re.S | re.M).group(1)
    wanted = words.of_pest(body)
    wanted |= words.of_pest(re.search(r"^unit = @\{(.*?)^\}", pest, re.S | re.M).group(1))
    first = beginnings(pest)
    for name in (*COLOURS, VSCODE):
        known = set(re.findall(r"[a-z]+(?:-[a-z]+)*", (EDITORS / name).read_text()))
        if name != VSCODE:
            check(f"files: {name} colours all {len(wanted)} reserved words and units", wanted <= known, sorted(wanted - known))
        check(f"files: {name} colours all {len(first)} first words of statements and lines", first <= known, sorted(first - known))


readable()
complete()
finish()
