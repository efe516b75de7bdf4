// What one machine knows must not reach the project: its folders, and the registries it happens to use.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { inRepository } from '../repository.ts';
import type { SourceCheck } from './source-check.ts';

const sizeLimit = 1024 * 1024;
const bytesLookedAtForText = 8192;

/** Each pattern is written so that it does not match itself. */
const forbidden: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\/(?:work|farm)\/[a-z]/, 'a folder of one machine'],
  [/(?<![\w.$}~-])\/(?:home|Users)\/(?!\$|<|\{|USER|user\b|NAME)[a-z][\w-]*\//, "somebody's home folder"],
  [/(?<![\w.$}~-])\/root\/[\w.]/, "root's home folder"],
  [/(?<![\w.$}~-])\/tmp\/[a-z]/, 'a temporary folder'],
  [/\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.[a-z]+/, 'a registry address'],
  [/\b(?:files\.)?python[h]osted\.[a-z]+/, 'a registry address'],
  [/\b(?:static\.|index\.)?crates\.io\/(?:api|crates\/[\w-]+\/[\d.]+\/download)/, 'a registry address'],
];

/** `LINE: what` for each forbidden thing in one text. */
export const forbiddenIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      forbidden.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${index + 1}: holds ${what}`),
    );

const readText = (file: string): string | undefined => {
  const name = inRepository(file);
  if (!existsSync(name) || !statSync(name).isFile() || statSync(name).size > sizeLimit) return undefined;
  const bytes = readFileSync(name);
  return bytes.subarray(0, bytesLookedAtForText).includes(0) ? undefined : bytes.toString('utf8');
};

export const trackedTextCheck: SourceCheck = {
  name: 'no file holds a machine path or a registry address',
  find: (files) =>
    files.flatMap((file) => forbiddenIn(readText(file) ?? '').map((finding) => `${file}:${finding}`)),
};
