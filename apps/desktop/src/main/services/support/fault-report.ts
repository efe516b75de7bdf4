/** Frames kept of a fault's stack. */
const FRAMES_MAX = 12;

/** A fault of ours for the log: its kind and where it was, without its message, which may hold anything. */
export function faultReport(fault: unknown): string {
  if (!(fault instanceof Error)) return `fault: ${typeof fault}`;
  const code = 'code' in fault ? ` ${String(fault.code)}` : '';
  const lines = (fault.stack ?? '').split('\n').map((line) => line.trim());
  const frames = lines.filter((line) => line.startsWith('at ')).slice(0, FRAMES_MAX);
  return [`fault: ${fault.name}${code}`, ...frames].join(' | ');
}
