import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { ContactImport, Reply, RequestArguments } from '@nudge/ipc-contract';
import { done, fail, succeed } from '../support/reply.ts';
import { writeWhole } from '../support/write-whole.ts';
import type { FileShell } from '../transfers/file-shell.ts';
import { addFromFile, type ContactImportParts } from './contact-import.ts';
import type { ContactDirectory } from '../messenger/contact-directory.ts';
import { writeContactList } from './write-contact-list.ts';

/** A list of 5,000 with the longest addresses stays below. */
const FILE_MAX_BYTES = 1024 * 1024;
const EXTENSION = '.ctt';
const CANCELLED: Reply<ContactImport> = { ok: true, value: { kind: 'cancelled' } };

export interface ContactListFilesOptions extends ContactImportParts {
  readonly directory: Pick<ContactDirectory, 'find' | 'contacts' | 'groups'>;
  readonly shell: Pick<FileShell, 'chooseFiles' | 'saveAs'>;
  /** The person's own documents, absolute. */
  readonly folder: string;
  /** What a whole list is called, without its extension. */
  readonly listName: () => string;
  readonly safeFileName: (name: string) => string;
}

/** The contact list in a file: saved for safe-keeping or another program, and taken back from one. */
export class ContactListFiles {
  readonly #options: ContactListFilesOptions;
  #isImporting = false;

  constructor(options: ContactListFilesOptions) {
    this.#options = options;
  }

  /** The whole list, or one group's members. */
  async save(windowId: number, { groupId }: RequestArguments<'saveContactList'>): Promise<Reply<undefined>> {
    const { directory, folder, shell, listName, safeFileName, ownAddress } = this.#options;
    if (ownAddress() === undefined) return fail('notSignedIn');
    const group = directory.groups().find(({ id }) => id === groupId);
    if (groupId !== undefined && group === undefined) return fail('badArguments');
    // What is seen when the dialog opens is what is saved, whatever happens to the session meanwhile.
    const addresses = directory
      .contacts()
      .filter(({ groupIds }) => groupId === undefined || groupIds.includes(groupId))
      .map(({ address }) => address)
      .sort();
    const name = `${group?.name ?? listName()}${EXTENSION}`;
    const file = await shell.saveAs(windowId, path.join(folder, safeFileName(name)));
    return file === undefined ? done : write(file, writeContactList(addresses));
  }

  /** Asks which file. One at a time; nothing is added unless the whole file can be read. */
  import(windowId: number): Promise<Reply<ContactImport>> {
    return this.#importOne(async () => (await this.#options.shell.chooseFiles(windowId))[0]);
  }

  /** The same with a file that the person opened with this program, and said yes to. */
  importFile(file: string): Promise<Reply<ContactImport>> {
    return this.#importOne(async () => file);
  }

  async #importOne(choose: () => Promise<string | undefined>): Promise<Reply<ContactImport>> {
    if (this.#isImporting) return fail('tooSoon');
    this.#isImporting = true;
    try {
      return await this.#import(choose);
    } finally {
      this.#isImporting = false;
    }
  }

  async #import(choose: () => Promise<string | undefined>): Promise<Reply<ContactImport>> {
    const { ownAddress } = this.#options;
    const account = ownAddress();
    if (account === undefined) return fail('notSignedIn');
    const file = await choose();
    if (file === undefined) return CANCELLED;
    const text = await read(file);
    if (!text.ok) return text;
    // Its parser is loaded by those who import, and not at every start.
    const { readContactList } = await import('./read-contact-list.ts');
    const list = readContactList(text.value);
    if (list === undefined) return fail('badContactList');
    if (ownAddress() !== account) return fail('notSignedIn');
    return succeed({ kind: 'imported', counts: await addFromFile(list, this.#options) });
  }
}

/** A list that is saved over another one replaces it whole, or not at all. */
async function write(file: string, text: string): Promise<Reply<undefined>> {
  try {
    await writeWhole(file, Buffer.from(text), randomUUID());
    return done;
  } catch (error) {
    return fail(codeOf(error) === 'ENOSPC' ? 'diskFull' : 'fileNotWritten');
  }
}

/** The text of a file that is small enough and UTF-8; a longer one is not read to its end. */
async function read(file: string): Promise<Reply<string>> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > FILE_MAX_BYTES) return fail('badContactList');
      const bytes = new Uint8Array(FILE_MAX_BYTES);
      const { bytesRead } = await handle.read(bytes, 0, FILE_MAX_BYTES, 0);
      return decoded(bytes.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(codeOf(error) === 'ENOENT' ? 'noSuchFile' : 'fileNotRead');
  }
}

function decoded(bytes: Uint8Array): Reply<string> {
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('badContactList');
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
