import type { LogEntry } from '@nudge/msnp-server/node';

/** One JSON line on standard error; standard output belongs to the ready line. */
export function writeLog({ level, event, details }: LogEntry): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...details })}\n`);
}
