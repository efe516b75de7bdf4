/** A program of the user's choice looks at what arrived, as the original's Options offered; it gets the path, and says by its exit code. */
import { spawn, type ChildProcess } from 'node:child_process';

/** `passed`: exit code 0. `refused`: any other. `failed`: it did not start, or did not come to an end. */
export type ScanOutcome = 'passed' | 'refused' | 'failed';
/** `program` and `place` are absolute paths; no shell sees them. */
export type ScanFile = (program: string, place: string) => Promise<ScanOutcome>;

/** Milliseconds; a scanner that takes longer for one file hangs. */
const SCAN_MAX_MILLISECONDS = 10 * 60_000;

export const scanFile: ScanFile = (program, place) =>
  new Promise((resolve) => {
    const child = started(program, place);
    if (child === undefined) return resolve('failed');
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) => {
      if (code === null) return resolve('failed');
      resolve(code === 0 ? 'passed' : 'refused');
    });
  });

/** Of what cannot start, Node tells some causes by an event and throws the others, such as a path that is too long. */
function started(program: string, place: string): ChildProcess | undefined {
  try {
    return spawn(program, [place], { stdio: 'ignore', windowsHide: true, timeout: SCAN_MAX_MILLISECONDS });
  } catch {
    return undefined;
  }
}
