import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../../test/manual-clock.ts';
import { silentLog } from '../../support/log.ts';
import { HistoryDatabase } from '../history-database.ts';
import { HistoryService } from '../history-service.ts';
import { LaterVersion } from '../later-version.ts';
import { isBehind, openHistoryFile } from '../open-history.ts';
import { putStandIn, standingAt } from './stand-in.ts';

const OLDER = path.join(import.meta.dirname, '../../../../../test/older');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what stands for a protected history', () => {
  it('is a whole database that holds nothing', () => {
    putStandIn(file);
    const database = new Database(file);
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('SELECT * FROM sqlite_master').all()).toEqual([]);
    database.close();
  });

  it('is told from a history of any version, and from nothing', () => {
    expect(standingAt(file)).toBe('nothing');
    putStandIn(file);
    expect(standingAt(file)).toBe('standIn');
    for (const written of ['1-8362f09', '2-90b65c0', '3-1550441', '4-42a7f49']) {
      copyFileSync(path.join(OLDER, written, 'history.sqlite'), file);
      expect(standingAt(file)).toBe('history');
    }
    writeFileSync(file, 'short');
    expect(standingAt(file)).toBe('history');
  });

  it('is left alone, byte for byte, by a program that knows nothing of passphrases', async () => {
    putStandIn(file);
    const before = readFileSync(file);
    expect(isBehind({ file })).toBe(false);
    expect(() => openHistoryFile({ file })).toThrow(LaterVersion);
    const notices: StartNotice[] = [];
    const history = new HistoryService({
      file,
      openDatabase: async (options) => new HistoryDatabase(options),
      onSetAside: (notice) => void notices.push(notice),
      clock: new ManualClock(),
      log: silentLog,
    });
    await history.open();
    history.close();
    expect(notices).toEqual([{ code: 'historyOfLaterVersion', path: file }]);
    expect(readFileSync(file)).toEqual(before);
  });
});
