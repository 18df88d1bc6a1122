"""pre-commit: the manifest, and the hooks on a scratch repository."""

import os
import shutil
from pathlib import Path

import yaml
from checks import BAD, BIN, GOOD, ROOT, agreements, check, finish, git, run, write

WORK = Path(os.environ["MOULINT_WORK"])
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
told = run("pre-commit", "validate-manifest", MANIFEST, cwd=WORK, status=None)
check("hooks: pre-commit takes the manifest", told == "", told)
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text())}

installed = WORK / "hooks-installed"
installed.mkdir()
shutil.copy(BIN, installed / "moulint")
os.environ["PATH"] = f"{installed}:{os.environ['PATH']}"
os.environ["PRE_COMMIT_HOME"] = os.environ.get("MOULINT_HOOKS_HOME", str(WORK / "pre-commit"))


def repository(name, config, **files):
    folder = agreements(WORK / name, **files)
    write(folder / "moulint.toml", 'packs = [".packs/own.mou"]\nas-of = "2026-11-21"\n')
    write(folder / ".pre-commit-config.yaml", yaml.safe_dump(config))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    return folder


def commit(folder):
    """Whether pre-commit lets what is staged through, and what it says."""
    told = run("pre-commit", "run", cwd=folder, status=None)
    return "Failed" not in told and "Passed" in told, told


# What users get, except that moulint is not built: the language is the only thing that is put otherwise.
system = [{**hook, "language": "system"} for hook in HOOKS.values()]
config = {"repos": [{"repo": "local", "hooks": system}]}
folder = repository("hooks repository", config, good=GOOD)
run("moulint", "fmt", "good.mou", ".packs/own.mou", cwd=folder)
git(folder, "add", "-A")
passed, told = commit(folder)
check("hooks: what is in order passes", passed, told)
git(folder, "commit", "-q", "-m", "a state")

write(folder / "sub folder/oak hollow.mou", BAD)
git(folder, "add", "-A")
passed, told = commit(folder)
check("hooks: an agreement with an error is stopped", not passed and "own-pack/no-arrest" in told, told)
check("hooks: the line says where", "sub folder/oak hollow.mou:1:" in told, told)

git(folder, "rm", "-q", "-f", "sub folder/oak hollow.mou")
write(folder / "note.txt", "no agreement\n")
git(folder, "add", "-A")
told = run("pre-commit", "run", cwd=folder)
check("hooks: what concerns no agreement is not checked", told.count("Skipped") == 2, told)

write(folder / "moulint.toml", 'packs = [".packs/own.mou"]\nas-fo = "2026-11-21"\n')
git(folder, "add", "-A")
passed, told = commit(folder)
check("hooks: settings that are wrong are stopped", not passed and "as-fo" in told, told)
git(folder, "reset", "-q", "--hard")

write(folder / "good.mou", GOOD.replace("  SRO must", "     SRO must not search student.\n  SRO must"))
git(folder, "add", "-A")
passed, told = commit(folder)
check("hooks: a file in another form is laid out", not passed and "files were modified by this hook" in told, told)
git(folder, "add", "-A")
passed, told = commit(folder)
check("hooks: and passes then", passed, told)

# As users have it, built from this repository by cargo; only where somebody has the time.
if os.environ.get("MOULINT_HOOKS_BUILD"):
    source = WORK / "source"
    git(ROOT, "clone", "-q", ROOT, source)
    revision = git(source, "rev-parse", "HEAD").strip()
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [{"id": "moulint"}, {"id": "moulint-fmt"}]}]}
    folder = repository("hooks built", config, good=GOOD, bad=BAD)
    passed, told = commit(folder)
    check("hooks: moulint is built and stops an agreement with an error", not passed and "own-pack/no-arrest" in told, told)

finish()
