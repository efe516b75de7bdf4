// The most memory that a process ever had resident, as Linux counts it.
import { readFile, writeFile } from 'node:fs/promises';

const bytesPerKibibyte = 1024;
/** What Linux takes for "forget the peak". */
const forgetPeak = '5';

/** Whether this system tells. */
export const tellsPeaks = process.platform === 'linux';

/** The peak is what is resident now, from here on. */
export const resetPeak = (processId: number): Promise<void> =>
  writeFile(`/proc/${processId}/clear_refs`, forgetPeak);

/** Bytes of the VmHWM line in the text of a status file. */
export const peakIn = (status: string): number => {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('the system tells no peak');
  return Number(kibibytes) * bytesPerKibibyte;
};

export const peakOf = async (processId: number): Promise<number> =>
  peakIn(await readFile(`/proc/${processId}/status`, 'utf8'));
