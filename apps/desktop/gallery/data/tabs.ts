import { DEFAULT_SETTINGS, type TabsSnapshot, type TabView } from '@nudge/ipc-contract';
import { GALLERY_LOCALE } from '../language.ts';

const tab = (conversationId: string, title: string, change: Partial<TabView> = {}): TabView => ({
  conversationId,
  title,
  status: 'online',
  isBlocked: false,
  unread: 0,
  isTyping: false,
  ...change,
});

/** Two friends, of whom one has written and writes on. */
export const FEW_TABS: TabsSnapshot = {
  kind: 'tabs',
  number: 0,
  settings: { ...DEFAULT_SETTINGS, general: { ...DEFAULT_SETTINGS.general, tabs: true } },
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  tabs: [
    tab('c1', 'Ana Lindqvist', { status: 'away' }),
    tab('c2', 'Ben Carter', { unread: 2, isTyping: true }),
    tab('c3', 'Cleo', { status: 'busy' }),
  ],
  frontId: 'c1',
};

/** One and two words, several people, somebody blocked, more unread than can be shown. */
const PEOPLE: readonly (readonly [title: string, change?: Partial<TabView>])[] = [
  ['Dora', { status: 'offline' }],
  ['Ana Lindqvist, Ben Carter, Farah and everybody else', { unread: 3 }],
  ['Emil the one with a very long name', { status: 'onThePhone' }],
  ['Farah', { isBlocked: true, status: 'offline' }],
  ['Gil', { unread: 120 }],
  ['Hana', { isTyping: true }],
  ['سلمى', { status: 'beRightBack' }],
];

export const MANY_TABS: TabsSnapshot = {
  ...FEW_TABS,
  tabs: [
    ...FEW_TABS.tabs,
    ...PEOPLE.map(([title, change], index) => {
      const { status: _none, ...group } = tab(`d${index}`, title, change);
      return title.includes(',') ? group : tab(`d${index}`, title, change);
    }),
  ],
  frontId: 'd2',
};
