/** Stores that the server of older commits wrote: apps/desktop/test/older/README.md tells how. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountName } from '@nudge/msnp-codec';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { argon2Hasher } from './argon2-hasher.ts';
import { openSqliteStore } from './sqlite-store.ts';

const ALICE = 'alice@example.com' as AccountName;
const OLDER = join(import.meta.dirname, '../../test/older');

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nudge-store-'));
  file = join(folder, 'server.sqlite');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe.each(['8362f09', '42a7f49', 'cfbb626'])('a store as %s wrote it', (commit) => {
  test('has its accounts with everything, lets them in, and takes changes', async () => {
    await copyFile(join(OLDER, `server-${commit}.sqlite`), file);
    const store = await openSqliteStore({ file });
    expect((await store.listAccounts()).map(({ name }) => name)).toEqual(['Ålice', 'bob of old']);
    expect(await store.loadAccount(ALICE)).toMatchObject({
      record: { friendlyName: 'Ålice', listChangedAt: 1_100_000_000_000, notifyOnAdd: 'ask' },
      properties: new Map([['PHH', '42']]),
      groups: [{ number: 1, guid: 'a', name: 'Friends' }],
      contacts: [
        { address: 'bob@example.com', contactId: 'c1', lists: 11, friendlyName: 'Bob', groups: [1] },
      ],
    });
    const { passwordHash } = (await store.findCredentials(ALICE)) ?? { passwordHash: '' };
    expect(await argon2Hasher().verify(passwordHash, 'older password')).toBe(true);
    const invitation = { sender: 'carol@example.com' as AccountName, text: 'hello', writtenAt: 1 };
    await store.apply([
      { kind: 'friendlyName', owner: ALICE, friendlyName: 'Alice' },
      { kind: 'invitation', owner: ALICE, invitation },
    ]);
    const message = {
      id: '1',
      owner: ALICE,
      sender: 'bob@example.com' as AccountName,
      senderName: '',
      runId: 'run',
      sequence: 1,
      content: 'x',
      receivedAt: 1,
    };
    expect(await store.offlineMessages.keep(message, 1)).toBe(true);
    await store.close();
    const again = await openSqliteStore({ file });
    expect(await again.loadInvitations(ALICE)).toEqual([invitation]);
    expect(await again.offlineMessages.find(ALICE, '1')).toEqual(message);
    expect((await again.loadAccount(ALICE))?.record.friendlyName).toBe('Alice');
    await again.close();
  });
});
