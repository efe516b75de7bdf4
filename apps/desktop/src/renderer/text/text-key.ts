import type english from '../../locales/en.json';

/** A key of the strings file; English is the source of all. A missing string is a compile error. */
export type TextKey = keyof typeof english;
