import { z } from 'zod';

const OWNER_OR_NAME = /^[\w.-]{1,100}$/;

const packedFeedSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('generic'), url: z.url({ protocol: /^https$/ }) }),
  z.object({
    provider: z.literal('github'),
    owner: z.string().regex(OWNER_OR_NAME),
    repo: z.string().regex(OWNER_OR_NAME),
  }),
]);

/** One value of the file as electron-builder writes it: a line, quoted where YAML wants that. */
const LINE = /^(\w+): (?:'([^']*)'|"([^"\\]*)"|([^'"\s].*))$/;

function valuesOf(file: string): Readonly<Record<string, string>> {
  const found = file.split(/\r?\n/).flatMap((line) => {
    const [, key, single, double, bare] = LINE.exec(line) ?? [];
    return key === undefined ? [] : [[key, single ?? double ?? bare ?? ''] as const];
  });
  return Object.fromEntries(found);
}

/**
 * Where a person finds new versions, read from `app-update.yml`, which electron-builder puts beside the program where
 * a feed was named. Undefined for a file that names no feed we take updates from. Only these few values are read: a
 * start has no use for the whole of YAML.
 */
export function pageOfFeed(file: string): string | undefined {
  const feed = packedFeedSchema.safeParse(valuesOf(file));
  if (!feed.success) return undefined;
  if (feed.data.provider === 'generic') return feed.data.url;
  return `https://github.com/${feed.data.owner}/${feed.data.repo}/releases/latest`;
}
