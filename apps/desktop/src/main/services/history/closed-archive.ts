import { fail } from '../support/reply.ts';
import type { HistoryArchive } from './history-archive.ts';

const refuse = async () => fail('unexpected');

/** Of a history that cannot be read: there is nothing in it. */
export const closedArchive: HistoryArchive = {
  conversations: () => [],
  load: refuse,
  find: refuse,
  export: refuse,
  delete: refuse,
  openFile: refuse,
  setKept: () => fail('unexpected'),
  findLogs: refuse,
  importLogs: refuse,
};
