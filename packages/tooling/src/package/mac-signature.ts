// An Apple processor starts nothing without a signature, and shutting the fuses makes the one that Electron comes with
// void. Only macOS itself can tell whether the one that was made instead holds.
import path from 'node:path';
import type { Captured } from '../process/capture-program.ts';
import { captureProgram } from '../process/capture-program.ts';
import type { PackageSystem } from './package-order.ts';

export interface SignatureGround {
  /** The system that the package is for. */
  readonly system: PackageSystem;
  /** The one that this runs on. */
  readonly host: NodeJS.Platform;
  readonly run?: (command: string, args: readonly string[]) => Captured;
}

/** What macOS says against the signature of a bundle; undefined where there is no macOS to ask, or nothing to sign. */
export const signatureFaults = (
  bundle: string,
  { system, host, run = captureProgram }: SignatureGround,
): readonly string[] | undefined => {
  if (system !== 'darwin' || host !== 'darwin') return undefined;
  const { exitCode, stderr } = run('/usr/bin/codesign', ['--verify', '--deep', '--strict', bundle]);
  return exitCode === 0 ? [] : [`${path.basename(bundle)}: ${stderr.trim()}`];
};
