import { EMOTICONS, type EmoticonMeaning } from './emoticon-table.ts';

const FOLDER = '../../../../../../resources/emoticons/';

/** Never inlined: a data address would be copied into every message that uses the picture. */
const drawings = import.meta.glob<string>('../../../../../../resources/emoticons/*.svg', {
  eager: true,
  import: 'default',
  query: '?url&no-inline',
});

/** Address of a drawing; its `#still` part is the one without animation. */
export function emoticonUrl(meaning: EmoticonMeaning, isStill: boolean): string {
  const url = drawings[`${FOLDER}${meaning}.svg`] ?? '';
  return isStill ? `${url}#still` : url;
}

/** Every emoticon whose drawing is missing; empty in a sound build. */
export function missingDrawings(): readonly EmoticonMeaning[] {
  return EMOTICONS.map(({ meaning }) => meaning).filter((meaning) => emoticonUrl(meaning, false) === '');
}
