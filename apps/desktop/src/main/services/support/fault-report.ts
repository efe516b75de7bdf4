import type { LogFacts } from './log.ts';

/** `at name (place:line:column)`, or without a name. */
const FRAME = /^at (?:(.*) \()?(.*?):(\d+):(\d+)\)?$/;
/** Folders tell who the computer's user is. */
const FOLDERS = /^.*[\\/]/;

function frameOf(line: string): readonly string[] {
  const [, name = '', place = '', row = '', column = ''] = FRAME.exec(line) ?? [];
  if (place === '') return [];
  // `async`, `new` and names of methods stay; what a page's address had behind its path goes.
  const file = place.replace(/[?#].*$/, '').replace(FOLDERS, '');
  return [`${name} ${file}:${row}:${column}`.trim()];
}

/** Functions and files a fault came through, innermost first. */
export function framesOf(stack: string): readonly string[] {
  return stack.split('\n').flatMap((line) => frameOf(line.trim()));
}

/** A fault of ours for the log: its kind and where it was, without its message, which may hold anything. */
export function faultFacts(fault: unknown): LogFacts {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const code = 'code' in fault ? { code: String(fault.code) } : {};
  return { kind: fault.name, ...code, frames: framesOf(fault.stack ?? '') };
}
