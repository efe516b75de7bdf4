import { release } from 'node:os';
import type { ClientSystem } from '../core/environment.ts';

/** Windows named itself `winnt`; the others are called what they are. */
const SYSTEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['win32', 'winnt'],
  ['darwin', 'macosx'],
]);
const LEADING_NUMBERS = /^\d+(?:\.\d+)?/;

/** The system of this computer as CVR has it, without the parts of its version that tell computers apart. */
export function clientSystem(
  platform: string = process.platform,
  architecture: string = process.arch,
  version: string = release(),
): ClientSystem {
  return {
    name: SYSTEM_NAMES.get(platform) ?? platform,
    version: LEADING_NUMBERS.exec(version)?.[0] ?? '0',
    architecture,
  };
}
