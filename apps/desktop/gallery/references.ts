/** The pictures that are kept of the gallery, in `gallery/references`: each window by day, and what looks differ in. */
import { OPTIONS_PAGES } from '@nudge/ipc-contract';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Reference {
  /** Of the file, without its ending. */
  readonly name: string;
  /** A state of the gallery, such as `main-list`. */
  readonly state: string;
  /** Of the address, such as `style=live`. */
  readonly parameters: readonly string[];
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
  /** Where the pointer is, as a selector; absent: nowhere. */
  readonly hover?: string;
}

export const REFERENCES_FOLDER: string = fileURLToPath(new URL('references', import.meta.url));

/** Each window, and dialogs. Nothing in scripts whose letters come from the system, nothing that hangs on a button. */
const BY_DAY = [
  'main-list',
  'main-list-menu-contact',
  'main-add-contact',
  'main-sign-in',
  'main-help',
  'conversation-everything',
  'conversation-group',
  'files-offer',
  'history-table',
  'history-results',
  'options-general',
  'options-messages',
  'alert-message',
  'prompt-added-you',
  'picture-choices',
  'emoticons-list',
  'tabs-few',
];

/** Each window, and each page of the options. */
const BY_NIGHT = [
  'main-list',
  'main-sign-in',
  'main-help',
  'conversation-everything',
  'history-table',
  ...OPTIONS_PAGES.map((page) => `options-${page}`),
  'alert-message',
  'prompt-added-you',
  'picture-choices',
  'emoticons-list',
  'tabs-few',
];

const LIVE = [
  'main-list',
  'main-sign-in',
  'conversation-everything',
  'conversation-group',
  'history-table',
  'history-narrow',
  'options-general',
  'alert-message',
];

const LIVE_BY_NIGHT = ['main-list', 'conversation-everything'];
const ARABIC = [
  'main-list',
  'main-past-alerts',
  'conversation-right-to-left',
  'history-table',
  'options-general',
  'options-privacy',
  'tabs-few',
];
/** Long words. */
const GERMAN = ['main-sign-in', 'options-connection', 'prompt-added-you-long'];
const TWICE_AS_LARGE = ['main-list', 'conversation-everything'];

interface Kind {
  readonly suffix: string;
  readonly parameters: readonly string[];
  readonly scale?: number;
}

const of = (states: readonly string[], { suffix, parameters, scale = 1 }: Kind): readonly Reference[] =>
  states.map((state) => ({ name: `${state}${suffix}`, state, parameters, scale }));

export const REFERENCES: readonly Reference[] = [
  ...of(BY_DAY, { suffix: '', parameters: [] }),
  ...of(BY_NIGHT, { suffix: '.dark', parameters: ['appearance=dark'] }),
  ...of(LIVE, { suffix: '.live', parameters: ['style=live'] }),
  {
    name: 'main-list.live-hover',
    state: 'main-list',
    parameters: ['style=live'],
    scale: 1,
    hover: '[data-address="ben@example.org"]',
  },
  ...of(LIVE_BY_NIGHT, { suffix: '.live-dark', parameters: ['style=live', 'appearance=dark'] }),
  ...of(ARABIC, { suffix: '.ar', parameters: ['locale=ar'] }),
  ...of(GERMAN, { suffix: '.de', parameters: ['locale=de'] }),
  ...of(TWICE_AS_LARGE, { suffix: '.2x', parameters: [], scale: 2 }),
];

/** Letters alone: whether this system draws them as the one did where the pictures were taken. */
export const PROBE = 'probe';

export const referenceFile = (name: string): string => join(REFERENCES_FOLDER, `${name}.png`);
