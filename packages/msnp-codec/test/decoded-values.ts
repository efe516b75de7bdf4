/** What reading gave, in tests that know it must have worked. */
import { parseGuid, type Decoded, type Guid } from '../src/index.ts';

export function valueOf<Value>(result: Decoded<Value, string>): Value {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.message}`);
  return result.value;
}

/** The code of a failure; `ok` when there was none. */
export function faultOf(result: Decoded<unknown, string>): string {
  return result.ok ? 'ok' : result.fault.code;
}

export function guidOf(text: string): Guid {
  const guid = parseGuid(text);
  if (guid === undefined) throw new Error('no GUID');
  return guid;
}
