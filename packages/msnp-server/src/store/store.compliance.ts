/** What every store must do. An implementation's test calls this with a way to open an empty one. */
import { LIST_BITS, type AccountName } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import type { KeptMessage } from './offline-message-store.ts';
import type { ContactRecord, Invitation, NewAccount, Store } from './store.ts';

const ALICE = 'alice@example.com' as AccountName;
const BOB = 'bob@example.com' as AccountName;

function newAccount(address: AccountName): NewAccount {
  return {
    address,
    friendlyName: `Name of ${address}`,
    listVersion: 1,
    listChangedAt: 1_100_000_000_000,
    defaultPrivacy: 'allow',
    notifyOnAdd: 'ask',
    credentials: { passwordHash: `hash of ${address}`, md5: { salt: '1.2', digest: 'abc' } },
  };
}

function contact(address: AccountName, change: Partial<ContactRecord> = {}): ContactRecord {
  return { address, contactId: `id-${address}`, lists: 1, friendlyName: 'x', groups: [], ...change };
}

function offlineMessage(message: Partial<KeptMessage>): KeptMessage {
  return {
    id: 'id',
    owner: ALICE,
    sender: BOB,
    senderName: '=?utf-8?B?Qm9i?=',
    runId: '{run}',
    sequence: 1,
    content: 'content',
    receivedAt: 1,
    ...message,
  };
}

export function describeStore(name: string, open: () => Promise<Store>): void {
  async function withTwo(): Promise<Store> {
    const store = await open();
    await store.createAccount(newAccount(ALICE));
    await store.createAccount(newAccount(BOB));
    return store;
  }

  describe(`store: ${name}`, () => {
    test('an address is given once', async () => {
      const store = await open();
      expect(await store.createAccount(newAccount(ALICE))).toBe(true);
      expect(await store.createAccount({ ...newAccount(ALICE), friendlyName: 'other' })).toBe(false);
      expect((await store.loadAccount(ALICE))?.record.friendlyName).toBe(`Name of ${ALICE}`);
      await store.close();
    });

    test('credentials are found, replaced, and absent for nobody', async () => {
      const store = await withTwo();
      expect(await store.findCredentials(ALICE)).toEqual(newAccount(ALICE).credentials);
      expect(await store.setCredentials(ALICE, { passwordHash: 'new' })).toBe(true);
      expect(await store.findCredentials(ALICE)).toEqual({ passwordHash: 'new' });
      const nobody = 'nobody@example.com' as AccountName;
      expect(await store.findCredentials(nobody)).toBeUndefined();
      expect(await store.setCredentials(nobody, { passwordHash: 'new' })).toBe(false);
      expect(await store.loadAccount(nobody)).toBeUndefined();
      await store.close();
    });

    test('accounts are listed by address, without secrets', async () => {
      const store = await withTwo();
      await store.setCredentials(BOB, { passwordHash: 'new' });
      expect(await store.listAccounts()).toEqual([
        { address: ALICE, name: `Name of ${ALICE}`, legacyMd5: true },
        { address: BOB, name: `Name of ${BOB}`, legacyMd5: false },
      ]);
      await store.close();
    });

    test('every kind of change comes back as it was stored', async () => {
      const store = await withTwo();
      const kept = contact(BOB, { lists: 11, friendlyName: 'Böb ✓', groups: [0, 2] });
      await store.apply([
        { kind: 'friendlyName', owner: ALICE, friendlyName: 'Ålice' },
        { kind: 'defaultPrivacy', owner: ALICE, privacy: 'block' },
        { kind: 'notifyOnAdd', owner: ALICE, notifyOnAdd: 'never' },
        { kind: 'listVersion', owner: ALICE, listVersion: 9, changedAt: 42 },
        { kind: 'property', owner: ALICE, property: 'PHH', value: '1' },
        { kind: 'property', owner: ALICE, property: 'PHH', value: '2' },
        { kind: 'property', owner: ALICE, property: 'PHW', value: '3' },
        { kind: 'property', owner: ALICE, property: 'PHW' },
        { kind: 'contact', owner: ALICE, contact: contact(BOB) },
        { kind: 'group', owner: ALICE, group: { number: 2, guid: 'b', name: 'two' } },
        { kind: 'group', owner: ALICE, group: { number: 1, guid: 'a', name: 'one' } },
        { kind: 'group', owner: ALICE, group: { number: 2, guid: 'b', name: 'Two' } },
        { kind: 'group', owner: ALICE, group: { number: 3, guid: 'c', name: 'three' } },
        { kind: 'groupRemoved', owner: ALICE, number: 3 },
      ]);
      await store.apply([{ kind: 'contact', owner: ALICE, contact: kept }]);
      expect(await store.loadAccount(ALICE)).toEqual({
        record: {
          address: ALICE,
          friendlyName: 'Ålice',
          listVersion: 9,
          listChangedAt: 42,
          defaultPrivacy: 'block',
          notifyOnAdd: 'never',
        },
        properties: new Map([['PHH', '2']]),
        groups: [
          { number: 1, guid: 'a', name: 'one' },
          { number: 2, guid: 'b', name: 'Two' },
        ],
        contacts: [kept],
      });
      await store.apply([{ kind: 'contactRemoved', owner: ALICE, address: BOB }]);
      expect((await store.loadAccount(ALICE))?.contacts).toEqual([]);
      expect((await store.loadAccount(BOB))?.properties.size).toBe(0);
      await store.close();
    });

    test('the name of a contact changes where it is still the person’s own', async () => {
      const store = await withTwo();
      const rename = { kind: 'contactName', owners: [ALICE], address: BOB, friendlyName: 'Bobby' } as const;
      for (const [listed, after] of [
        ['Bob', 'Bobby'],
        [BOB, 'Bobby'],
        ['Robert', 'Robert'],
      ] as const) {
        await store.apply([
          { kind: 'contact', owner: ALICE, contact: contact(BOB, { friendlyName: listed }) },
          { kind: 'contact', owner: BOB, contact: contact(ALICE, { friendlyName: listed }) },
        ]);
        await store.apply([{ ...rename, was: 'Bob' }]);
        expect((await store.loadAccount(ALICE))?.contacts).toMatchObject([{ friendlyName: after }]);
        expect((await store.loadAccount(BOB))?.contacts).toMatchObject([{ friendlyName: listed }]);
      }
      await store.close();
    });

    test('more contacts than fit one statement', async () => {
      const store = await withTwo();
      const many = Array.from({ length: 1_234 }, (_, index) =>
        contact(`c${String(index).padStart(5, '0')}@example.com` as AccountName),
      );
      await store.apply(many.map((one) => ({ kind: 'contact', owner: ALICE, contact: one })));
      expect((await store.loadAccount(ALICE))?.contacts).toEqual(many);
      await store.close();
    });

    test('properties of the people on the forward list', async () => {
      const store = await withTwo();
      const carol = 'carol@example.com' as AccountName;
      await store.createAccount(newAccount(carol));
      await store.apply([
        { kind: 'property', owner: BOB, property: 'PHM', value: '5' },
        { kind: 'property', owner: carol, property: 'PHM', value: '6' },
        { kind: 'contact', owner: ALICE, contact: contact(BOB, { lists: LIST_BITS.forward }) },
        { kind: 'contact', owner: ALICE, contact: contact(carol, { lists: LIST_BITS.block }) },
      ]);
      expect(await store.loadPrincipalProperties(ALICE)).toEqual(new Map([[BOB, new Map([['PHM', '5']])]]));
      await store.close();
    });

    test('properties are for those whom the person lets see them', async () => {
      const store = await withTwo();
      const mine = contact(BOB, { lists: LIST_BITS.forward });
      await store.apply([
        { kind: 'property', owner: BOB, property: 'PHM', value: '5' },
        { kind: 'contact', owner: ALICE, contact: mine },
      ]);
      const isSeen = async (lists: number, privacy: 'allow' | 'block'): Promise<boolean> => {
        await store.apply([
          { kind: 'defaultPrivacy', owner: BOB, privacy },
          { kind: 'contact', owner: BOB, contact: contact(ALICE, { lists }) },
        ]);
        return (await store.loadPrincipalProperties(ALICE)).size > 0;
      };
      const { reverse, allow, block } = LIST_BITS;
      expect(await isSeen(reverse, 'allow')).toBe(true);
      expect(await isSeen(reverse, 'block')).toBe(false);
      expect(await isSeen(reverse | allow, 'block')).toBe(true);
      expect(await isSeen(reverse | block, 'allow')).toBe(false);
      await store.close();
    });

    test('changes are all made or none', async () => {
      const store = await withTwo();
      const broken = { number: 1, guid: null as unknown as string, name: 'x' };
      const attempt = store.apply([
        { kind: 'friendlyName', owner: ALICE, friendlyName: 'changed' },
        { kind: 'group', owner: ALICE, group: broken },
      ]);
      await expect(attempt).rejects.toMatchObject({ code: 'storeFailed' });
      expect((await store.loadAccount(ALICE))?.record.friendlyName).toBe(`Name of ${ALICE}`);
      await store.close();
    });

    test('batches asked for at the same time do not mix', async () => {
      const store = await withTwo();
      const batch = (owner: AccountName, at: number) =>
        store.apply([
          { kind: 'friendlyName', owner, friendlyName: `${at}` },
          { kind: 'listVersion', owner, listVersion: at, changedAt: at },
        ]);
      await Promise.all(Array.from({ length: 20 }, (_, at) => batch(at % 2 === 0 ? ALICE : BOB, at)));
      expect((await store.loadAccount(ALICE))?.record).toMatchObject({ friendlyName: '18', listVersion: 18 });
      expect((await store.loadAccount(BOB))?.record).toMatchObject({ friendlyName: '19', listVersion: 19 });
      await store.close();
    });

    test('a deleted account leaves nothing, and the others are no longer watched by it', async () => {
      const store = await withTwo();
      await store.apply([
        { kind: 'contact', owner: ALICE, contact: contact(BOB, { lists: LIST_BITS.forward }) },
        {
          kind: 'contact',
          owner: BOB,
          contact: contact(ALICE, { lists: LIST_BITS.allow | LIST_BITS.reverse | LIST_BITS.pending }),
        },
        { kind: 'property', owner: ALICE, property: 'PHH', value: '1' },
        { kind: 'group', owner: ALICE, group: { number: 1, guid: 'a', name: 'one' } },
      ]);
      expect(await store.deleteAccount(ALICE)).toBe(true);
      expect(await store.deleteAccount(ALICE)).toBe(false);
      const bob = await store.loadAccount(BOB);
      expect(bob?.contacts.map(({ lists }) => lists)).toEqual([LIST_BITS.allow]);
      expect(bob?.record.listVersion).toBe(2);
      await store.createAccount(newAccount(ALICE));
      expect(await store.loadAccount(ALICE)).toMatchObject({ groups: [], contacts: [] });
      expect((await store.loadAccount(ALICE))?.properties.size).toBe(0);
      await store.close();
    });

    test('invitations are kept by sender, replaced, counted and taken away', async () => {
      const store = await withTwo();
      const carol = 'carol@example.com' as AccountName;
      const put = (owner: AccountName, invitation: Invitation): Promise<void> =>
        store.apply([{ kind: 'invitation', owner, invitation }]);
      await put(ALICE, { sender: BOB, text: 'first', writtenAt: 5 });
      await put(ALICE, { sender: carol, text: 'Grüße\r\n✓', writtenAt: 6 });
      await put(ALICE, { sender: BOB, text: 'second', writtenAt: 7 });
      await put(BOB, { sender: carol, text: 'to Bob', writtenAt: 8 });
      expect(await store.loadInvitations(ALICE)).toEqual([
        { sender: carol, text: 'Grüße\r\n✓', writtenAt: 6 },
        { sender: BOB, text: 'second', writtenAt: 7 },
      ]);
      expect(await store.countInvitationsBy(carol)).toBe(2);
      expect(await store.countInvitationsBy(ALICE)).toBe(0);
      await store.apply([{ kind: 'invitationRemoved', owner: ALICE, sender: carol }]);
      expect((await store.loadInvitations(ALICE)).map(({ sender }) => sender)).toEqual([BOB]);
      expect(await store.loadInvitations(BOB)).toHaveLength(1);
      await store.close();
    });

    test('with an account go the invitations by it and to it', async () => {
      const store = await withTwo();
      const carol = 'carol@example.com' as AccountName;
      for (const [owner, sender] of [
        [ALICE, BOB],
        [BOB, carol],
        [ALICE, carol],
      ] as const) {
        await store.apply([{ kind: 'invitation', owner, invitation: { sender, text: 'x', writtenAt: 1 } }]);
      }
      await store.deleteAccount(BOB);
      expect(await store.loadInvitations(BOB)).toEqual([]);
      expect((await store.loadInvitations(ALICE)).map(({ sender }) => sender)).toEqual([carol]);
      await store.close();
    });

    test('offline messages wait in order, are found by whom they are for, and are taken away', async () => {
      const store = await withTwo();
      const messages = store.offlineMessages;
      const first = offlineMessage({ id: 'b', receivedAt: 5, content: 'Grüße\r\n✓' });
      const second = offlineMessage({ id: 'a', receivedAt: 6, sequence: 2 });
      const other = offlineMessage({ id: 'c', owner: BOB, sender: ALICE, receivedAt: 4 });
      for (const message of [second, other, first]) expect(await messages.keep(message, 10)).toBe(true);
      const { id, sender, senderName, receivedAt } = first;
      expect((await messages.waiting(ALICE))[0]).toEqual({ id, sender, senderName, receivedAt });
      expect((await messages.waiting(ALICE)).map((message) => message.id)).toEqual(['b', 'a']);
      expect(await messages.find(ALICE, 'b')).toEqual(first);
      expect(await messages.find(BOB, 'b')).toBeUndefined();
      expect(await messages.remove(BOB, ['a', 'b'])).toBe(0);
      expect(await messages.remove(ALICE, [])).toBe(0);
      expect(await messages.remove(ALICE, ['a', 'b', 'x'])).toBe(2);
      expect(await messages.waiting(ALICE)).toEqual([]);
      expect(await messages.waiting(BOB)).toHaveLength(1);
      await store.close();
    });

    test('offline messages are counted by whom they are for and by whom they are', async () => {
      const store = await withTwo();
      const carol = 'carol@example.com' as AccountName;
      const all = [
        offlineMessage({ id: '1' }),
        offlineMessage({ id: '2', sequence: 2 }),
        offlineMessage({ id: '3', sender: carol }),
        offlineMessage({ id: '4', owner: carol, sequence: 3 }),
      ];
      for (const message of all) await store.offlineMessages.keep(message, 10);
      expect(await store.offlineMessages.count(ALICE, BOB)).toEqual({ forOwner: 3, ofPair: 2, bySender: 3 });
      expect(await store.offlineMessages.count(BOB, ALICE)).toEqual({ forOwner: 0, ofPair: 0, bySender: 0 });
      await store.close();
    });

    test('a message is kept once, also when it was taken away since', async () => {
      const store = await withTwo();
      const messages = store.offlineMessages;
      const message = offlineMessage({ id: '1' });
      expect(await messages.wasKept(message)).toBe(false);
      expect(await messages.keep(message, 10)).toBe(true);
      expect(await messages.keep({ ...message, id: '2' }, 10)).toBe(false);
      expect(await messages.waiting(ALICE)).toHaveLength(1);
      await messages.remove(ALICE, ['1']);
      expect(await messages.wasKept(message)).toBe(true);
      expect(await messages.keep({ ...message, id: '3' }, 10)).toBe(false);
      for (const change of [{ sender: ALICE }, { runId: 'other' }, { sequence: 2 }]) {
        expect(await messages.wasKept({ ...message, ...change })).toBe(false);
      }
      await store.close();
    });

    test('what was kept is remembered for the last messages of a sender', async () => {
      const store = await withTwo();
      const messages = store.offlineMessages;
      const of = (sequence: number) => offlineMessage({ id: `${sequence}`, sequence, receivedAt: sequence });
      for (const sequence of [1, 2, 3, 4]) await messages.keep(of(sequence), 2);
      const known = await Promise.all([1, 2, 3, 4].map((sequence) => messages.wasKept(of(sequence))));
      expect(known).toEqual([false, false, true, true]);
      expect(await messages.waiting(ALICE)).toHaveLength(4);
      await store.close();
    });

    test('offline messages have their time, and what was kept is remembered for a time of its own', async () => {
      const store = await withTwo();
      const messages = store.offlineMessages;
      const [old, young] = [
        offlineMessage({ id: '1', receivedAt: 5 }),
        offlineMessage({ id: '2', receivedAt: 9, sequence: 2 }),
      ];
      await messages.keep(old, 10);
      await messages.keep(young, 10);
      await messages.expire({ receivedBefore: 9, rememberedBefore: 5 });
      expect((await messages.waiting(ALICE)).map(({ id }) => id)).toEqual(['2']);
      expect(await messages.wasKept(old)).toBe(true);
      await messages.expire({ receivedBefore: 9, rememberedBefore: 6 });
      expect(await messages.wasKept(old)).toBe(false);
      expect(await messages.wasKept(young)).toBe(true);
      await store.close();
    });

    test('with an account go the offline messages by it and to it, and what is remembered of them', async () => {
      const store = await withTwo();
      const messages = store.offlineMessages;
      const carol = 'carol@example.com' as AccountName;
      await store.createAccount(newAccount(carol));
      const byBob = offlineMessage({ id: '1' });
      for (const message of [
        byBob,
        offlineMessage({ id: '2', owner: BOB, sender: carol }),
        offlineMessage({ id: '3', sender: carol, sequence: 2 }),
      ]) {
        await messages.keep(message, 10);
      }
      await store.deleteAccount(BOB);
      expect(await messages.waiting(BOB)).toEqual([]);
      expect((await messages.waiting(ALICE)).map(({ id }) => id)).toEqual(['3']);
      expect(await messages.wasKept(byBob)).toBe(false);
      await store.close();
    });

    test('a setting keeps its first value', async () => {
      const store = await open();
      expect(await store.keepSetting('key', 'first')).toBe('first');
      expect(await store.keepSetting('key', 'second')).toBe('first');
      await store.close();
    });
  });
}
