/** Scripted pictures: the drawings stand in for what main renders of them. */
import {
  DEFAULT_SETTINGS,
  type CustomEmoticonView,
  type EmoticonsSnapshot,
  type PictureChoiceView,
  type PictureSnapshot,
} from '@nudge/ipc-contract';
import manifest from '../../../../resources/display-pictures/manifest.json';
import { OWN } from './people.ts';
import { GALLERY_LOCALE } from '../language.ts';

const drawings = import.meta.glob<string>(
  ['../../../../resources/display-pictures/*.svg', '../../../../resources/emoticons/{cat,pizza,rainbow}.svg'],
  { eager: true, import: 'default', query: '?url' },
);

function drawing(path: string): string {
  return drawings[`../../../../resources/${path}.svg`] ?? '';
}

/** Address of a shipped picture. */
export function shippedUrl(id: string): string {
  return drawing(`display-pictures/${id}`);
}

const SHIPPED: readonly PictureChoiceView[] = manifest.map(({ id }) => ({
  id,
  url: shippedUrl(id),
  nameKey: `picture.${id}`,
}));

const COMMON = {
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
} as const;

export const PICTURE_WINDOW: PictureSnapshot = {
  ...COMMON,
  kind: 'picture',
  own: OWN,
  shipped: SHIPPED,
  recent: [
    { id: 'recent-1', url: shippedUrl('greeter'), nameKey: '' },
    { id: 'recent-2', url: shippedUrl('default'), nameKey: '' },
  ],
  chosenId: 'fox',
};

export const OWN_EMOTICONS: readonly CustomEmoticonView[] = [
  { id: 'e1', code: 'miaow', url: drawing('emoticons/cat') },
  { id: 'e2', code: 'pizza!', url: drawing('emoticons/pizza') },
  { id: 'e3', code: '(arc)', url: drawing('emoticons/rainbow') },
];

export const EMOTICONS_WINDOW: EmoticonsSnapshot = {
  ...COMMON,
  kind: 'emoticons',
  emoticons: OWN_EMOTICONS,
};
