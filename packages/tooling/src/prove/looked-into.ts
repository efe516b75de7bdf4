// What is inside an installed package, as a line of the table.
import { missingAround, unexpectedAround } from '../package/expected-surroundings.ts';
import { inspectContent } from '../package/inspect-package.ts';
import type { ProgramFolder } from '../package/inspect-package.ts';
import { listPackedFiles } from '../package/packed-files.ts';
import type { ProofOutcome } from './proof-table.ts';

const outcomeOf = (step: string, faults: readonly string[], count: number): ProofOutcome => {
  const [fault] = faults;
  if (fault !== undefined) return { step, outcome: 'failed', note: fault };
  return { step, outcome: 'passed', note: `${count} files` };
};

/** The files of a program that was installed or unpacked. */
export const lookedInto = async (step: string, found: ProgramFolder): Promise<ProofOutcome> => {
  const findings = await inspectContent(found);
  const faults = findings.flatMap((finding) => finding.faults);
  return outcomeOf(step, faults, (await listPackedFiles(found.folder)).length);
};

/** dpkg keeps lists of its own beside the scripts and papers of a package. */
const dpkgList = /\.list$/;
const dpkgFolder = /^var\/lib\/dpkg\/info\/[\w-]+\./;

/** Files that dpkg says it laid, with absolute paths; its own of the package included. */
export const lookedAround = (step: string, files: readonly string[]): ProofOutcome => {
  const paths = files
    .map((file) => file.replace(/^\//, ''))
    .filter((file) => !dpkgList.test(file))
    .map((file) => file.replace(dpkgFolder, 'DEBIAN/'));
  return outcomeOf(step, [...unexpectedAround(paths), ...missingAround(paths)], paths.length);
};
