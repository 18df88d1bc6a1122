"""The GitHub Action: its steps in order, as GitHub would run them, and what becomes of bad input."""

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml
from checks import BAD, BIN, GOOD, ROOT, agreements, check, finish

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.S)


class Runner:
    """What GitHub does with a composite action, as far as this one needs it."""

    def __init__(self, workspace, inputs, path=None):
        self.workspace = workspace
        unknown = set(inputs) - set(ACTION["inputs"])
        assert not unknown, f"the action has no inputs {unknown}"
        self.inputs = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
        self.github = {"action_repository": "", "server_url": "https://example.invalid"}
        self.steps, self.failed, self.log, self.uploaded = {}, False, "", []
        self.temp = Path(tempfile.mkdtemp(dir=os.environ["MOULINT_WORK"]))
        self.summary = self.temp / "summary"
        self.summary.touch()
        self.path = path or os.environ["PATH"]
        for step in ACTION["runs"]["steps"]:
            condition = step.get("if", "success()")
            inner = EXPRESSION.fullmatch(condition.strip())
            if self.value(inner.group(1) if inner else condition, condition=True):
                self.step(step)

    def value(self, expression, condition=False):
        """An expression: names of contexts, texts, `==`, `!=`, `&&`, `always()` and `success()`."""
        parts = [part.strip() for part in expression.split("&&")]
        if condition and not any(part in ("always()", "success()") for part in parts):
            parts.append("success()")
        values = [self.part(part) for part in parts]
        return all(values) if condition or len(values) > 1 else values[0]

    def part(self, part):
        if part in ("always()", "success()"):
            return part == "always()" or not self.failed
        for sign, holds in (("==", lambda a, b: a == b), ("!=", lambda a, b: a != b)):
            if sign in part:
                return holds(*(self.part(side.strip()) for side in part.split(sign)))
        if re.fullmatch(r"'[^']*'", part):
            return part[1:-1]
        keys = part.split(".")
        if keys[0] == "steps":
            return self.steps.get(keys[1], {}).get(keys[3], "")
        return {"inputs": self.inputs, "github": self.github}[keys[0]][keys[1]]

    def text(self, text):
        return EXPRESSION.sub(lambda found: self.value(found.group(1).strip()), str(text))

    def step(self, step):
        if "uses" in step:
            self.uploaded.append({name: self.text(value) for name, value in step["with"].items()})
            return
        assert step["shell"] == "bash"
        assert not EXPRESSION.search(step["run"]), "what a user writes must not become part of a script"
        out = self.temp / "output"
        out.write_text("")
        script = self.temp / "script.sh"
        script.write_text(step["run"])
        system = {"Linux": "Linux", "Darwin": "macOS"}[platform.system()]
        variables = {name: self.text(value) for name, value in step.get("env", {}).items()} | {
            "PATH": self.path,
            "HOME": os.environ["HOME"],
            "GITHUB_OUTPUT": str(out),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": system,
            "RUNNER_ARCH": {"x86_64": "X64", "aarch64": "ARM64", "arm64": "ARM64"}[platform.machine()],
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace / self.text(step.get("working-directory", ".")),
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.log += done.stdout
        if "id" in step:
            pairs = (line.split("=", 1) for line in out.read_text().splitlines())
            self.steps[step["id"]] = dict(pairs)
        if done.returncode:
            self.failed, self.status = True, done.returncode

    def outputs(self):
        return {name: self.text(one["value"]) for name, one in ACTION["outputs"].items()}


WORK = Path(os.environ["MOULINT_WORK"])
count = 0


def scratch(**files):
    global count
    count += 1
    return agreements(WORK / f"repository {count}", **files)


def on_path():
    folder = WORK / "installed"
    folder.mkdir(exist_ok=True)
    if not (folder / "moulint").exists():
        shutil.copy(BIN, folder / "moulint")
    return f"{folder}:{os.environ['PATH']}"


OWN = {"version": "path", "arguments": "--as-of\n2026-11-21\n--pack\n.packs/own.mou\n"}

# Findings: the report goes out, and the job still fails.
place = scratch(good=GOOD, bad=BAD)
done = Runner(place, OWN, on_path())
check("action: a finding makes it fail with 1", done.failed and done.status == 1, done.log)
check("action: and the report is sent all the same", [one["sarif_file"] for one in done.uploaded] == ["moulint.sarif"], done.uploaded)
check("action: its outputs name the report and the status", done.outputs() == {"sarif": "moulint.sarif", "status": "1"}, done.outputs())
check("action: annotations name file and line", re.search(r"^::error file=bad\.mou,line=1,", done.log, re.M), done.log)
check("action: the page of the run has a summary", "own-pack/no-arrest" in done.summary.read_text(), done.summary.read_text())
sarif = json.loads((place / "moulint.sarif").read_text())
check("action: the report has the finding", any(one["ruleId"] == "own-pack/no-arrest" for one in sarif["runs"][0]["results"]))

done = Runner(scratch(good=GOOD), OWN, on_path())
check("action: nothing wrong ends with 0", not done.failed and done.outputs()["status"] == "0", done.log)

done = Runner(scratch(good=GOOD), OWN | {"paths": "nowhere.mou"}, on_path())
check("action: what could not be done ends with 2", done.failed and done.status == 2, done.log)

# Folders with spaces, several paths with the ends of lines of Windows, and nothing for GitHub's pages.
place = scratch()
agreements(place / "sub folder", **{"oak hollow": BAD, "river": GOOD})
more = {"working-directory": "sub folder", "paths": "oak hollow.mou\r\nriver.mou\r\n", "annotations": "false"}
done = Runner(place, OWN | more | {"summary": "false", "upload-sarif": "false"}, on_path())
check("action: paths with spaces are kept whole", done.failed and done.status == 1 and "error own-pack/no-arrest" in done.log, done.log)
check("action: the report is named from the root", done.outputs()["sarif"] == "sub folder/moulint.sarif", done.outputs())
check("action: what is not wanted is left out", not done.uploaded and not done.summary.read_text() and "::error" not in done.log, done.log)

# Input that would be a command in a script, or an option in a place for paths.
place = scratch(good=GOOD)
evil = "$(touch evil1)\n`touch evil2`\n\"; touch evil3; \"\n--output=json=evil4\n"
done = Runner(place, OWN | {"paths": evil, "sarif-file": "$(touch evil5).sarif"}, on_path())
check("action: input is no command", not list(place.glob("evil*")) and done.status == 2, done.log)
done = Runner(place, OWN | {"version": "0.1.0;touch evil"}, on_path())
check("action: a version is a version", done.failed and not list(place.glob("evil*")) and "no version" in done.log, done.log)

# A release, from a folder that stands for GitHub's.
target = {"Linux": f"{platform.machine()}-unknown-linux-musl", "Darwin": "x86_64-apple-darwin"}[platform.system()]
release = WORK / "releases/v9.9.9"
release.mkdir(parents=True)
archive = release / f"moulint-9.9.9-{target}.tar.gz"
with tarfile.open(archive, "w:gz") as tar:
    tar.add(BIN, "moulint")
digest = hashlib.sha256(archive.read_bytes()).hexdigest()
FROM = OWN | {"version": "9.9.9", "release-url": (WORK / "releases").as_uri()}
bare = "/usr/bin:/bin"
done = Runner(scratch(good=GOOD), FROM, bare)
check("action: a release without a checksum is refused", done.failed and "could not be downloaded" in done.log and "check" not in done.steps, done.log)
(release / (archive.name + ".sha256")).write_text(f"{digest}  {archive.name}\n")
done = Runner(scratch(good=GOOD), FROM, bare)
check("action: a release is downloaded and used", not done.failed and done.outputs()["status"] == "0", done.log)
done = Runner(scratch(good=GOOD), FROM | {"sha256": digest.upper()}, bare)
check("action: a given checksum may be written large", not done.failed, done.log)
done = Runner(scratch(good=GOOD), FROM | {"sha256": "0" * 64}, bare)
check("action: another checksum is refused", done.failed and "is not what it should be" in done.log and "check" not in done.steps, done.log)
done = Runner(scratch(good=GOOD), OWN | {"version": "9.9.9"}, bare)
check("action: it does not guess where releases are", done.failed and "release-url" in done.log, done.log)
done = Runner(scratch(good=GOOD), OWN, bare)
check("action: a moulint that is not installed is told of", done.failed and "no moulint on the PATH" in done.log, done.log)

finish()
