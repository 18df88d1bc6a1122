// A VS Code served to a browser, with folders of its own, so that nothing is left over from another run.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the extension. */
export const extension = dirname(here);

// Without an address for extensions, VS Code would look one up at every start.
const environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

const quiet = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "git.enabled": false,
  "chat.commandCenter.enabled": false,
  "window.commandCenter": false,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "workbench.reduceMotion": "on",
};

// The server and its children are a process group, which ends when this process does, however it does: then the pipe
// that the group listens to is closed.
const watched = `exec 3<&0
  { cat <&3 > /dev/null; kill -KILL 0; } &
  "$@" < /dev/null 3<&-
  status=$?
  kill $!
  exit $status`;

/**
 * Starts a VS Code on a copy of the sample workspace. `program` is what moulint.path names; `install` is a packed
 * extension, if one is to be installed; `workspaceSettings` are those that the workspace brings along.
 */
export async function startServer({ vscode, program, install, settings = {}, workspaceSettings }) {
  const main = join(vscode, "node_modules/code-server/lib/vscode/out/server-main.js");
  if (!existsSync(main)) throw new Error(`There is no code-server in ${vscode}; run e2e/setup.sh first.`);

  const folder = mkdtempSync(join(tmpdir(), "moulint-vscode-"));
  const workspace = join(folder, "agreements");
  const user = join(folder, "user");
  for (const place of ["User", "Machine"]) mkdirSync(join(user, place), { recursive: true });
  cpSync(join(here, "workspace"), workspace, { recursive: true });
  if (workspaceSettings !== undefined) {
    mkdirSync(join(workspace, ".vscode"));
    writeFileSync(join(workspace, ".vscode/settings.json"), JSON.stringify(workspaceSettings));
  }
  writeFileSync(join(user, "User/settings.json"), JSON.stringify({ ...quiet, ...settings }));
  // The setting belongs to the machine, so elsewhere it would not count.
  writeFileSync(join(user, "Machine/settings.json"), JSON.stringify({ "moulint.path": program }));

  const places = ["--server-data-dir", join(folder, "server"), "--extensions-dir", join(folder, "extensions")];
  const data = ["--accept-server-license-terms", ...places];
  if (install !== undefined) {
    const installation = [main, ...data, "--install-extension", install];
    const outcome = spawnSync(process.execPath, installation, { encoding: "utf8", env: environment });
    if (outcome.status !== 0) throw new Error(`The extension was not installed: ${outcome.stdout}${outcome.stderr}`);
  }

  const port = await freePort();
  const log = [];
  const address = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
  const command = [process.execPath, main, ...data, ...address, "--telemetry-level", "off", "--user-data-dir", user];
  const server = spawn("sh", ["-c", watched, "sh", ...command], { env: environment, detached: true });
  server.stdout.on("data", (text) => log.push(String(text)));
  server.stderr.on("data", (text) => log.push(String(text)));

  const stop = async () => {
    const isRunning = server.exitCode === null && server.signalCode === null;
    const ended = isRunning ? new Promise((resolve) => server.once("exit", resolve)) : undefined;
    server.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    await answering(port, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log.join("")}`);
  }
  return { port, workspace, stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(port, server) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`VS Code ended with ${server.exitCode}.`);
    const answered = await new Promise((resolve) => {
      const request = get({ host: "127.0.0.1", port, path: "/version" });
      request.once("response", (response) => resolve(response.resume().statusCode === 200));
      request.once("error", () => resolve(false));
    });
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("VS Code does not answer.");
}
