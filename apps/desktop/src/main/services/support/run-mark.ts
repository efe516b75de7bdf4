/** A file that is there while a profile runs. One that is found at the start tells of a run that crashed or was ended. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Log } from './log.ts';

/** Once per start, by the only instance of the profile; `onEnd` is told what to do at the end. */
export function markRun(file: string, log: Log, onEnd: (end: () => void) => void): void {
  if (existsSync(file)) log.warn('application: the run before did not come to its end');
  try {
    writeFileSync(file, '');
    onEnd(() => rmSync(file, { force: true }));
  } catch {
    // A disk that takes no file keeps nobody from starting; the next start then knows nothing of this one.
  }
}
