/**
 * Builds the foreign client where that is possible: a recent cargo on this machine, and its crates to be had.
 * A machine without them is no fault of the project, so the reason is given back instead of a failure; a build
 * that fails although all is there is one.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FOREIGN_FOLDER } from '../processes/paths.ts';

const run = promisify(execFile);

/** The crate is written in a form of Rust that older compilers do not know (chained `if let`). */
const MINIMUM_RUST = [1, 88] as const;
const FETCH_MILLISECONDS = 180_000;
const BUILD_MILLISECONDS = 540_000;

export type ForeignClient =
  | { readonly available: true; readonly program: string }
  | { readonly available: false; readonly reason: string };

export async function buildForeignClient(): Promise<ForeignClient> {
  const version = await cargoVersion();
  if (version === undefined) return { available: false, reason: 'foreign client: no cargo on this machine' };
  if (!isRecent(version)) {
    const wanted = MINIMUM_RUST.join('.');
    return { available: false, reason: `foreign client: cargo ${version} is older than ${wanted}` };
  }
  if (!(await succeeds(['fetch', '--quiet'], FETCH_MILLISECONDS))) {
    return { available: false, reason: 'foreign client: its crates could not be fetched' };
  }
  await run('nice', ['cargo', 'build', '--quiet', '--offline'], {
    cwd: FOREIGN_FOLDER,
    timeout: BUILD_MILLISECONDS,
  });
  return { available: true, program: join(targetFolder(), 'debug', 'nudge-foreign-client') };
}

function targetFolder(): string {
  return process.env['CARGO_TARGET_DIR'] ?? join(FOREIGN_FOLDER, 'target');
}

async function cargoVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run('cargo', ['--version'], {
      cwd: FOREIGN_FOLDER,
      timeout: FETCH_MILLISECONDS,
    });
    return stdout.split(' ')[1];
  } catch {
    return undefined;
  }
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM_RUST;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

async function succeeds(args: readonly string[], timeout: number): Promise<boolean> {
  try {
    await run('cargo', [...args], { cwd: FOREIGN_FOLDER, timeout });
    return true;
  } catch {
    return false;
  }
}
