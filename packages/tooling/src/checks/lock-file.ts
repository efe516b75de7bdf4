import { readFileSync } from 'node:fs';
import { inRepository } from '../repository.ts';
import type { SourceCheck } from './source-check.ts';

const address = /\bhttps?:\/\/\S+|\btarball:/;

/** The lines of a lock file that tell from where a package came. Packages are named there by version and hash alone. */
export const addressesInLockFile = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => address.test(line) && !line.trimStart().startsWith('deprecated:'))
    .map(({ line, number }) => `pnpm-lock.yaml:${number}: ${line.trim()}`);

export const lockFileCheck: SourceCheck = {
  name: 'the lock file holds no registry address',
  find: () => addressesInLockFile(readFileSync(inRepository('pnpm-lock.yaml'), 'utf8')),
};
