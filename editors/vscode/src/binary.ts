// Finds the moulint program: the one that the user named, one on PATH, or the one that comes with the extension.
//
// A workspace has no say in this. Its settings cannot name a program (the setting is one of the machine), and nothing
// is run from its folders before it is trusted.

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import * as path from "node:path";

/** Where to look. */
export interface Places {
  /** What the user wrote in the settings, or nothing. */
  configured: string;
  /** The variable PATH. */
  searchPath: string;
  /** Folders besides PATH in which installers put programs; a desktop often starts editors without them on PATH. */
  installed: readonly string[];
  /** The program that comes with the extension, whether or not it does. */
  bundled: string;
  /** Folders from which nothing may be run. */
  offLimits: readonly string[];
  home: string;
  platform: NodeJS.Platform;
}

export type Origin = "setting" | "path" | "bundled";

/** A program that answers, and is recent enough. */
export interface Binary {
  path: string;
  origin: Origin;
  version: string;
}

/** A program that is there, or should be, and cannot be used. */
export interface Refusal {
  path: string;
  origin: Origin;
  reason: string;
}

export interface Search {
  binary: Binary | undefined;
  refusals: Refusal[];
}

/** The first version that can serve an editor. */
export const oldestVersion = "0.1.0";

/**
 * Looks in the places in their order. A program that the user named is used or refused, and nothing takes its place:
 * a setting that is passed over in silence is worse than one that fails.
 */
export async function findBinary(places: Places): Promise<Search> {
  const refusals: Refusal[] = [];
  for (const [origin, file] of candidates(places)) {
    const optional = origin !== "setting";
    if (optional && !(await isFile(file))) continue;
    const outcome = await examine(file);
    if ("version" in outcome) return { binary: { path: file, origin, version: outcome.version }, refusals };
    refusals.push({ path: file, origin, reason: outcome.reason });
    if (!optional) break;
  }
  return { binary: undefined, refusals };
}

function candidates(places: Places): [Origin, string][] {
  const paths = places.platform === "win32" ? path.win32 : path.posix;
  if (places.configured !== "") return [["setting", withoutTilde(places.configured, places.home, paths)]];

  const name = places.platform === "win32" ? "moulint.exe" : "moulint";
  const folders = [...places.searchPath.split(paths.delimiter), ...places.installed]
    // A relative folder on PATH would mean a place in whatever folder is open.
    .filter((folder) => paths.isAbsolute(folder))
    .filter((folder) => !places.offLimits.some((barred) => isWithin(folder, barred, paths)));
  return [
    ...folders.map((folder): [Origin, string] => ["path", paths.join(folder, name)]),
    ["bundled", places.bundled],
  ];
}

function withoutTilde(file: string, home: string, paths: path.PlatformPath): string {
  return file === "~" || file.startsWith("~/") || file.startsWith("~\\") ? paths.join(home, file.slice(1)) : file;
}

function isWithin(folder: string, parent: string, paths: path.PlatformPath): boolean {
  const relative = paths.relative(parent, folder);
  return relative === "" || (!relative.startsWith("..") && !paths.isAbsolute(relative));
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), () => false);
}

async function examine(file: string): Promise<{ version: string } | { reason: string }> {
  if (!path.isAbsolute(file)) return { reason: "it is not a full path" };
  if (!(await isFile(file))) return { reason: "there is no such file" };
  if (!(await access(file, constants.X_OK).then(() => true, () => false))) return { reason: "it may not be run" };

  const answer = await askVersion(file);
  const version = answer === undefined ? undefined : /^moulint (\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1];
  if (version === undefined) return { reason: "it does not say that it is moulint" };
  if (isOlder(version, oldestVersion)) return { reason: `it is version ${version}; ${oldestVersion} or later is needed` };
  return { version };
}

function askVersion(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, ["--version"], { timeout: 10_000, windowsHide: true }, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
}

function isOlder(version: string, than: string): boolean {
  const numbers = (text: string): number[] => text.split(/[.+-]/, 3).map(Number);
  const [ours, theirs] = [numbers(version), numbers(than)];
  for (const [place, number] of ours.entries()) {
    const other = theirs[place] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}
