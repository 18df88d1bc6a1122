"""Sentences made at random by the linter's own grammar, which the editors' grammar has to take as well.

So whoever gives the language a new form hears of it here.
"""

import random
import re
import subprocess
from pathlib import Path

from pest import Reader

TERMS = ["SRO", "principal", "student", "chief", "parent", "arrest", "uniform", "violence", "emergency", "12-to-15", "MOU"]
NAMES = [*TERMS, "east-campus", "ma-37p"]

# What stands for a rule that says how one word is spelt.
WORDS = {
    "name": TERMS,
    "plain_name": NAMES,
    "string": ['"x"', '"two words"', r'"a \"b\" c"'],
    "number": ["5", "12", "2.5"],
    "date": ["2026-07-01"],
    "blank": ['___"here"'],
    "address": ["III", "III.2", "4", "1.2", "storage"],
    "word": ["2026.1", "2026-07-01", "US-CT"],
    "reference": ["III", "III.2", "4", "1.2", "storage"],
    "action": ["notify", "use", "keep", "review"],
    "SOI": [""],
    "EOI": [""],
    "word_char": [""],
}

# Deeper than this a sentence is given up, and another one begun.
DEPTH = 14


class TooDeep(Exception):
    pass


class Maker:
    def __init__(self, grammar, seed):
        self.rules = Reader(grammar).rules()
        self.dice = random.Random(seed)

    def sentence(self, rule):
        while True:
            try:
                words = " ".join(word for word in self.make(self.rules[rule], 0) if word)
            except TooDeep:
                continue
            # The linter lets a comma pass that stands there twice. Nobody writes that.
            return re.sub(r",,+", ",", re.sub(r" ([,:])", r"\1", words))

    def make(self, rule, depth):
        kind = rule[0]
        if kind == "text":
            return [rule[1]]
        if kind == "range":
            return [rule[1]]
        if kind == "any":
            return self.make(self.dice.choice(rule[1]), depth)
        if kind == "all":
            return [word for part in rule[1] for word in self.make(part, depth)]
        if kind == "times":
            likely = self.dice.random() < max(0.05, 0.45 - 0.04 * depth)
            count = {"?": likely, "*": likely, "+": 1 + likely}[rule[2]]
            return [word for _ in range(count) for word in self.make(rule[1], depth + 1)]
        if kind == "rule":
            name = rule[1]
            if name in WORDS:
                return [self.dice.choice(WORDS[name])]
            if name.startswith("kw_"):
                return [name[3:]]
            if depth > DEPTH:
                raise TooDeep
            return self.make(self.rules[name], depth + 1)
        return []


def text(maker, count):
    """A file; each sentence has a line of its own."""
    lines = ['agreement "Made" {']
    for _ in range(count):
        lines += ["  " + maker.sentence("statement_only") + ".", ""]
    lines += ["}", 'pack made "Made" {', '  rule made "Made" {']
    for _ in range(count // 4):
        lines += ["    require " + maker.sentence("demand_only") + ".", "    given " + maker.sentence("given_only") + "."]
        lines += ["    " + maker.sentence("rule_line_only")]
    lines += ["  }", "}", "vocabulary made {"]
    lines += ["  " + maker.sentence("declaration_only") for _ in range(count // 4)]
    return [*lines, "}"]


def accepted(lines, linter, path):
    """The file without the lines that the linter cannot read; and whether it then reads the rest."""
    def complaints():
        path.write_text("\n".join(lines) + "\n")
        ran = subprocess.run([linter, "fmt", "--check", path], capture_output=True, text=True, env={"COLUMNS": "200"})
        return {int(number) for number in re.findall(re.escape(str(path)) + r":(\d+):", ran.stderr)}

    for number in complaints():
        lines[number - 1] = ""
    return lines, not complaints()


def trial(grammar, linter, folder, faults, seeds):
    """How many sentences were taken by the linter, and which of these were not taken here."""
    taken, refused = 0, []
    for seed in seeds:
        lines, readable = accepted(text(Maker(grammar, seed), 40), linter, Path(folder) / "made.mou")
        if not readable:
            continue
        taken += sum(1 for line in lines if line.startswith("  "))
        refused += [lines[line - 1].strip() for line, _ in faults("\n".join(lines) + "\n")]
    return taken, refused
