/** One store, used by this version and by later ones in turn: the later ones are this one with steps of the test's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST_BITS, type AccountName } from '@nudge/msnp-codec';
import { sql, type Kysely } from 'kysely';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewAccount, Store, StoreChange } from '../store/store.ts';
import { MIGRATIONS, type StoreMigration, type Tables } from './schema.ts';
import { openSqliteStore } from './sqlite-store.ts';

const NOW = Object.keys(MIGRATIONS).length;

async function fill(database: Kysely<Tables>): Promise<void> {
  await sql`update account set loud = upper(friendly_name) where loud is null`.execute(database);
}

const addsLoud: StoreMigration = {
  readableFrom: NOW,
  async up(database: Kysely<Tables>) {
    await sql`alter table account add column loud text`.execute(database);
    await fill(database);
  },
  fill,
};
const changesAll: StoreMigration = {
  async up(database: Kysely<Tables>) {
    await sql`create table other (what text)`.execute(database);
  },
};

const NEXT = { ...MIGRATIONS, '900-adds': addsLoud };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nudge-store-'));
  file = join(folder, 'server.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const named = (name: string): NewAccount => ({
  address: `${name}@example.com` as AccountName,
  friendlyName: name,
  listVersion: 1,
  listChangedAt: 1,
  defaultPrivacy: 'allow',
  notifyOnAdd: 'ask',
  credentials: { passwordHash: 'x' },
});

async function use(
  migrations: Readonly<Record<string, StoreMigration>> | undefined,
  action: (store: Store) => Promise<unknown> = async () => {},
): Promise<void> {
  const store = await openSqliteStore({ file, ...(migrations && { migrations }) });
  try {
    await action(store);
  } finally {
    await store.close();
  }
}

function louds(): readonly unknown[] {
  const database = new Database(file);
  try {
    return database.prepare('select friendly_name as name, loud from account order by id').all();
  } finally {
    database.close();
  }
}

test('the store of the next version is used by this one, and the next one finds all of it', async () => {
  await use(undefined, (store) => store.createAccount(named('alice')));
  await use(NEXT, (store) => store.createAccount(named('bob')));
  await use(undefined, async (store) => {
    expect((await store.listAccounts()).map(({ name }) => name)).toEqual(['alice', 'bob']);
    const { address } = named('bob');
    await store.apply([{ kind: 'property', owner: address, property: 'PHH', value: '42' }]);
    await store.createAccount(named('carol'));
  });
  expect(louds()).toEqual([
    { name: 'alice', loud: 'ALICE' },
    { name: 'bob', loud: null },
    { name: 'carol', loud: null },
  ]);
  await use(NEXT, async (store) => {
    expect((await store.loadAccount(named('bob').address))?.properties).toEqual(new Map([['PHH', '42']]));
  });
  expect(louds()).toEqual([
    { name: 'alice', loud: 'ALICE' },
    { name: 'bob', loud: 'BOB' },
    { name: 'carol', loud: 'CAROL' },
  ]);
});

test('a store that no earlier version wrote to is not completed again', async () => {
  let times = 0;
  const counted = { ...addsLoud, fill: async () => void (times += 1) };
  const migrations = { ...MIGRATIONS, '900-adds': counted };
  await use(migrations);
  await use(migrations);
  expect(times).toBe(0);
  await use(undefined);
  await use(migrations);
  await use(migrations);
  expect(times).toBe(1);
});

test('the store of a version that lets none before it in is left alone', async () => {
  await use({ ...NEXT, '901-changes': changesAll }, (store) => store.createAccount(named('alice')));
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'storeTooNew' });
  await expect(openSqliteStore({ file, migrations: NEXT })).rejects.toMatchObject({ code: 'storeTooNew' });
  await use({ ...NEXT, '901-changes': changesAll }, async (store) => {
    expect(await store.listAccounts()).toHaveLength(1);
  });
});

test('the version before invitations uses the store of this one, and what was answered there is gone', async () => {
  const { '001-accounts-and-lists': first, ...later } = MIGRATIONS;
  expect(first).toBeDefined();
  expect(Object.keys(later)).toEqual(['002-invitations', '003-offline-messages']);
  const before = first === undefined ? {} : { '001-accounts-and-lists': first };
  const { address: owner } = named('alice');
  const waiting = {
    contactId: 'x',
    lists: LIST_BITS.reverse | LIST_BITS.pending,
    friendlyName: '',
    groups: [],
  };
  const senders = ['bob', 'carol', 'dave'].map((name) => named(name).address);
  await use(undefined, async (store) => {
    await store.createAccount(named('alice'));
    await store.apply(
      senders.flatMap((sender): readonly StoreChange[] => [
        { kind: 'contact', owner, contact: { ...waiting, address: sender } },
        { kind: 'invitation', owner, invitation: { sender, text: `from ${sender}`, writtenAt: 1 } },
      ]),
    );
  });
  await use(before, async (store) => {
    const [bob, carol] = senders;
    if (bob === undefined || carol === undefined) throw new Error('nobody there');
    await store.apply([
      {
        kind: 'contact',
        owner,
        contact: { ...waiting, address: bob, lists: waiting.lists | LIST_BITS.block },
      },
      { kind: 'contactRemoved', owner, address: carol },
    ]);
  });
  await use(undefined, async (store) => {
    const left = await store.loadInvitations(owner);
    expect(left).toEqual([{ sender: senders[2], text: `from ${senders[2]}`, writtenAt: 1 }]);
  });
});

test('the version before offline messages uses the store of this one; who is gone there leaves none', async () => {
  const { '003-offline-messages': last, ...before } = MIGRATIONS;
  expect(last).toBeDefined();
  expect(Object.keys(before)).toEqual(['001-accounts-and-lists', '002-invitations']);
  const alice = named('alice');
  const bob = named('bob');
  const carol = named('carol');
  const pairs = [
    [alice, bob],
    [bob, carol],
    [carol, alice],
    [alice, carol],
  ] as const;
  const messages = pairs.map(([{ address: owner }, { address: sender }], at) => ({
    id: `${at}`,
    owner,
    sender,
    senderName: '',
    runId: 'run',
    sequence: at + 1,
    content: 'x',
    receivedAt: at,
  }));
  await use(undefined, async (store) => {
    for (const account of [alice, bob, carol]) await store.createAccount(account);
    for (const message of messages) await store.offlineMessages.keep(message, 10);
  });
  await use(before, (store) => store.deleteAccount(bob.address));
  await use(undefined, async ({ offlineMessages }) => {
    const left = await Promise.all(
      [alice, bob, carol].map(({ address }) => offlineMessages.waiting(address)),
    );
    expect(left.map((waiting) => waiting.map(({ id }) => id))).toEqual([['3'], [], ['2']]);
    const known = await Promise.all(messages.map((message) => offlineMessages.wasKept(message)));
    expect(known).toEqual([false, true, true, true]);
  });
});
