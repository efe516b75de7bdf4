import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountName } from '@nudge/msnp-codec';
import { afterEach, describe, expect, test } from 'vitest';
import { describeStore } from '../store/store.compliance.ts';
import { openSqliteStore } from './sqlite-store.ts';

const directories: string[] = [];

async function newFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nudge-store-'));
  directories.push(directory);
  return join(directory, 'server.sqlite');
}

afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

describeStore('SQLite in memory', () => openSqliteStore({ file: ':memory:' }));
describeStore('SQLite in a file', async () => openSqliteStore({ file: await newFile() }));

describe('SQLite', () => {
  const account = {
    address: 'alice@example.com' as AccountName,
    friendlyName: 'Alice',
    listVersion: 1,
    listChangedAt: 1,
    defaultPrivacy: 'allow',
    notifyOnAdd: 'ask',
    credentials: { passwordHash: 'x' },
  } as const;

  test('what was stored is there when the file is opened again', async () => {
    const file = await newFile();
    const first = await openSqliteStore({ file });
    await first.createAccount(account);
    await first.close();
    const second = await openSqliteStore({ file });
    expect((await second.loadAccount(account.address))?.record.friendlyName).toBe('Alice');
    await second.close();
  });

  test('a file that is no database', async () => {
    const file = await newFile();
    await writeFile(file, 'this is not a database, whatever its name says'.repeat(200));
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'storeCorrupt' });
    expect(await readdir(join(file, '..'))).toContain('server.sqlite');
  });

  test('a database of a later version is left alone', async () => {
    const file = await newFile();
    const first = await openSqliteStore({ file });
    await first.close();
    const { default: Database } = await import('libsql');
    const raw = new Database(file);
    raw.prepare("insert into kysely_migration values ('999-later', '2030-01-01')").run([]);
    raw.close();
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'storeTooNew' });
  });

  test('a full disk refuses the change, keeps what was there, and goes on reading', async () => {
    const file = await newFile();
    const first = await openSqliteStore({ file });
    await first.createAccount(account);
    await first.close();
    const store = await openSqliteStore({ file, maxPages: 1 });
    const large = 'x'.repeat(100_000);
    const attempt = store.apply([
      { kind: 'listVersion', owner: account.address, listVersion: 7, changedAt: 7 },
      { kind: 'property', owner: account.address, property: 'PHH', value: large },
    ]);
    await expect(attempt).rejects.toMatchObject({ code: 'storeFull' });
    expect((await store.loadAccount(account.address))?.record.listVersion).toBe(1);
    await store.close();
  });
});
