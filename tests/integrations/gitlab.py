"""The GitLab job: valid by GitLab's schema, and its script in the shells that images have."""

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from xml.etree import ElementTree

import yaml
from checks import BAD, BIN, GOOD, ROOT, agreements, check, finish, run

WORK = Path(os.environ["MOULINT_WORK"])
header, body = (ROOT / ".gitlab/moulint.yml").read_text().split("\n---\n")
spec = yaml.safe_load(header)["spec"]["inputs"]


def filled(**inputs):
    """The jobs with inputs put in, as GitLab does it."""
    assert set(inputs) <= set(spec), inputs
    values = {name: one["default"] for name, one in spec.items()} | inputs
    for name, one in spec.items():
        assert re.search(one.get("regex", ""), values[name]), name

    def put(node):
        if isinstance(node, dict):
            return {key: put(value) for key, value in node.items()}
        if isinstance(node, list):
            return [put(value) for value in node]
        if isinstance(node, str):
            return re.sub(r"\$\[\[ inputs\.([a-z0-9-]+) \]\]", lambda found: values[found.group(1)], node)
        return node

    return put(yaml.safe_load(body))


for name, text in (("header", header), ("jobs", yaml.safe_dump(filled()))):
    path = WORK / f"gitlab-{name}.yml"
    path.write_text(text)
    told = run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", path, cwd=WORK, status=None)
    check(f"gitlab: the {name} are valid by GitLab's schema", "ok -- validation done" in told, told)


def job(shell, folder, path, **inputs):
    """Runs the script of the job; its status and what it wrote."""
    job = filled(**inputs)["moulint"]
    script = "\n".join(job["script"])
    assert "$[[" not in script
    variables = {name: one["value"] if isinstance(one, dict) else one for name, one in job["variables"].items()}
    done = subprocess.run(
        [*shell, "-c", script],
        cwd=folder,
        env={"PATH": path, "HOME": os.environ["HOME"]} | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


installed = WORK / "gitlab-installed"
installed.mkdir()
shutil.copy(BIN, installed / "moulint")
path = f"{installed}:/usr/bin:/bin"
OWN = {"version": "path", "arguments": "--as-of\n2026-11-21\n--pack\n.packs/own.mou"}
for shell in (["bash"], ["dash"], ["busybox", "sh"]):
    name = " ".join(shell)
    folder = agreements(WORK / f"gitlab {name}", **{"oak hollow": BAD, "good": GOOD})
    status, log = job(shell, folder, path, **OWN, paths="oak hollow.mou\ngood.mou")
    check(f"gitlab: in {name}, a finding makes it fail with 1", status == 1, log)
    quality = json.loads((folder / "moulint-codequality.json").read_text())
    check(f"gitlab: in {name}, the report names the file", {one["location"]["path"] for one in quality} >= {"oak hollow.mou"}, quality)
    check(f"gitlab: in {name}, the tests are written", ElementTree.parse(folder / "moulint-junit.xml").getroot().tag == "testsuites")
    status, log = job(shell, folder, path, **OWN, paths="good.mou")
    check(f"gitlab: in {name}, nothing wrong ends with 0", status == 0, log)
    status, log = job(shell, folder, path, **OWN, paths="$(touch evil1)\n`touch evil2`\n; touch evil3\n*")
    check(f"gitlab: in {name}, input is no command", status == 2 and not list(folder.glob("evil*")), log)

release = WORK / "gitlab-releases/v9.9.9"
release.mkdir(parents=True)
archive = release / f"moulint-9.9.9-{platform.machine()}-unknown-linux-musl.tar.gz"
with tarfile.open(archive, "w:gz") as tar:
    tar.add(BIN, "moulint")
digest = hashlib.sha256(archive.read_bytes()).hexdigest()
folder = agreements(WORK / "gitlab release", good=GOOD)
FROM = OWN | {"version": "9.9.9", "release-url": (WORK / "gitlab-releases").as_uri()}
status, log = job(["dash"], folder, "/usr/bin:/bin", **FROM, sha256=digest)
check("gitlab: a release is downloaded and used", status == 0, log)
status, log = job(["dash"], folder, "/usr/bin:/bin", **FROM, sha256="0" * 64)
check("gitlab: another checksum is refused", status not in (0, 1) or "FAILED" in log and "agreement" not in log, log)
status, log = job(["dash"], folder, "/usr/bin:/bin", **FROM)
check("gitlab: a release without a checksum is refused", status == 2 and "sha256" in log, log)

finish()
