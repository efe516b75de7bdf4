import { load } from 'js-yaml';
import { z } from 'zod';

const OWNER_OR_NAME = /^[\w.-]{1,100}$/;

/** `app-update.yml`, which electron-builder puts beside the program where a feed was named. */
const packedFeedSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('generic'), url: z.url({ protocol: /^https$/ }) }),
  z.object({
    provider: z.literal('github'),
    owner: z.string().regex(OWNER_OR_NAME),
    repo: z.string().regex(OWNER_OR_NAME),
  }),
]);

/** Where a person finds new versions; undefined for a file that names no feed we take updates from. */
export function pageOfFeed(file: string): string | undefined {
  try {
    const feed = packedFeedSchema.parse(load(file));
    if (feed.provider === 'generic') return feed.url;
    return `https://github.com/${feed.owner}/${feed.repo}/releases/latest`;
  } catch {
    return undefined;
  }
}
