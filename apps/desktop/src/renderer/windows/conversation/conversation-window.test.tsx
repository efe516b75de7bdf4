// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type ConversationSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { noticeLine, nudgeLine, textLine } from '../../components/message/sample-lines.ts';
import { App } from './App.tsx';

const ana = {
  address: 'ana@example.org',
  displayName: 'Ana',
  status: 'online',
  personalMessage: 'at the pier',
  pictureUrl: '',
  nowPlaying: '',
  isOnList: true,
  isBlocked: false,
  isPresent: true,
} as const;

const SNAPSHOT: ConversationSnapshot = {
  kind: 'conversation',
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: 'en',
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  conversationId: 'c1',
  isOnTop: false,
  isTab: false,
  own: {
    address: 'sam@example.org',
    displayName: 'Sam',
    status: 'online',
    personalMessage: '',
    pictureUrl: '',
  },
  isGroup: false,
  participants: [ana],
  ability: { canSend: true },
  lines: [],
  hasEarlier: false,
  draft: '',
  typing: [],
  emoticons: [],
  background: { own: [] },
  statusPage: '',
  invitable: [{ address: 'ben@example.org', displayName: 'Ben' }],
};

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: isMotionReduced,
    addEventListener() {},
    removeEventListener() {},
  }));
});
afterEach(() => {
  isMotionReduced = false;
});

let isMotionReduced = false;

async function open(part: Partial<ConversationSnapshot> = {}, answers?: FakeAnswers) {
  const client = createFakeClient({
    kind: 'conversation',
    snapshot: { ...SNAPSHOT, ...part },
    ...(answers === undefined ? {} : { answers }),
  });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  // Listeners are in place once the effects have run.
  await act(async () => undefined);
  return client;
}

const send = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });
const heads = () => [...document.querySelectorAll('.message-head')].map((head) => head.textContent);

it('names the window and says whom one writes to', async () => {
  await open();
  expect(document.title).toBe('Ana - Conversation');
  expect(screen.getByTestId('to-bar').textContent).toContain('Ana <ana@example.org>');
  expect(screen.getByTestId('to-bar').textContent).toContain('at the pier');
});

it('B05: one head for a run, and a nudge ends it', async () => {
  await open({ lines: [textLine('1'), textLine('2'), nudgeLine('3'), textLine('4')] });
  expect(heads()).toEqual(['Ana says:', 'Ana says:']);
});

it('B06: says who is writing until they stop', async () => {
  const client = await open();
  act(() => client.change({ type: 'typingChanged', typing: ['ana@example.org'] }));
  expect(screen.getByTestId('typing-notice').textContent).toBe('Ana is writing a message.');
  act(() => client.change({ type: 'typingChanged', typing: [] }));
  expect(screen.queryByTestId('typing-notice')).toBeNull();
});

it('B07: the status line tells when the last message came', async () => {
  const client = await open();
  expect(screen.getByTestId('status-line').textContent).toBe('');
  act(() => client.change({ type: 'lastReceivedChanged', at: Date.UTC(2026, 10, 21, 12) }));
  expect(screen.getByTestId('status-line').textContent).toMatch(
    /^Last message received at .+ on 11\/2\d\/2026\.$/,
  );
});

it.each([
  ['de', 'Letzte Nachricht am 21.11.2026 um 18:04 empfangen.'],
  ['ja', '最後のメッセージを受信した日時: 2026/11/21 18:04'],
])('B07: in %s it is told as that language writes date and time', async (locale, words) => {
  const at = new Date(2026, 10, 21, 18, 4).getTime();
  await open({ locale, lastReceivedAt: at });
  expect(screen.getByTestId('status-line').textContent).toBe(words);
});

it('B08: a bar offers what helps', async () => {
  const client = await open({ participants: [{ ...ana, isOnList: false }] });
  expect(screen.getByTestId('notice-bar').textContent).toContain('Ana is not on your list.');
  const bar = within(screen.getByTestId('notice-bar'));
  fireEvent.click(bar.getByRole('button', { name: 'Add' }));
  fireEvent.click(bar.getByRole('button', { name: 'Block' }));
  expect(client.requested('addContact')).toEqual([{ address: 'ana@example.org' }]);
  expect(client.requested('block')).toEqual([{ address: 'ana@example.org' }]);
});

it('B09: the safety line is first, after what was said earlier, and goes when it is turned off', async () => {
  const client = await open({ lines: [textLine('1', { isEarlier: true }), textLine('2')] });
  const safety = screen.getByTestId('safety-line');
  const [earlier, now] = screen.getAllByRole('article');
  expect(earlier?.compareDocumentPosition(safety)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(now?.compareDocumentPosition(safety)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  const messages = { ...DEFAULT_SETTINGS.messages, safetyLine: false };
  act(() => client.change({ type: 'settingsChanged', settings: { ...DEFAULT_SETTINGS, messages } }));
  expect(screen.queryByTestId('safety-line')).toBeNull();
});

it('marks how far a line has come, and sends one again', async () => {
  const client = await open({ lines: [textLine('1', { isOwn: true, state: 'waiting' })] });
  expect(screen.getByRole('img', { name: 'Waiting to be sent' })).toBeTruthy();
  act(() =>
    client.change({ type: 'lineStateChanged', id: '1', state: 'failed', failureReason: 'notOnline' }),
  );
  expect(screen.getByText('Not sent: the person is offline.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  expect(client.requested('sendAgain')).toEqual([{ lineId: '1' }]);
  act(() => client.change({ type: 'lineStateChanged', id: '1', state: 'delivered' }));
  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('reads a message with its sender, time and meanings', async () => {
  await open({ lines: [textLine('1', { text: 'hi (#)' })] });
  expect(screen.getByRole('article').getAttribute('aria-label')).toMatch(/^Ana, .+: hi sun$/);
});

it('B13: shows bold, underline and right to left', async () => {
  const format = { ...SNAPSHOT.settings.messages.format, bold: true, underline: true, rightToLeft: true };
  await open({ lines: [textLine('1', { format })] });
  const text = document.querySelector<HTMLElement>('.message-text');
  expect(text?.style.fontWeight).toBe('bold');
  expect(text?.style.textDecorationLine).toBe('underline');
  expect(text?.dir).toBe('rtl');
});

it('shows a link whole before it opens', async () => {
  const client = await open({ lines: [textLine('1', { text: 'see www.example.org/a' })] });
  fireEvent.click(screen.getByRole('link', { name: 'www.example.org/a' }));
  expect(screen.getByTestId('link-whole').textContent).toBe('http://www.example.org/a');
  expect(client.requested('openLink')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(client.requested('openLink')).toEqual([{ url: 'http://www.example.org/a' }]);
});

it.each([
  [true, false, true],
  [false, false, false],
  [true, true, false],
])(
  'warns (%s) of a link from somebody on the list (%s): %s',
  async (warnAboutStrangersLinks, isOnList, isWarned) => {
    const [sender] = SNAPSHOT.participants;
    if (sender === undefined) throw new Error('nobody');
    const client = await open({
      settings: { ...SNAPSHOT.settings, security: { warnAboutStrangersLinks } },
      participants: [{ ...sender, isOnList }],
      lines: [textLine('1', { text: 'see www.example.org/a', senderAddress: sender.address })],
    });
    fireEvent.click(screen.getByRole('link', { name: 'www.example.org/a' }));
    expect(screen.queryByText(/is not on your list. Open this only/) !== null).toBe(isWarned);
    expect(document.activeElement?.textContent).toBe(isWarned ? 'Cancel' : 'Open');
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(client.requested('openLink')).toHaveLength(1);
  },
);

it('draws HTML as text', async () => {
  await open({ lines: [textLine('1', { text: '<img src=x onerror=alert(1)>', senderName: '<b>Ana</b>' })] });
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(heads()).toEqual(['<b>Ana</b> says:']);
});

it('Send waits for a text and for somebody to send to', async () => {
  const client = await open({ draft: 'half a line' });
  expect(send().disabled).toBe(false);
  act(() => client.change({ type: 'abilityChanged', ability: { canSend: false, reason: 'lineLost' } }));
  expect(send().disabled).toBe(true);
  expect(screen.getByTestId('composer-input').textContent).toBe('half a line');
  act(() => client.change({ type: 'abilityChanged', ability: { canSend: true } }));
  fireEvent.click(send());
  await waitFor(() => expect(client.requested('sendText')).toHaveLength(1));
  expect(client.requested('sendText')[0]?.text).toBe('half a line');
  await waitFor(() => expect(send().disabled).toBe(true));
});

it('a text that main did not take comes back', async () => {
  await open({ draft: 'precious' }, { sendText: () => ({ ok: false, failure: { code: 'lineLost' } }) });
  fireEvent.click(send());
  await waitFor(() => expect(screen.getByTestId('composer-input').textContent).toBe('precious'));
  expect(screen.getByRole('alert').textContent).toContain('The connection was lost.');
});

it('what the server refused is told with its number', async () => {
  const refused = { code: 'listFull', number: '210' } as const;
  await open({}, { sendNudge: () => ({ ok: false, failure: refused }) });
  fireEvent.click(screen.getByRole('button', { name: 'Nudge' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Code 0x81000307');
});

it('B26: Escape asks while there is unsent text, and closes at once without', async () => {
  const client = await open({ draft: 'half a line' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(client.requested('controlWindow')).toEqual([]);
  const question = screen.getByRole('alertdialog');
  fireEvent.click(within(question).getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('Escape closes an empty conversation at once', async () => {
  const client = await open();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('B10: a nudge is asked for, and that it was too soon is left to the history', async () => {
  const client = await open(
    { lines: [noticeLine('1', 'nudgeTooSoon', '')] },
    { sendNudge: () => ({ ok: false, failure: { code: 'tooSoon' } }) },
  );
  fireEvent.click(screen.getByRole('button', { name: 'Nudge' }));
  await waitFor(() => expect(client.requested('sendNudge')).toHaveLength(1));
  expect(screen.getByText('Wait a moment before the next nudge.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('a nudge shakes the window, or its content where the window cannot move', async () => {
  const client = await open();
  act(() => client.change({ type: 'nudged', inside: false }));
  expect(client.requested('shakeWindow')).toHaveLength(1);
  act(() => client.change({ type: 'nudged', inside: true }));
  expect(client.requested('shakeWindow')).toHaveLength(1);
  expect(screen.getByRole('main').dataset['nudged']).toBe('shake');
});

it('B11: under reduced motion nothing moves; the border shows once', async () => {
  isMotionReduced = true;
  const client = await open();
  act(() => client.change({ type: 'nudged', inside: false }));
  expect(client.requested('shakeWindow')).toEqual([]);
  expect(screen.getByRole('main').dataset['nudged']).toBe('pulse');
});

it('B19: several people get a list, and everybody in the title', async () => {
  const client = await open();
  const ben = { ...ana, address: 'ben@example.org', displayName: 'Ben', status: 'busy' } as const;
  act(() => client.change({ type: 'participantsChanged', participants: [ana, ben], isGroup: true }));
  expect(document.title).toBe('Ana, Ben - Conversation');
  const list = within(screen.getByRole('region', { name: 'Participants' }));
  expect(list.getByText('3 Participants')).toBeTruthy();
  expect(list.getByRole('button', { name: /Ben.*Busy/ })).toBeTruthy();
});

it('B19: invites whom one chooses', async () => {
  const client = await open();
  fireEvent.keyDown(document.body, { key: 'I', ctrlKey: true, shiftKey: true });
  fireEvent.click(await screen.findByRole('checkbox', { name: /^Ben/ }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Invite' }));
  expect(client.requested('invite')).toEqual([{ address: 'ben@example.org' }]);
});

it('B23: the pictures are hidden and shown, and that is remembered', async () => {
  const hidden = { ...DEFAULT_SETTINGS.messages, showPictures: false };
  const client = await open({ settings: { ...DEFAULT_SETTINGS, messages: hidden } });
  expect(screen.queryAllByTestId('picture-frame')).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'Show pictures' }));
  expect(screen.getAllByTestId('picture-frame')).toHaveLength(2);
  expect(client.requested('updateSettings')).toEqual([{ patch: { messages: { showPictures: true } } }]);
});

it('days stand between the lines, also where earlier ones come on top', async () => {
  const at = (day: number) => new Date(2026, 10, day, 12).getTime();
  await open(
    {
      lines: [textLine('2', { at: at(20), isEarlier: true }), textLine('3', { at: at(21) })],
      hasEarlier: true,
    },
    {
      loadEarlier: () => ({
        ok: true,
        value: { lines: [textLine('1', { at: at(20), isEarlier: true })], hasEarlier: false },
      }),
    },
  );
  const days = () => screen.getAllByTestId('day-rule').map((rule) => rule.textContent);
  expect(days()).toEqual(['Friday, November 20, 2026', 'Saturday, November 21, 2026']);
  fireEvent.click(screen.getByRole('button', { name: 'Show earlier messages' }));
  await screen.findByText('text 1');
  expect(days()).toHaveLength(2);
  const [first] = screen.getAllByRole('article');
  const [rule] = screen.getAllByTestId('day-rule');
  expect(first !== undefined && rule?.nextElementSibling === first).toBe(true);
});

it('fetches earlier lines once and puts them on top', async () => {
  const client = await open(
    { lines: [textLine('2')], hasEarlier: true },
    {
      loadEarlier: () => ({
        ok: true,
        value: { lines: [textLine('1', { isEarlier: true })], hasEarlier: false },
      }),
    },
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show earlier messages' }));
  const fetched = await screen.findByText('text 1');
  expect(fetched.closest('article')?.getAttribute('aria-live')).toBe('off');
  expect(screen.getByText('text 2').closest('article')?.hasAttribute('aria-live')).toBe(false);
  expect(client.requested('loadEarlier')).toEqual([{ beforeLineId: '2' }]);
  expect(screen.queryByRole('button', { name: 'Show earlier messages' })).toBeNull();
});

it('zooms the text with the keys', async () => {
  const client = await open();
  fireEvent.keyDown(document.body, { key: '=', ctrlKey: true });
  expect(client.requested('updateSettings')).toEqual([{ patch: { messages: { textZoom: 110 } } }]);
});

const HUG = { code: 'hug', url: '/pictures/hug' } as const;
const customPicture = () => document.querySelector<HTMLImageElement>('.message-text img[data-custom-code]');

it("shows the sender's own emoticons once their pictures have come", async () => {
  const line = textLine('1', { text: 'a hug for you', emoticons: [{ code: 'hug', url: '' }] });
  const client = await open({ lines: [line] });
  expect(customPicture()).toBeNull();
  act(() => client.change({ type: 'lineEmoticonsChanged', id: '1', emoticons: [HUG] }));
  expect(customPicture()?.alt).toBe('hug');
});

it('shows their codes where the reader does not want them', async () => {
  const { messages } = DEFAULT_SETTINGS;
  await open({
    lines: [textLine('1', { text: 'a hug', emoticons: [HUG] })],
    settings: { ...DEFAULT_SETTINGS, messages: { ...messages, showCustomEmoticons: false } },
  });
  expect(customPicture()).toBeNull();
  expect(screen.getByText('a hug')).toBeTruthy();
});

it("takes somebody's emoticon into one's own, under a code that is free", async () => {
  const client = await open({
    lines: [textLine('1', { text: 'hug', emoticons: [HUG] })],
    emoticons: [{ id: 'e1', code: 'hug', url: '/pictures/e1' }],
  });
  fireEvent.contextMenu(customPicture() as Element);
  fireEvent.click(await screen.findByRole('menuitem', { name: /Add to My Emoticons/ }));
  const code = await screen.findByLabelText(/Type this to use it/);
  expect(screen.getByText('Another one of your emoticons has this code.')).toBeTruthy();
  fireEvent.change(code, { target: { value: 'hug2' } });
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() =>
    expect(client.requested('adoptEmoticon')).toEqual([{ lineId: '1', usedCode: 'hug', code: 'hug2' }]),
  );
  await waitFor(() => expect(screen.queryByLabelText(/Type this to use it/)).toBeNull());
});

it('B23: shows the pictures of both, and lets one change the own', async () => {
  const client = await open({
    participants: [{ ...ana, pictureUrl: '/pictures/ana' }],
    own: { ...SNAPSHOT.own, pictureUrl: '/pictures/sam' },
  });
  expect(screen.getByRole('img', { name: 'Ana' }).getAttribute('src')).toBe('/pictures/ana');
  expect(screen.getByRole('img', { name: 'Sam' }).getAttribute('src')).toBe('/pictures/sam');
  fireEvent.click(screen.getByRole('button', { name: 'Your picture' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Change Display Picture/ }));
  expect(client.requested('openPicturePicker')).toHaveLength(1);
});

it('B24: saves with its key and from its menu, from the oldest line it has', async () => {
  const client = await open({ lines: [textLine('1'), textLine('2')] });
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
  fireEvent.click(screen.getByRole('menuitem', { name: 'File' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Save(?! As)/ }));
  expect(client.requested('saveConversation')).toEqual([{ oldestLineId: '1' }, { oldestLineId: '1' }]);
});

it('B24: offers every format', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('menuitem', { name: 'File' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Save As/ }));
  expect(await screen.findByRole('menuitem', { name: /^Unicode Text…/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('menuitem', { name: /^Web Page…/ }));
  expect(client.requested('saveConversation')).toEqual([{ format: 'webPage' }]);
});

it('tells in a bar what could not be saved or printed', async () => {
  const client = await open(
    {},
    {
      saveConversation: () => ({ ok: false, failure: { code: 'diskFull' } }),
      printConversation: () => ({ ok: false, failure: { code: 'printFailed' } }),
    },
  );
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
  expect((await screen.findByRole('alert')).textContent).toContain('There is not enough room on the disk.');
  fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('could not be printed'));
  expect(client.requested('printConversation')).toEqual([{}]);
});

it('has the help in the main window, by its menu', async () => {
  const client = await open();
  for (const name of [/^Help Topics/, /^About Nudge/]) {
    fireEvent.click(screen.getByRole('menuitem', { name: 'Help' }));
    fireEvent.click(await screen.findByRole('menuitem', { name }));
  }
  expect(client.requested('openHelp')).toEqual([{ what: 'helpTopics' }, { what: 'about' }]);
});

it('opens the history at this conversation, by its key and from its menu', async () => {
  const client = await open();
  fireEvent.keyDown(document.body, { key: 'h', ctrlKey: true });
  fireEvent.click(screen.getByRole('menuitem', { name: 'File' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^View Message History/ }));
  expect(client.requested('openHistory')).toEqual([{}, {}]);
});

it('prints every line it has, and shows the newest again afterwards', async () => {
  await open({ lines: Array.from({ length: 400 }, (_, index) => textLine(String(index))) });
  const drawn = () => document.querySelectorAll('.message-line').length;
  const before = drawn();
  expect(before).toBeLessThan(400);
  fireEvent(window, new Event('beforeprint'));
  expect(drawn()).toBe(400);
  fireEvent(window, new Event('afterprint'));
  expect(drawn()).toBe(before);
});
