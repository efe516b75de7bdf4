import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestArguments } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attentionParts } from '../../../test/attention-parts.ts';
import { openBob, pictureScene, text } from '../../../test/conversation-scene.ts';
import { ManualClock } from '../../../test/manual-clock.ts';
import { memoryStore } from '../../../test/memory-store.ts';
import { settle } from '../../../test/messenger-scene.ts';
import { quietSupport } from '../../../test/quiet-doctor.ts';
import { FRAME as frame } from '../../../test/sample-frame.ts';
import { outsidePart } from '../../../test/outside-part.ts';
import { quietPrompts } from '../../../test/quiet-prompts.ts';
import { GIF, png } from '../../../test/sample-pictures.ts';
import { BOB, CAROL, contact } from '../../../test/scripted-engine.ts';
import { scriptedUpdates } from '../../../test/scripted-updater.ts';
import { offerOf, transferScene, type TransferScene } from '../../../test/transfer-scene.ts';
import { ContactListFiles } from '../services/contacts/contact-list-files.ts';
import { ContactNotes } from '../services/contacts/contact-notes.ts';
import { Favourites } from '../services/contacts/favourites.ts';
import { OwnPictures } from '../services/pictures/own-pictures.ts';
import { AlertService } from '../services/alerts/alert-service.ts';
import { HostService } from '../services/host/host-service.ts';
import { silentLog } from '../services/support/log.ts';
import { StartNotices } from '../services/support/start-notices.ts';
import type { ApplicationServices, PrintOutcome } from './application-services.ts';
import type { Caller } from './dispatch-request.ts';
import { requestHandlers } from './request-handlers.ts';
import type { WindowContext } from './window-context.ts';

let scene: TransferScene;
let services: ApplicationServices;
let alertCount = 0;
const opened: string[] = [];
let printed: PrintOutcome = 'printed';
const callerOf = (context: WindowContext): Caller => ({ windowId: 1, context });

beforeEach(async () => {
  scene = await transferScene();
  const { messenger, conversations, servers, changes, transfers, saving, emoticons, settings } = scene;
  const clock = new ManualClock();
  services = {
    messenger,
    contactNotes: new ContactNotes(memoryStore()),
    favourites: new Favourites(memoryStore()),
    contactFiles: new ContactListFiles({
      directory: messenger.directory,
      editing: messenger.editing,
      shell: scene.shell,
      folder: scene.folder,
      ownAddress: () => messenger.own.view?.address,
      listName: () => 'Contacts',
      safeFileName: (name) => name,
    }),
    conversations,
    tabs: scene.tabs,
    servers,
    settings,
    transfers,
    saving,
    archive: scene.archive,
    pictureSaving: scene.pictureSaving,
    emoticons,
    backgrounds: scene.backgrounds,
    pictureCache: scene.pictures.cache,
    pictures: new OwnPictures({
      store: memoryStore(),
      folder: pictureScene(scene.folder, { engine: scene.engine, clock }).own,
      shipped: [{ id: 'owl', file: '/missing.png', nameKey: 'picture.owl' }],
    }),
    host: new HostService({
      folder: scene.folder,
      greeterTexts: () => ({}),
      version: '0',
      launch: () => expect.unreachable('nothing is started here'),
      onSetAside: () => {},
      clock,
      log: silentLog,
    }),
    alerts: new AlertService({
      windows: { open: () => {}, move: () => {}, close: () => {} },
      changes,
      clock,
      newId: () => `a${(alertCount += 1)}`,
      pictureOf: () => '',
      isCovered: () => false,
      record: () => {},
      system: { isWanted: () => false, show: () => {} },
      onClick: () => {},
    }),
    ...attentionParts(messenger.own, clock),
    startNotices: new StartNotices(silentLog),
    ...quietSupport(servers),
    outside: outsidePart(messenger),
    prompts: quietPrompts(),
    updates: scriptedUpdates(clock).updates,
    shell: {
      files: scene.shell,
      openPicturePicker: () => void opened.push('pictures'),
      openEmoticons: () => void opened.push('emoticons'),
      openHistory: ({ conversationId, search }) => void opened.push(`history ${conversationId} ${search}`),
      openHelp: (what) => void opened.push(what),
      controlWindow: () => {},
      print: async (windowId) => {
        opened.push(`print ${windowId}`);
        return printed;
      },
      shakeWindow: () => {},
      keepOnTop: (windowId, isOnTop) => void opened.push(`${windowId} on top: ${isOnTop}`),
      openOptions: () => {},
      copyText: () => {},
      pasteText: () => {},
      openExternal: async (url) => void opened.push(url),
      exit: () => {},
      restart: () => {},
      playSound: () => {},
    },
  };
});

afterEach(() => {
  opened.length = 0;
  printed = 'printed';
  alertCount = 0;
  scene.close();
});

const handlers = () => requestHandlers(services, () => frame);

describe('the history', () => {
  it('is opened at nobody, at a contact, and by a conversation window at its own only', async () => {
    const bob = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    await handlers().openHistory({}, callerOf({ kind: 'main' }));
    await handlers().openHistory({ address: CAROL.toUpperCase() }, callerOf({ kind: 'main' }));
    await handlers().openHistory({ search: 'tea' }, caller);
    expect(opened).toEqual(['history  ', `history ${CAROL} `, `history ${BOB} tea`]);
    const refused = { ok: false, failure: { code: 'notAllowed' } };
    expect(await handlers().openHistory({ address: CAROL }, caller)).toEqual(refused);
  });

  it('shows its window the conversation that was asked for', async () => {
    const caller = callerOf({ kind: 'history', conversationId: BOB, search: 'tea' });
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { conversationId: BOB, search: 'tea', conversations: [] } });
  });
});

describe('a conversation window', () => {
  it('can only touch its own conversation', async () => {
    const bob = openBob(scene);
    const carol = scene.conversations.open(CAROL);
    const carolId = carol.ok ? carol.value.conversationId : '';
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    await handlers().sendText(text('for Bob'), caller);
    expect(bob.lines).toHaveLength(1);
    expect(scene.conversations.book.get(carolId)?.lines).toEqual([]);
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { kind: 'conversation', conversationId: bob.id, number: 7 } });
  });

  it.each(['addContact', 'block', 'unblock'] as const)('asks %s for the people in it only', async (name) => {
    const bob = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    const refused = { ok: false, failure: { code: 'notAllowed' } };
    expect(await handlers()[name]({ address: CAROL }, caller)).toEqual(refused);
    expect(scene.engine.asked(name)).toEqual([]);
    expect(await handlers()[name]({ address: BOB }, caller)).not.toEqual(refused);
    await handlers()[name]({ address: CAROL }, callerOf({ kind: 'main' }));
    expect(scene.engine.asked(name).map(({ account }) => account)).toContain(CAROL);
  });

  it('gets nothing any more once its conversation is gone', async () => {
    const caller = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    const refused = { ok: false, failure: { code: 'notAllowed' } };
    expect(await handlers().sendText(text('x'), caller)).toEqual(refused);
    expect(await handlers().getSnapshot({}, caller)).toEqual(refused);
  });
});

describe('a prompt', () => {
  const answer = (address: string): RequestArguments<'answerContactRequest'> => ({
    address,
    answer: 'allow',
    addToList: true,
  });

  it('answers for the person it is about, and for nobody else (A19)', async () => {
    const caller = callerOf({ kind: 'prompt', address: BOB });
    expect(await handlers().answerContactRequest(answer(CAROL), caller)).toMatchObject({ ok: false });
    expect(scene.engine.asked('answerContactRequest')).toHaveLength(0);
    expect(await handlers().answerContactRequest(answer(BOB), caller)).toEqual({ ok: true });
    expect(scene.engine.asked('answerContactRequest')).toMatchObject([{ account: BOB }]);
  });
});

describe('an alert', () => {
  it('closes itself only', async () => {
    services.alerts.show({ kind: 'contactOnline', name: 'Bob', address: BOB });
    services.alerts.show({ kind: 'contactOnline', name: 'Carol', address: CAROL });
    await handlers().closeAlert({}, callerOf({ kind: 'alert', alertId: 'a1' }));
    expect(services.alerts.list().map(({ id }) => id)).toEqual(['a2']);
    const snapshot = await handlers().getSnapshot({}, callerOf({ kind: 'alert', alertId: 'a2' }));
    expect(snapshot).toMatchObject({ value: { alert: { name: 'Carol' } } });
  });
});

describe('a link', () => {
  it('is handed to the system only when its scheme is known', async () => {
    const caller = callerOf({ kind: 'main' });
    await handlers().openLink({ url: 'https://example.com/' }, caller);
    expect(await handlers().openLink({ url: 'file:///etc/passwd' }, caller)).toMatchObject({ ok: false });
    expect(opened).toEqual(['https://example.com/']);
  });
});

describe('the snapshot of the main window', () => {
  it('holds what there is, and no password', async () => {
    const reply = await handlers().getSnapshot({}, callerOf({ kind: 'main' }));
    expect(reply).toMatchObject({
      ok: true,
      value: { kind: 'main', session: { phase: 'signedIn' }, contacts: [{ address: BOB }], number: 7 },
    });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(structuredClone(reply)).toEqual(reply);
  });
});

describe('files', () => {
  const refused = { ok: false, failure: { code: 'notAllowed' } };
  const inBob = () => {
    const { id: conversationId } = openBob(scene);
    return callerOf({ kind: 'conversation', conversationId, partner: BOB });
  };
  const sentTo = () => scene.engine.asked('sendFiles').map(({ account }) => account);

  it('dropped on a contact open the conversation first', async () => {
    const paths = [scene.file('a.txt')];
    await handlers().offerFiles({ paths, address: CAROL }, callerOf({ kind: 'main' }));
    const carol = scene.conversations.book.withPartner(CAROL);
    expect(scene.windows.opened).toEqual([{ id: carol?.id, how: 'focused' }]);
    expect(sentTo()).toEqual([CAROL]);
  });

  it('dropped on a contact who is offline say so in the conversation, unread', async () => {
    scene.engine.playPresence(contact(CAROL, 'offline'), 'online');
    const offer = { paths: ['/nowhere/at/all.txt'], address: CAROL };
    await handlers().offerFiles(offer, callerOf({ kind: 'main' }));
    const carol = scene.conversations.book.withPartner(CAROL);
    expect(carol && scene.notices(carol)).toEqual(['filePartnerOffline Carol']);
  });

  it('from the contact list are for somebody', async () => {
    const paths = [scene.file('a.txt')];
    expect(await handlers().offerFiles({ paths }, callerOf({ kind: 'main' }))).toMatchObject({ ok: false });
    expect(sentTo()).toEqual([]);
  });

  it('from a conversation go to the person in it, and to nobody else', async () => {
    const caller = inBob();
    const paths = [scene.file('a.txt')];
    expect(await handlers().offerFiles({ paths, address: CAROL }, caller)).toEqual(refused);
    await handlers().offerFiles({ paths }, caller);
    scene.shell.answers.push(paths);
    await handlers().chooseFiles({ what: 'files' }, caller);
    await handlers().offerPicture({ data: GIF }, caller);
    expect(sentTo()).toEqual([BOB, BOB, BOB]);
  });

  it('are nothing for a conversation that is gone', async () => {
    const gone = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    const transferId = 't';
    const request = { transferId, saveAs: false, isConfirmed: true };
    const answers = await Promise.all([
      handlers().offerFiles({ paths: ['/a'] }, gone),
      handlers().offerPicture({ data: GIF }, gone),
      handlers().acceptTransfer(request, gone),
      handlers().declineTransfer({ transferId }, gone),
      handlers().cancelTransfer({ transferId }, gone),
      handlers().tryTransferAgain({ transferId }, gone),
      handlers().openTransfer({ transferId }, gone),
      handlers().showTransferInFolder({ transferId }, gone),
    ]);
    expect(answers).toEqual(answers.map(() => refused));
  });

  it('are taken, refused and ended by the window of their conversation', async () => {
    const caller = inBob();
    scene.tell(offerOf());
    const bob = scene.conversations.book.withPartner(BOB);
    const transferId = bob === undefined ? '' : scene.card(bob).id;
    await handlers().acceptTransfer({ transferId, saveAs: false, isConfirmed: false }, caller);
    await handlers().cancelTransfer({ transferId }, caller);
    await handlers().declineTransfer({ transferId }, caller);
    const asked = scene.engine.requests.map(({ type }) => type).filter((type) => type.endsWith('Transfer'));
    expect(asked).toEqual(['acceptTransfer', 'cancelTransfer', 'declineTransfer']);
  });

  it('have a folder that Options names and changes', async () => {
    const caller = callerOf({ kind: 'options', page: 'files' });
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { defaultFilesFolder: scene.received.defaultFolder } });
    scene.shell.answers.push([scene.folder]);
    await handlers().chooseFilesFolder({ useDefault: false }, caller);
    await handlers().openReceivedFiles({}, caller);
    expect(scene.shell.opened).toEqual([scene.folder]);
  });
});

describe('backgrounds', () => {
  it('for everybody take the place of the one for this contact', async () => {
    const { id: conversationId } = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId, partner: BOB });
    const chosen = async () => {
      const snapshot = await handlers().getSnapshot({}, caller);
      return snapshot.ok && snapshot.value.kind === 'conversation' ? snapshot.value.background.chosenId : '?';
    };
    await handlers().chooseBackground({ id: 'hills', whom: 'contact' }, caller);
    expect(await chosen()).toBe('hills');
    expect(await handlers().chooseBackground({ id: 'x', whom: 'everybody' }, caller)).toMatchObject({
      ok: false,
    });
    await handlers().chooseBackground({ id: 'town', whom: 'everybody' }, caller);
    expect(await chosen()).toBeUndefined();
    expect(services.settings.current.messages.background).toBe('town');
  });
});

describe('a window on top', () => {
  it('is the one that asks, and its snapshot says so', async () => {
    const { id: conversationId } = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId, partner: BOB });
    await handlers().keepOnTop({ isOnTop: true }, caller);
    expect(opened).toEqual(['1 on top: true']);
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { isOnTop: true } });
  });
});

describe('saving and printing', () => {
  const refused = { ok: false, failure: { code: 'notAllowed' } };

  it('are of the conversation in the window, and of no other', async () => {
    const { id: conversationId } = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId, partner: BOB });
    const gone = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    const file = path.join(scene.folder, 'said.txt');
    scene.shell.answers.push([file]);
    expect(await handlers().saveConversation({ format: 'text' }, gone)).toEqual(refused);
    expect(existsSync(file)).toBe(false);
    expect(await handlers().saveConversation({ format: 'text' }, caller)).toEqual({ ok: true });
    expect(readFileSync(file, 'utf8')).toContain('Conversation with Bob');
  });

  it('a picture is asked for in the conversation of the window', async () => {
    const { id: conversationId } = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId, partner: BOB });
    const gone = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    expect(await handlers().savePicture({ address: BOB }, gone)).toEqual(refused);
    const missing = { ok: false, failure: { code: 'noSuchFile' } };
    expect(await handlers().savePicture({ address: BOB }, caller)).toEqual(missing);
  });

  it('a printer that refuses is told; a dialog that was closed is not', async () => {
    const caller = { ...callerOf({ kind: 'conversation', conversationId: 'c', partner: BOB }), windowId: 7 };
    expect(await handlers().printConversation({}, caller)).toEqual({ ok: true });
    printed = 'cancelled';
    expect(await handlers().printConversation({}, caller)).toEqual({ ok: true });
    printed = 'failed';
    const failed = { ok: false, failure: { code: 'printFailed' } };
    expect(await handlers().printConversation({}, caller)).toEqual(failed);
    expect(opened).toEqual(['print 7', 'print 7', 'print 7']);
  });
});

describe('pictures', () => {
  const caller = callerOf({ kind: 'picture' });

  it('are chosen for the account that is signed in', async () => {
    await handlers().addPicture({ data: png() }, caller);
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({
      value: { kind: 'picture', shipped: [{ id: 'owl' }], recent: { length: 1 }, own: {} },
    });
    const chosen = services.pictures.chosenId('alice@example.com');
    expect(snapshot).toMatchObject({ value: { chosenId: chosen } });
    await handlers().removePicture({ id: chosen }, caller);
    expect(services.pictures.recent()).toEqual([]);
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    await settle();
    const refused = { ok: false, failure: { code: 'notSignedIn' } };
    expect(await handlers().choosePicture({ id: 'owl' }, caller)).toEqual(refused);
  });

  it('and so has the help, for every window', async () => {
    await handlers().openHelp({ what: 'about' }, callerOf({ kind: 'options', page: 'personal' }));
    expect(opened).toEqual(['about']);
  });

  it('and emoticons have windows of their own', async () => {
    await handlers().openPicturePicker({}, callerOf({ kind: 'main' }));
    await handlers().openEmoticons({}, callerOf({ kind: 'main' }));
    expect(opened).toEqual(['pictures', 'emoticons']);
  });
});

it('an account that is forgotten takes its picture along, once no server remembers it', async () => {
  const caller = callerOf({ kind: 'main' });
  const { accounts } = scene.messenger;
  const address = 'alice@example.com';
  for (const serverId of ['one', 'two']) {
    const account = { address, serverId, status: 'online', signInAutomatically: false } as const;
    accounts.remember({ ...account, password: undefined });
  }
  services.pictures.add(address, png());
  await handlers().forgetAccount({ address, serverId: 'one' }, caller);
  expect(services.pictures.url(address)).not.toBe('');
  for (const { serverId } of accounts.list()) await handlers().forgetAccount({ address, serverId }, caller);
  expect(services.pictures.url(address)).toBe('');
});

describe('notes about contacts', () => {
  const caller = callerOf({ kind: 'main' });
  const notes = { nickname: 'Bobby', note: 'plays the tuba' };

  it('are kept for the account that is signed in, and shown at once', async () => {
    expect(await handlers().setContactNotes({ address: BOB, ...notes }, caller)).toMatchObject({ ok: true });
    expect(services.contactNotes.of('alice@example.com', BOB)).toEqual(notes);
    const told = scene.changes.last('main', 'contactsChanged')?.contacts;
    expect(told?.map(({ address }) => address)).toEqual([BOB]);
  });

  it('are about those on the list', async () => {
    const refusal = await handlers().setContactNotes({ address: 'nobody@example.com', ...notes }, caller);
    expect(refusal).toMatchObject({ failure: { code: 'notOnList' } });
  });
});

it('favourites are kept for the account that is signed in, of those on the list, and shown at once', async () => {
  const caller = callerOf({ kind: 'main' });
  expect(await handlers().setFavourite({ address: BOB, isFavourite: true }, caller)).toMatchObject({
    ok: true,
  });
  expect(services.favourites.has('alice@example.com', BOB)).toBe(true);
  const told = scene.changes.last('main', 'contactsChanged')?.contacts;
  expect(told?.map(({ address }) => address)).toEqual([BOB]);
  const unknown = { address: 'nobody@example.com', isFavourite: true };
  expect(await handlers().setFavourite(unknown, caller)).toMatchObject({ failure: { code: 'notOnList' } });
});

describe('the contact list in a file', () => {
  it('is saved and taken back by the main window', async () => {
    const caller = callerOf({ kind: 'main' });
    const file = path.join(scene.folder, 'list.ctt');
    scene.shell.answers.push([file], [file]);
    expect(await handlers().saveContactList({}, caller)).toMatchObject({ ok: true });
    const known = scene.messenger.directory.contacts().length;
    expect(await handlers().importContacts({}, caller)).toMatchObject({ value: { counts: { known } } });
    expect(known).toBeGreaterThan(0);
  });
});

describe('emoticons', () => {
  const caller = callerOf({ kind: 'emoticons' });
  const codes = () => scene.emoticons.own.list().map(({ code }) => code);
  const idOf = (code: string) => scene.emoticons.own.list().find((one) => one.code === code)?.id ?? '';

  it('are kept as their window says', async () => {
    await handlers().addEmoticon({ code: ':a:', data: GIF }, caller);
    await handlers().addEmoticon({ code: ':b:', data: png() }, caller);
    await handlers().moveEmoticon({ id: idOf(':b:'), before: idOf(':a:') }, caller);
    await handlers().changeEmoticon({ id: idOf(':a:'), code: ':c:' }, caller);
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { emoticons: [{ code: ':b:' }, { code: ':c:' }] } });
    await handlers().removeEmoticon({ id: idOf(':b:') }, caller);
    expect(codes()).toEqual([':c:']);
  });

  it('can be taken over from a line of one\u2019s own conversation', async () => {
    const bob = openBob(scene);
    const inBob = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    const hash = scene.pictures.cache.put(GIF) ?? '';
    bob.uses.set('l1', [{ code: ':hi:', hash }]);
    const adopt = { lineId: 'l1', usedCode: ':hi:', code: ':me:' };
    expect(await handlers().adoptEmoticon(adopt, inBob)).toMatchObject({ ok: true });
    expect(codes()).toEqual([':me:']);
    const missing = { ok: false, failure: { code: 'badPicture' } };
    expect(await handlers().adoptEmoticon({ ...adopt, usedCode: ':x:' }, inBob)).toEqual(missing);
    const gone = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    expect(await handlers().adoptEmoticon(adopt, gone)).toMatchObject({ ok: false });
  });
});
