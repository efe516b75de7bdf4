import { LOOK_STYLES, wordsOfLook } from '@nudge/ipc-contract';
import { createIntl } from 'react-intl';
import type { BarMenu, MenuEntry } from '../components/menu/menu-entry.ts';
import type { Language } from '../text/messages.ts';
import { splitMnemonic } from '../text/mnemonic.ts';
import type { TextKey } from '../text/text-key.ts';
import type { Text } from '../text/use-text.ts';

/** Between a key and its values; stands in no name of a person or group. */
const VALUES_FOLLOW = '\u241F';

/** A text that is not read in any language yet: its key and values. For tests, in place of what `useText` gives. */
export const keptText: Text = (key: TextKey, values = {}) =>
  `${key}${VALUES_FOLLOW}${JSON.stringify(values)}`;

const languages = Object.entries(
  import.meta.glob<Language['messages']>('../../locales/*.json', { import: 'default', eager: true }),
).flatMap(([file, messages]) => {
  const locale = file.replaceAll(/^.*\/|\.json$/g, '');
  return LOOK_STYLES.map((style) => ({
    name: style === 'live' ? `${locale} in Live` : locale,
    intl: createIntl({ locale, messages: { ...wordsOfLook(style, messages) } }),
  }));
});

type Labelled = MenuEntry | BarMenu;

/** Letters that two entries of one menu answer, and texts of ours without one, in each language and look; submenus too. */
export function faultsOfLetters(entries: readonly Labelled[]): readonly string[] {
  return languages.flatMap(({ name, intl }) => {
    const read = (key: string, values: string): string =>
      intl.formatMessage({ id: key }, JSON.parse(values) as Record<string, string>);
    return faultsOf(entries, read).map((fault) => `${name}: ${fault}`);
  });
}

type Read = (key: string, values: string) => string;

function faultsOf(entries: readonly Labelled[], read: Read): readonly string[] {
  const taken = new Map<string, string>();
  return entries.flatMap((entry): readonly string[] => {
    if ('kind' in entry && entry.kind === 'separator') return [];
    const inside = 'kind' in entry && entry.kind === 'submenu' ? faultsOf(entry.entries, read) : [];
    const [key = '', values] = entry.label.split(VALUES_FOLLOW);
    // Names of people and groups are no texts, and have no letter.
    if (values === undefined) return inside;
    const label = read(key, values);
    const { mnemonic } = splitMnemonic(label);
    if (mnemonic === undefined) return [`${label} has no letter`, ...inside];
    const first = taken.get(mnemonic);
    taken.set(mnemonic, first ?? label);
    return first === undefined ? inside : [`${first} and ${label} share ${mnemonic}`, ...inside];
  });
}
