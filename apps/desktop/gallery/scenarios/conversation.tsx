import type { ConversationChange, ConversationSnapshot, LineView, Settings } from '@nudge/ipc-contract';
import { createFakeClient, type FakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { textLine } from '../../src/renderer/components/message/sample-lines.ts';
import { App } from '../../src/renderer/windows/conversation/App.tsx';
import {
  BLOCKED_PARTNER,
  EAST_ASIAN_ITALICS,
  EVERYTHING,
  GROUP_OF_FOUR,
  KEPT_FOR_LATER,
  LONG_WORDS,
  NEW_CONVERSATION,
  OFFLINE_PARTNER,
  RIGHT_TO_LEFT,
  SEVERAL_DAYS,
  STRANGER_WRITES,
  TWO_PEOPLE,
  WRITTEN_WHILE_OFFLINE,
} from '../data/conversations.ts';
import { OWN_EMOTICONS, shippedUrl } from '../data/pictures.ts';
import { click, contextMenu, pressKey, type } from '../data/pointer.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

type Client = FakeClient<'conversation'>;

/** Both have pictures, and the partner uses emoticons of their own. */
const WITH_OWN_EMOTICONS: ConversationSnapshot = {
  ...TWO_PEOPLE,
  own: { ...TWO_PEOPLE.own, pictureUrl: shippedUrl('fox') },
  participants: TWO_PEOPLE.participants.map((person) => ({
    ...person,
    pictureUrl: shippedUrl('lighthouse'),
  })),
  emoticons: OWN_EMOTICONS,
  lines: [
    ...TWO_PEOPLE.lines,
    textLine('custom', {
      senderName: 'Ana Lindqvist',
      text: 'tonight: pizza! and miaow :)',
      emoticons: OWN_EMOTICONS,
    }),
  ],
};

interface StateOptions {
  readonly width?: number;
  readonly height?: number;
  readonly play?: (client: Client) => void | Promise<void>;
}

declare global {
  interface Window {
    /** The fake application behind the page shown, for tests that drive the gallery. */
    nudgeGallery?: { readonly change: (change: ConversationChange) => void; readonly client: Client };
  }
}

function state(snapshot: ConversationSnapshot, options: StateOptions = {}): Scenario {
  const { width = 650, height = 500, play } = options;
  const client = createFakeClient({
    kind: 'conversation',
    snapshot,
    answers: {
      loadEarlier: ({ beforeLineId }) => ({ ok: true, value: earlierThan(beforeLineId) }),
    },
  });
  return {
    width,
    height,
    render: () => {
      window.nudgeGallery = { change: client.change, client };
      return <App bridge={client.bridge} />;
    },
    ...(play === undefined ? {} : { play: () => play(client) }),
  };
}

const EARLIER_PAGES = 3;
const LINES_PER_PAGE = 50;

/** Lines with falling numbers, three pages of them. */
function earlierThan(lineId: string): { readonly lines: readonly LineView[]; readonly hasEarlier: boolean } {
  const from = Number(lineId.replace('long-', ''));
  const first = from - LINES_PER_PAGE;
  const lines = Array.from({ length: LINES_PER_PAGE }, (_, index) =>
    textLine(`long-${first + index}`, { text: `earlier line ${first + index}`, isEarlier: true }),
  );
  return { lines, hasEarlier: first > -EARLIER_PAGES * LINES_PER_PAGE };
}

const LONG_TALK: ConversationSnapshot = {
  ...TWO_PEOPLE,
  lines: Array.from({ length: 200 }, (_, index) =>
    textLine(`long-${index}`, { text: `line ${index} of a long talk :)`, isOwn: index % 7 === 0 }),
  ),
  hasEarlier: true,
  draft: '',
};

async function findText(words: string): Promise<void> {
  await pressKey('.composer-input', 'F3');
  await type('.find-field > input', words);
}

const withMessages = (messages: Partial<Settings['messages']>): ConversationSnapshot => ({
  ...WITH_OWN_EMOTICONS,
  typing: [],
  settings: { ...TWO_PEOPLE.settings, messages: { ...TWO_PEOPLE.settings.messages, ...messages } },
});

/** By its key, as where the strip with its button is hidden. */
async function openPicker(): Promise<void> {
  await pressKey('.composer-input', 'e', { ctrlKey: true });
}

const strip = (tool: 'font' | 'emoticons' | 'backgrounds'): string => `[data-tool="${tool}"] > button`;

export const scenarios: Scenarios = {
  'two-people': state(TWO_PEOPLE),
  everything: state(EVERYTHING),
  new: state(NEW_CONVERSATION),
  offline: state(OFFLINE_PARTNER),
  'kept-for-later': state(KEPT_FOR_LATER),
  'kept-for-later-picker': state(
    { ...KEPT_FOR_LATER, emoticons: OWN_EMOTICONS },
    { play: () => click(strip('emoticons')) },
  ),
  'written-while-offline': state(WRITTEN_WHILE_OFFLINE),
  blocked: state(BLOCKED_PARTNER),
  stranger: state(STRANGER_WRITES),
  'line-lost': state({ ...TWO_PEOPLE, ability: { canSend: false, reason: 'lineLost' }, typing: [] }),
  'appear-offline': state({
    ...TWO_PEOPLE,
    own: { ...TWO_PEOPLE.own, status: 'appearOffline' },
    participants: TWO_PEOPLE.participants.map((person) => ({ ...person, isPresent: false })),
  }),
  group: state(GROUP_OF_FOUR),
  'group-line-lost': state({
    ...GROUP_OF_FOUR,
    ability: { canSend: false, reason: 'lineLost' },
    typing: [],
  }),
  'menu-help': state(
    { ...TWO_PEOPLE, statusPage: 'https://status.example.org/' },
    { play: () => click('[data-menu-id="help"]') },
  ),
  'group-person': state(GROUP_OF_FOUR, { play: () => click('.participant-list li:nth-child(4) button') }),
  picker: state({ ...TWO_PEOPLE, typing: [] }, { play: () => click(strip('emoticons')) }),
  font: state({ ...TWO_PEOPLE, typing: [] }, { play: () => click(strip('font')) }),
  'own-emoticons': state(WITH_OWN_EMOTICONS),
  'own-emoticons-adopt': state(WITH_OWN_EMOTICONS, {
    play: async () => {
      await contextMenu('[role="log"] img[data-custom-code]');
      await click('[data-entry-id="adopt"]');
    },
  }),
  'own-emoticons-picker': state(
    { ...WITH_OWN_EMOTICONS, typing: [] },
    { play: () => click(strip('emoticons')) },
  ),
  'long-words': state(LONG_WORDS),
  'right-to-left': state(RIGHT_TO_LEFT),
  'east-asian-italics': state(EAST_ASIAN_ITALICS),
  small: state(TWO_PEOPLE, { width: 400, height: 380 }),
  'small-picker': state(TWO_PEOPLE, { width: 400, height: 380, play: () => click(strip('emoticons')) }),
  'small-font': state(TWO_PEOPLE, { width: 400, height: 380, play: () => click(strip('font')) }),
  'no-pictures': state({
    ...TWO_PEOPLE,
    settings: { ...TWO_PEOPLE.settings, messages: { ...TWO_PEOPLE.settings.messages, showPictures: false } },
  }),
  'small-pictures': state(withMessages({ pictureSize: 'small' })),
  'medium-pictures': state(withMessages({ pictureSize: 'medium' })),
  'no-toolbars': state(withMessages({ showToolbar: false, showFormatting: false })),
  'no-toolbars-picker': state(withMessages({ showToolbar: false, showFormatting: false }), {
    play: openPicker,
  }),
  background: state({ ...EVERYTHING, background: { own: [], chosenId: 'hills' } }),
  'background-night': state({ ...TWO_PEOPLE, background: { own: [], chosenId: 'night' } }),
  backgrounds: state(
    { ...TWO_PEOPLE, typing: [], background: { own: [], chosenId: 'balloons' } },
    { play: () => click(strip('backgrounds')) },
  ),
  'time-stamps': state({
    ...TWO_PEOPLE,
    settings: { ...TWO_PEOPLE.settings, messages: { ...TWO_PEOPLE.settings.messages, timeStamps: true } },
  }),
  large: state({
    ...TWO_PEOPLE,
    settings: { ...TWO_PEOPLE.settings, messages: { ...TWO_PEOPLE.settings.messages, textZoom: 200 } },
  }),
  'long-talk': state(LONG_TALK),
  days: state(SEVERAL_DAYS),
  'menu-edit': state(TWO_PEOPLE, { play: () => click('[data-menu-id="edit"]') }),
  'menu-view': state(TWO_PEOPLE, { play: () => click('[data-menu-id="view"]') }),
  'menu-actions': state(STRANGER_WRITES, { play: () => click('[data-menu-id="actions"]') }),
  'menu-history': state(TWO_PEOPLE, { play: () => contextMenu('[role="log"] article') }),
  'menu-input': state(TWO_PEOPLE, { play: () => contextMenu('.composer-input') }),
  'menu-picture': state(TWO_PEOPLE, { play: () => click('.picture-frame-arrow') }),
  'menu-picture-own': state(TWO_PEOPLE, {
    play: () => contextMenu('.picture-frame:last-of-type .display-picture'),
  }),
  invite: state(TWO_PEOPLE, {
    play: async () => {
      await click('[data-menu-id="file"]');
      await click('[data-entry-id="invite"]');
    },
  }),
  link: state(EVERYTHING, { play: () => click('.message-link') }),
  find: state({ ...EVERYTHING, draft: '' }, { play: () => findText('on') }),
  'small-find': state({ ...TWO_PEOPLE, typing: [] }, { width: 400, height: 380, play: () => findText('on') }),
  'find-nothing': state(TWO_PEOPLE, { play: () => findText('umbrella') }),
  close: state(TWO_PEOPLE, { play: () => pressKey('.composer-input', 'Escape') }),
  nudged: state(TWO_PEOPLE, { play: ({ change }) => change({ type: 'nudged', inside: true }) }),
};
