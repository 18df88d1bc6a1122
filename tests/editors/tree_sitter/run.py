"""The tree-sitter grammar against the files that the linter's own grammar is tried on."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))

import colours
import sentences
import words
from outcome import check, finish
from parser import GRAMMAR, ROOT, compiled, faults, parser
from tree_sitter import Query

HERE = Path(__file__).resolve().parent


def files():
    """Every file of the language that is known to be valid."""
    yield from sorted(ROOT.glob("tests/agreements/*.mou"))
    yield from sorted(ROOT.glob("policies/**/*.mou"))
    yield from sorted(ROOT.glob("tests/cases/**/*.mou"))
    yield HERE / "forms.mou"
    yield HERE / "colours.mou"


def corpus(reader):
    broken, count = [], 0
    for path in files():
        count += 1
        broken += [f"{path.relative_to(ROOT)}:{line}:{column}"
                   for line, column in faults(reader.parse(path.read_bytes()))]
    check(f"tree-sitter: {count} valid files have no node of error", count > 50 and not broken, "\n".join(broken))


def valid():
    """The files written for these tests are of the language, or they would prove nothing."""
    linter = os.environ.get("MOULINT_BIN")
    for name in ("forms.mou", "colours.mou") if linter else ():
        ran = subprocess.run([linter, "fmt", "--check", HERE / name], capture_output=True, text=True)
        check(f"tree-sitter: moulint reads {name}", ran.returncode != 2, ran.stderr)


def line_ends(reader):
    """Files from other systems: a byte order mark, CR LF, no-break spaces."""
    text = (HERE / "forms.mou").read_text()
    foreign = "\ufeff" + text.replace("\n", "\r\n").replace("SRO must", "SRO\u00a0must")
    check("tree-sitter: byte order mark, CR LF and no-break spaces", not faults(reader.parse(foreign.encode())))


def keywords():
    pest = words.of_pest((ROOT / "grammar" / "moulint.pest").read_text())
    here = words.of_tree_sitter((GRAMMAR / "src" / "grammar.json").read_text())
    check(f"tree-sitter: {len(pest)} words are those of grammar/moulint.pest", pest == here and len(pest) > 200,
          f"only in pest: {sorted(pest - here)}\nonly here: {sorted(here - pest)}")


def queries(language):
    zed = ROOT / "editors" / "zed" / "languages" / "mou"
    for path in [*sorted(GRAMMAR.glob("queries/*.scm")), *sorted(zed.glob("*.scm"))]:
        try:
            Query(language, path.read_text())
            problem = None
        except Exception as error:  # whatever the binding says is the message
            problem = error
        check(f"tree-sitter: {path.relative_to(ROOT)} fits the grammar", problem is None, problem)


def highlights(language, reader):
    source = (HERE / "colours.mou").read_bytes()
    painted = colours.captures(language, reader.parse(source), (GRAMMAR / "queries" / "highlights.scm").read_text())
    found, count = colours.mistakes(source, painted)
    check(f"tree-sitter: {count} places have the colours that were written down", count > 40 and not found,
          "\n".join(found))


def every_word_coloured(language, reader):
    """No keyword is left bare: what the grammar reads as a word of its own is captured as something."""
    bare = set()
    query = (GRAMMAR / "queries" / "highlights.scm").read_text()
    for path in files():
        source = path.read_bytes()
        tree = reader.parse(source)
        painted = colours.captures(language, tree, query)
        nodes = [tree.root_node]
        while nodes:
            node = nodes.pop()
            nodes.extend(node.children)
            if not node.children and not node.is_named and node.start_byte not in painted:
                bare.add(node.type)
    check("tree-sitter: every keyword has a colour", not bare, sorted(bare))


def made_up(reader, folder):
    """Sentences at random; they need the linter, which tells the right ones from the wrong ones."""
    linter = os.environ.get("MOULINT_BIN")
    if not linter:
        return
    grammar = (ROOT / "grammar" / "moulint.pest").read_text()
    taken, refused = sentences.trial(grammar, linter, folder, lambda text: faults(reader.parse(text.encode())), range(40))
    check(f"tree-sitter: {taken} sentences made by grammar/moulint.pest are taken", taken > 1000 and not refused,
          "\n".join(refused[:20]))


def half_typed(reader):
    """A broken clause costs the clauses next to it at most, for an editor shows half-typed text most of the time."""
    text = (ROOT / "tests" / "agreements" / "riverton.mou").read_text()
    whole = reader.parse(text.encode()).root_node
    clauses = count(whole, "clause")
    clause = "SRO must wear class-b-uniform during school-hours."
    for typed in ("", "SRO", "SRO must", "SRO must wear class-b-uniform during", "SRO must wear \"class",
                  "SRO must wear ___", "chief, in consultation", "waive", "waive us-ct/"):
        tree = reader.parse(text.replace(clause, typed).encode())
        left = count(tree.root_node, "clause")
        check(f"tree-sitter: `{typed}` leaves {left} of {clauses} clauses", left >= clauses - 2)


def count(node, kind):
    return (node.type == kind) + sum(count(child, kind) for child in node.children)


def generated():
    """The generator takes minutes to build, so this is for those who have it and change the grammar."""
    if not shutil.which("tree-sitter"):
        return
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(GRAMMAR, folder, dirs_exist_ok=True)
        subprocess.run(["tree-sitter", "generate", "--abi", "14"], cwd=folder, check=True)
        same = all((Path(folder) / "src" / name).read_bytes() == (GRAMMAR / "src" / name).read_bytes()
                   for name in ("parser.c", "grammar.json", "node-types.json"))
    check("tree-sitter: what is generated is up to date", same, "tree-sitter generate --abi 14")


def copies():
    """Zed wants its own copy of the colours."""
    for name in ("highlights", "outline"):
        ours = GRAMMAR / "queries" / f"{name}.scm"
        zeds = ROOT / "editors" / "zed" / "languages" / "mou" / f"{name}.scm"
        check(f"tree-sitter: zed has the same {name}.scm", ours.read_text() == zeds.read_text())


def main():
    with tempfile.TemporaryDirectory() as folder:
        language = compiled(folder)
        reader = parser(language)
        valid()
        corpus(reader)
        line_ends(reader)
        keywords()
        queries(language)
        highlights(language, reader)
        every_word_coloured(language, reader)
        made_up(reader, folder)
        half_typed(reader)
        copies()
        generated()
    finish()


main()
