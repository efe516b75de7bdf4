/** A scripted history: three weeks of talk with Ana, a group, and somebody who writes from the right. */
import {
  DEFAULT_SETTINGS,
  type FoundLogView,
  type HistoryConversationView,
  type HistoryHitView,
  type HistoryRowView,
  type HistorySnapshot,
  type TransferView,
} from '@nudge/ipc-contract';
import lighthouse from '@resources/display-pictures/lighthouse.svg';
import fox from '@resources/display-pictures/fox.svg';
import { fileLine, nudgeLine, textLine } from '../../src/renderer/components/message/sample-lines.ts';
import { OWN_EMOTICONS } from './pictures.ts';
import { OWN } from './people.ts';
import { UNPROTECTED } from './protection.ts';
import { GALLERY_LOCALE } from '../language.ts';

const MINUTE = 60_000;
const at = (day: number, hour: number, minute: number): number =>
  new Date(2026, 10, day, hour, minute).getTime();

export const ANA_HISTORY: HistoryConversationView = {
  id: 'ana@example.org',
  kind: 'person',
  title: 'Ana Lindqvist',
  addresses: ['ana@example.org'],
  lineCount: 1204,
  firstAt: new Date(2024, 4, 12).getTime(),
  lastAt: at(21, 18, 9),
  isKept: true,
};

export const HISTORY_CONVERSATIONS: readonly HistoryConversationView[] = [
  ANA_HISTORY,
  {
    ...ANA_HISTORY,
    id: 'group ben cleo',
    kind: 'group',
    title: 'Cleo, Ben Carter (#)',
    addresses: ['cleo@example.org', 'ben@example.org'],
    lineCount: 87,
    lastAt: at(19, 21, 30),
  },
  {
    ...ANA_HISTORY,
    id: 'ted@example.org',
    title: 'שלום כהן',
    addresses: ['ted@example.org'],
    lineCount: 31,
    lastAt: at(18, 9, 2),
    isKept: false,
  },
  {
    ...ANA_HISTORY,
    id: 'somebody.with.a.long.address@mail.example.com',
    title: '',
    addresses: ['somebody.with.a.long.address@mail.example.com'],
    lineCount: 1,
    lastAt: at(2, 12, 0),
  },
];

const PLAIN = DEFAULT_SETTINGS.messages.format;
const PURPLE = { ...PLAIN, font: 'Georgia', italic: true, color: '#800080' };
const NAVY = { ...PLAIN, font: 'Arial', color: '#000080' };
const PALE = { ...PLAIN, color: '#ffff00' };
const CUSTOM = OWN_EMOTICONS.map(({ code, url }) => ({ code, url }));

type Line = HistoryRowView['line'];

type TextPart = Partial<Parameters<typeof textLine>[1]>;

function anaSaid(when: number, text: string, part: TextPart = {}): Line {
  const sender = { senderName: 'Ana Lindqvist' };
  return { ...textLine('1', { text, format: PURPLE, ...sender, ...part }), at: when };
}

function samSaid(when: number, text: string, part: TextPart = {}): Line {
  return { ...textLine('1', { isOwn: true, text, format: NAVY, ...part }), at: when };
}

function file(when: number, part: Partial<TransferView>): Line {
  const line = fileLine('1', { state: { kind: 'done' }, canOpen: true, canOpenFolder: true, ...part });
  return { ...line, at: when, ...(line.isOwn ? {} : { senderName: 'Ana Lindqvist' }) };
}

function rowsOf(lines: readonly Line[]): readonly HistoryRowView[] {
  return lines.map((line, index) => ({
    row: 100 + index,
    line: { ...line, id: String(100 + index) },
    toName: line.isOwn ? 'Ana Lindqvist' : 'Sam',
  }));
}

const nudge = nudgeLine('1');

export const ANA_ROWS: readonly HistoryRowView[] = rowsOf([
  anaSaid(at(14, 20, 2), 'are you coming to the lake on Sunday? (#)'),
  samSaid(at(14, 20, 3), 'I am :) when does the train go?'),
  anaSaid(at(14, 20, 5), 'nine past nine, from platform 2'),
  samSaid(at(17, 8, 41), 'good morning! is anybody awake?'),
  ...(nudge.kind === 'nudge' ? [{ ...nudge, at: at(17, 8, 42), senderName: 'Ana Lindqvist' }] : []),
  anaSaid(
    at(17, 8, 42),
    'now I am (:| it is not even nine, and all I wanted was to sleep until the kettle boils by itself',
  ),
  anaSaid(at(17, 12, 10), 'lunch at the harbour? miaow', { emoticons: CUSTOM }),
  samSaid(at(17, 12, 11), 'yes! look at the menu: https://example.org/harbour/menu?day=17'),
  anaSaid(at(17, 12, 14), 'yellow as the soup there', { format: PALE }),
  anaSaid(at(21, 17, 58), 'the photos from the lake are ready :) take a look'),
  file(at(21, 17, 59), { previewUrl: lighthouse }),
  samSaid(at(21, 18, 3), 'brilliant (Y) and the music?'),
  file(at(21, 18, 4), { name: 'harbour lights.mp3', kind: 'music', size: 4_404_019 }),
  samSaid(at(21, 18, 6), 'שבת שלום', { format: { ...NAVY, rightToLeft: true } }),
  samSaid(at(21, 18, 8), 'this one did not make it', { state: 'failed', failureReason: 'timedOut' }),
  anaSaid(at(21, 18, 9), 'see you on Sunday then'),
]);

export const ANA_PICTURES: readonly HistoryRowView[] = rowsOf([
  file(at(3, 9, 0), {
    name: 'a very long name of a picture that does not fit.png',
    canOpen: false,
    canOpenFolder: false,
  }),
  file(at(9, 9, 0), { name: 'fox.png', previewUrl: fox, direction: 'sending' }),
  file(at(21, 17, 59), { previewUrl: lighthouse }),
]);

export const ANA_FILES: readonly HistoryRowView[] = rowsOf([
  file(at(9, 9, 0), { name: 'holiday-card.exe', kind: 'program', isExecutable: true, canOpen: false }),
  file(at(12, 9, 0), { name: 'tickets.pdf + 2', kind: 'bundle', fileCount: 3, direction: 'sending' }),
  file(at(21, 18, 4), { name: 'harbour lights.mp3', kind: 'music', size: 4_404_019 }),
]);

const marked = (before: string, hit: string, after: string): HistoryHitView['snippet'] => [
  { text: before, isHit: false },
  { text: hit, isHit: true },
  { text: after, isHit: false },
];

export const LAKE_HITS: readonly HistoryHitView[] = [
  {
    conversationId: ANA_HISTORY.id,
    title: ANA_HISTORY.title,
    row: 109,
    at: at(21, 17, 58),
    isOwn: false,
    senderName: 'Ana Lindqvist',
    snippet: marked('the photos from the ', 'lake', ' are ready :) take a look'),
  },
  {
    conversationId: 'group ben cleo',
    title: 'Cleo, Ben Carter (#)',
    row: 12,
    at: at(19, 21, 30),
    isOwn: true,
    senderName: 'Sam',
    snippet: marked(
      '… and whoever wants to swim in the ',
      'lake',
      ' brings a towel of their own, because the ones in the boat house are …',
    ),
  },
  {
    conversationId: ANA_HISTORY.id,
    title: ANA_HISTORY.title,
    row: 100,
    at: at(14, 20, 2),
    isOwn: false,
    senderName: 'Ana Lindqvist',
    snippet: marked('are you coming to the ', 'lake', ' on Sunday? (#)'),
  },
];

export const FOUND_LOGS: readonly FoundLogView[] = [
  {
    file: 'ana1024.xml',
    title: 'Ana Lindqvist',
    newCount: 812,
    knownCount: 40,
    firstAt: at(1, 9, 0),
    lastAt: at(20, 9, 0),
  },
  {
    file: 'שלום77.xml',
    title: 'שלום כהן',
    newCount: 3,
    knownCount: 0,
    firstAt: at(5, 9, 0),
    lastAt: at(5, 9, 0),
  },
  {
    file: 'ben2048.xml',
    title: 'Ben Carter',
    newCount: 0,
    knownCount: 127,
    firstAt: at(2, 9, 0),
    lastAt: at(4, 9, 0),
  },
];

export const HISTORY_WINDOW: HistorySnapshot = {
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  kind: 'history',
  protection: UNPROTECTED,
  own: OWN,
  conversations: HISTORY_CONVERSATIONS,
  conversationId: '',
  search: '',
};

/** As many rows as asked, a minute apart. */
export function manyRows(first: number, count: number): readonly HistoryRowView[] {
  return Array.from({ length: count }, (_, index) => {
    const row = first + index;
    const say = row % 3 === 0 ? samSaid : anaSaid;
    const line = say(at(1, 9, 0) + row * MINUTE, `line ${row}`);
    return { row, line: { ...line, id: String(row) }, toName: 'Sam' };
  });
}
