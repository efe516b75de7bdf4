import { describe, expect, it } from 'vitest';
import { messengerScene, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { account, ALICE, BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';

async function signedIn(...contacts: readonly ReturnType<typeof contact>[]) {
  const scene = messengerScene();
  await scene.messenger.control.signIn(SIGN_IN);
  await settle();
  scene.engine.playSignedIn(contacts);
  return { ...scene, directory: scene.messenger.directory, editing: scene.messenger.editing };
}

describe('the list', () => {
  it('holds those on the forward list only, and finds anybody without regard to case', async () => {
    const { directory } = await signedIn(contact(BOB), contact(CAROL, 'offline', ['block']));
    expect(directory.contacts().map(({ address }) => address)).toEqual([BOB]);
    expect(directory.find('CAROL@example.com')?.account).toBe(CAROL);
  });

  it('asks the engine no more often for many contacts than for few', async () => {
    const asksFor = async (count: number): Promise<number> => {
      const { directory, engine } = await signedIn(
        ...Array.from({ length: count }, (_unused, index) => contact(account(`p${index}@example.com`))),
      );
      const { state } = engine;
      let asks = 0;
      Object.defineProperty(engine, 'state', {
        get: () => {
          asks += 1;
          return state;
        },
      });
      expect(directory.contacts()).toHaveLength(count);
      return asks;
    };
    expect(await asksFor(40)).toBe(await asksFor(2));
  });

  it('has the notes of the account that stands', async () => {
    const { directory, engine, owners } = await signedIn(contact(BOB));
    owners.clear();
    directory.contacts();
    expect([...owners]).toEqual([ALICE]);
    engine.state = {
      phase: 'signedOut',
      contacts: new Map(),
      groups: new Map(),
      takesOfflineMessages: false,
      transfers: new Map(),
    };
    engine.play({ type: 'signedOut', reason: 'requested' });
    owners.clear();
    directory.nicknameOf(BOB);
    expect([...owners]).toEqual(['']);
  });

  it('calls whom the server lists by address what they called themselves when last seen', async () => {
    const byAddress = { ...contact(BOB, 'offline'), friendlyName: BOB };
    const { directory, engine, changes, seenNames } = await signedIn(byAddress);
    expect(directory.nameOf(BOB)).toBe(BOB);
    engine.playPresence({ ...byAddress, friendlyName: 'Bobby', status: 'online' }, 'offline');
    expect(seenNames.of(ALICE, BOB)).toBe('Bobby');
    engine.playSignedIn([byAddress]);
    expect(directory.contacts()).toMatchObject([{ address: BOB, displayName: 'Bobby', status: 'offline' }]);
    expect(directory.nameOf(BOB)).toBe('Bobby');
    engine.playPresence({ ...byAddress, personalMessage: 'hm' }, 'offline');
    expect(changes.last('main', 'contactsChanged')?.contacts).toMatchObject([{ displayName: 'Bobby' }]);
  });

  it('lets the name stand that the server lists', async () => {
    const { directory, engine, seenNames } = await signedIn(contact(BOB));
    expect(seenNames.of(ALICE, BOB)).toBe('Bob');
    engine.playSignedIn([{ ...contact(BOB, 'offline'), friendlyName: 'Robert' }]);
    expect(directory.contacts()).toMatchObject([{ displayName: 'Robert' }]);
    expect(seenNames.of(ALICE, BOB)).toBe('Bob');
  });

  it.each(['left the forward list', 'left every list'])('forgets the name of who %s', async (how) => {
    const { engine, seenNames } = await signedIn(contact(BOB));
    if (how === 'left every list') engine.play({ type: 'contactRemoved', account: BOB });
    else engine.playPresence(contact(BOB, 'offline', ['allow']), 'online');
    expect(seenNames.of(ALICE, BOB)).toBe('');
  });

  it('tells one contact at a time while signed in', async () => {
    const { engine, changes } = await signedIn(contact(BOB, 'offline'));
    engine.playPresence(contact(BOB, 'away'), 'offline');
    expect(changes.last('main', 'contactsChanged')?.contacts).toMatchObject([
      { address: BOB, status: 'away' },
    ]);
  });

  it('says nothing of single contacts while it is being read', async () => {
    const { engine, changes, messenger } = messengerScene();
    await messenger.control.signIn(SIGN_IN);
    await settle();
    engine.play({ type: 'contactChanged', contact: contact(BOB), wasStatus: 'offline', initial: true });
    expect(changes.count('main', 'contactsChanged')).toBe(0);
  });

  it('removes who left the forward list', async () => {
    const { engine, changes } = await signedIn(contact(BOB));
    engine.playPresence(contact(BOB, 'offline', ['block']), 'online');
    expect(changes.last('main', 'contactRemoved')?.address).toBe(BOB);
  });

  it('shows who is blocked, and unblocks through the server (A14)', async () => {
    const { engine, directory, editing } = await signedIn(contact(BOB));
    await editing.block(BOB);
    expect(engine.asked('block')).toEqual([{ type: 'block', account: BOB }]);
    engine.playPresence(contact(BOB, 'online', ['forward', 'block', 'reverse']), 'online');
    expect(directory.contacts()).toMatchObject([{ address: BOB, isBlocked: true }]);
    await editing.unblock(BOB);
    expect(engine.asked('unblock')).toHaveLength(1);
  });

  it('shows names and messages in one line that turns nothing around it', async () => {
    const hostile = {
      ...contact(BOB),
      friendlyName: '\u202EboB\u0007\r\n',
      personalMessage: `a\u2028b${'c'.repeat(1_000_000)}`,
      currentMedia: '\\0Music\\01\\0{0}\\0so\u202Eng\\0',
    };
    const { directory, engine } = await signedIn(hostile, { ...contact(CAROL), friendlyName: '\u202E' });
    engine.play({ type: 'groupChanged', group: { groupId: '1', name: 'Fri\u202Eends\n' } });
    const [bob, carol] = directory.contacts();
    expect(bob).toMatchObject({ displayName: 'boB', nowPlaying: 'song' });
    expect(bob?.personalMessage).toMatch(/^a bc{1,400}…$/);
    expect(carol?.displayName).toBe(CAROL);
    expect(directory.groups()).toEqual([{ id: '1', name: 'Friends' }]);
  });

  it('shows so, too, who asks to be let in', async () => {
    const { directory, engine } = await signedIn();
    engine.play({ type: 'contactRequested', account: BOB, friendlyName: '\u202EBob\nof Example' });
    expect(directory.requests()).toEqual([{ address: BOB, displayName: 'Bob of Example' }]);
  });

  it('keeps groups in step', async () => {
    const { engine, directory, changes } = await signedIn();
    engine.play({ type: 'groupChanged', group: { groupId: '1', name: 'Friends' } });
    engine.play({ type: 'groupChanged', group: { groupId: '1', name: 'Old friends' } });
    expect(directory.groups()).toEqual([{ id: '1', name: 'Old friends' }]);
    engine.play({ type: 'groupRemoved', groupId: '1' });
    expect(changes.last('main', 'groupsChanged')?.groups).toEqual([]);
  });
});

describe('people who ask (A19)', () => {
  it('wait in the list of requests until they are answered', async () => {
    const { engine, changes, editing } = await signedIn();
    engine.play({ type: 'contactRequested', account: BOB, friendlyName: 'Bob' });
    expect(changes.last('main', 'requestsChanged')?.requests).toEqual([{ address: BOB, displayName: 'Bob' }]);
    await editing.answerRequest({ address: BOB, answer: 'block', addToList: false });
    expect(engine.asked('answerContactRequest')).toEqual([
      { type: 'answerContactRequest', account: BOB, answer: 'block', addToList: false },
    ]);
    expect(changes.last('main', 'requestsChanged')?.requests).toEqual([]);
  });

  it('stay when the answer did not reach the server', async () => {
    const { engine, directory, editing } = await signedIn();
    engine.play({ type: 'contactRequested', account: BOB, friendlyName: '' });
    engine.answer('answerContactRequest', { ok: false, code: 'lineLost', message: '' });
    const reply = await editing.answerRequest({ address: BOB, answer: 'allow', addToList: true });
    expect(reply).toEqual({ ok: false, failure: { code: 'lineLost' } });
    expect(directory.requests()).toEqual([{ address: BOB, displayName: BOB }]);
  });

  it('keep what they wrote, made fit to be shown, until they are answered', async () => {
    const { engine, directory, changes, editing } = await signedIn(
      contact(BOB, 'offline', ['pending', 'reverse']),
    );
    const ask = { type: 'contactRequested', account: BOB, friendlyName: 'Bob' } as const;
    const invitation = '\r\n Hello!\u202E\r\n\n\n\nIt is me\u0000. \n';
    engine.play({ ...ask, invitation });
    const request = { address: BOB, displayName: 'Bob', invitation: 'Hello!\n\nIt is me.' };
    expect(directory.requests()).toEqual([request]);
    expect(changes.last('prompt', 'requestChanged')?.request).toEqual(request);
    engine.play(ask);
    engine.play({ type: 'signedIn', version: 12, afterReconnect: true });
    expect(directory.requests()).toMatchObject([{ invitation: request.invitation }]);
    await editing.answerRequest({ address: BOB, answer: 'block', addToList: false });
    engine.play(ask);
    expect(directory.requests()).toEqual([{ address: BOB, displayName: 'Bob' }]);
  });

  it('are there after signing in when they asked earlier', async () => {
    const { directory } = await signedIn(
      contact(BOB, 'offline', ['reverse', 'pending']),
      contact(CAROL, 'offline', ['reverse']),
    );
    expect(directory.requests().map(({ address }) => address)).toEqual([BOB, CAROL]);
  });

  it('go when they were answered on another computer', async () => {
    const { engine, directory } = await signedIn(contact(BOB, 'offline', ['reverse', 'pending']));
    engine.playPresence(contact(BOB, 'offline', ['reverse', 'allow']), 'offline');
    expect(directory.requests()).toEqual([]);
  });
});

describe('editing', () => {
  it.each([
    [{ address: CAROL }, { type: 'addContact', account: CAROL }],
    [
      { address: CAROL, invitation: ' Hi \n' },
      { type: 'addContact', account: CAROL, invitation: { text: 'Hi' } },
    ],
    [
      { address: CAROL, invitation: '' },
      { type: 'addContact', account: CAROL, invitation: { text: '' } },
    ],
  ])('%j asks the engine for %j', async (wish, asked) => {
    const { engine, editing } = await signedIn();
    await editing.addContact(wish);
    expect(engine.asked('addContact')).toEqual([asked]);
  });

  it('refuses what cannot be before asking the server', async () => {
    const { engine, editing } = await signedIn(contact(BOB));
    engine.play({ type: 'groupChanged', group: { groupId: '1', name: 'Friends' } });
    expect(await editing.addContact({ address: BOB })).toMatchObject({ failure: { code: 'alreadyOnList' } });
    expect(await editing.addContact({ address: 'x y' })).toMatchObject({ failure: { code: 'badAddress' } });
    expect(await editing.addGroup('FRIENDS')).toMatchObject({ failure: { code: 'groupExists' } });
    expect(engine.requests.map(({ type }) => type)).toEqual(['setDisplayPicture', 'signIn']);
    expect(await editing.renameGroup({ groupId: '1', name: 'friends' })).toEqual({ ok: true });
  });

  it.each([
    [205, 'noSuchAccount'],
    [210, 'listFull'],
    [999, 'unexpected'],
  ] as const)('gives error %i a meaning: %s', async (serverCode, code) => {
    const { engine, editing } = await signedIn();
    engine.answer('addContact', { ok: false, code: 'refusedByServer', serverCode, message: '' });
    const reply = await editing.addContact({ address: CAROL });
    expect(reply).toEqual({ ok: false, failure: { code, number: String(serverCode) } });
  });

  it('says who is on the list already, whether the server found it or the list itself', async () => {
    const { engine, editing } = await signedIn(contact(BOB));
    const failure = { code: 'alreadyOnList', address: BOB };
    expect(await editing.addContact({ address: BOB })).toEqual({ ok: false, failure });
    engine.answer('addContact', { ok: false, code: 'refusedByServer', serverCode: 215, message: '' });
    const reply = await editing.addContact({ address: CAROL });
    expect(reply).toEqual({ ok: false, failure: { ...failure, address: CAROL, number: '215' } });
  });
});
