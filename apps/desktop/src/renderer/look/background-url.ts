import { BACKGROUNDS, type BackgroundView } from '@nudge/ipc-contract';

const FOLDER = '../../../../../resources/backgrounds/';

const drawings = import.meta.glob<string>('../../../../../resources/backgrounds/*.svg', {
  eager: true,
  import: 'default',
  query: '?url&no-inline',
});

/** A picture behind a conversation. One's own can be of any colour, and needs more of a veil. */
export interface ShownBackground {
  readonly url: string;
  readonly isOwn: boolean;
}

/** What an id stands for; undefined for none, and for a picture of one's own that is gone. */
export function backgroundOf(id: string, own: BackgroundView['own']): ShownBackground | undefined {
  const shipped = BACKGROUNDS.find((name) => name === id);
  const url =
    shipped === undefined
      ? own.find((picture) => picture.id === id)?.url
      : drawings[`${FOLDER}${shipped}.svg`];
  return url === undefined ? undefined : { url, isOwn: shipped === undefined };
}
