import { NICKNAME_MAX_CHARACTERS, NOTE_MAX_CHARACTERS, type ContactNotesView } from '@nudge/ipc-contract';
import { z } from 'zod';
import type { KeyedStore } from '../support/keyed-store.ts';

/** For one account: as many as a contact list can hold. Those written longest ago are forgotten first. */
const NOTES_MAX = 5_000;

const STORE_KEY = 'notes';

const NO_NOTES: ContactNotesView = { nickname: '', note: '' };

const notesSchema = z.object({
  nickname: z.string().max(NICKNAME_MAX_CHARACTERS),
  note: z.string().max(NOTE_MAX_CHARACTERS),
});

type Notes = Map<string, ContactNotesView>;

/** What a person writes down about their contacts, for each own account; no server ever hears of it. */
export class ContactNotes {
  readonly #store: KeyedStore;
  /** By own account, then by the contact's address, both in lower case. */
  readonly #notes = new Map<string, Notes>();

  constructor(store: KeyedStore) {
    this.#store = store;
    for (const entry of arrayOf(store.get(STORE_KEY))) {
      const parsed = z.tuple([z.string(), z.array(z.unknown())]).safeParse(entry);
      if (parsed.success) this.#notes.set(parsed.data[0], readNotes(parsed.data[1]));
    }
  }

  of(account: string, address: string): ContactNotesView {
    return this.#notes.get(account.toLowerCase())?.get(address.toLowerCase()) ?? NO_NOTES;
  }

  set(account: string, address: string, { nickname, note }: ContactNotesView): void {
    const notes = this.#notes.get(account.toLowerCase()) ?? new Map<string, ContactNotesView>();
    const written = { nickname: nickname.trim(), note: note.trim() };
    notes.delete(address.toLowerCase());
    if (written.nickname !== '' || written.note !== '') notes.set(address.toLowerCase(), written);
    this.#notes.set(account.toLowerCase(), notes);
    const stored = [...this.#notes].map(([own, about]) => [own, [...about].slice(-NOTES_MAX)]);
    this.#store.set(STORE_KEY, stored);
  }
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A damaged entry is left out. */
function readNotes(entries: readonly unknown[]): Notes {
  const notes: Notes = new Map();
  for (const entry of entries) {
    const parsed = z.tuple([z.string(), notesSchema]).safeParse(entry);
    if (parsed.success) notes.set(...parsed.data);
  }
  return notes;
}
