import path from 'node:path';
import type { RequestArguments } from '@nudge/ipc-contract';
import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf, inBob, NOT_ALLOWED } from '../../../../test/request-scene.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';

it.for(['addContact', 'block', 'unblock'] as const)(
  'a conversation window asks %s for the people in it only',
  async (name, { scene }) => {
    const caller = inBob(scene);
    expect(await scene.handlers[name]({ address: CAROL }, caller)).toEqual(NOT_ALLOWED);
    expect(scene.engine.asked(name)).toEqual([]);
    expect(await scene.handlers[name]({ address: BOB }, caller)).not.toEqual(NOT_ALLOWED);
    await scene.handlers[name]({ address: CAROL }, callerOf({ kind: 'main' }));
    expect(scene.engine.asked(name).map(({ account }) => account)).toContain(CAROL);
  },
);

it('properties open for the people in a conversation who are on the list', async ({ scene }) => {
  const caller = inBob(scene);
  expect(await scene.handlers.openProperties({ address: CAROL }, caller)).toEqual(NOT_ALLOWED);
  await scene.handlers.openProperties({ address: BOB }, caller);
  expect(scene.shown.opened).toEqual([`properties of ${BOB}`]);
  scene.conversations.book.withPartner(BOB)?.people.set(CAROL, {
    address: CAROL,
    displayName: 'Carol',
    isPresent: true,
  });
  expect(await scene.handlers.openProperties({ address: CAROL }, caller)).toMatchObject({
    failure: { code: 'notOnList' },
  });
  expect(scene.shown.opened).toHaveLength(1);
  await scene.handlers.openProperties({ address: BOB }, callerOf({ kind: 'options', page: 'privacy' }));
  expect(scene.shown.opened).toHaveLength(2);
});

describe('a prompt', () => {
  const answer = (address: string): RequestArguments<'answerContactRequest'> => ({
    address,
    answer: 'allow',
    addToList: true,
  });

  it('answers for the person it is about, and for nobody else (A19)', async ({ scene }) => {
    const caller = callerOf({ kind: 'prompt', address: BOB });
    expect(await scene.handlers.answerContactRequest(answer(CAROL), caller)).toMatchObject({ ok: false });
    expect(scene.engine.asked('answerContactRequest')).toHaveLength(0);
    expect(await scene.handlers.answerContactRequest(answer(BOB), caller)).toEqual({ ok: true });
    expect(scene.engine.asked('answerContactRequest')).toMatchObject([{ account: BOB }]);
  });
});

describe('notes about contacts', () => {
  const caller = callerOf({ kind: 'main' });
  const notes = { nickname: 'Bobby', note: 'plays the tuba' };

  it('are kept for the account that is signed in, and shown at once', async ({ scene }) => {
    expect(await scene.handlers.setContactNotes({ address: BOB, ...notes }, caller)).toMatchObject({
      ok: true,
    });
    expect(scene.services.contactNotes.of('alice@example.com', BOB)).toEqual(notes);
    const told = scene.changes.last('main', 'contactsChanged')?.contacts;
    expect(told?.map(({ address }) => address)).toEqual([BOB]);
  });

  it('begin with the name under which somebody is added, and keep what was written before', async ({
    scene,
  }) => {
    const { contactNotes } = scene.services;
    contactNotes.set('alice@example.com', CAROL, { nickname: '', note: 'met in Lisbon' });
    const request = { address: CAROL, groupId: '7', nickname: 'Caro' };
    expect(await scene.handlers.addContact(request, caller)).toMatchObject({ ok: true });
    expect(contactNotes.of('alice@example.com', CAROL)).toEqual({ nickname: 'Caro', note: 'met in Lisbon' });
    expect(scene.engine.asked('addContact')).toMatchObject([{ account: CAROL, groupId: '7' }]);
  });

  it('are not written about somebody who could not be added, nor without a name', async ({ scene }) => {
    const written = () => scene.services.contactNotes.of('alice@example.com', CAROL);
    await scene.handlers.addContact({ address: CAROL, nickname: '  ' }, caller);
    scene.engine.answer('addContact', { ok: false, code: 'timedOut', message: '' });
    const refused = await scene.handlers.addContact({ address: CAROL, nickname: 'Caro' }, caller);
    expect(refused.ok).toBe(false);
    expect(written()).toEqual({ nickname: '', note: '' });
  });

  it('are about those on the list', async ({ scene }) => {
    const refusal = await scene.handlers.setContactNotes({ address: 'nobody@example.com', ...notes }, caller);
    expect(refusal).toMatchObject({ failure: { code: 'notOnList' } });
  });
});

it('favourites are kept for the account that is signed in, of those on the list, and shown at once', async ({
  scene,
}) => {
  const caller = callerOf({ kind: 'main' });
  expect(await scene.handlers.setFavourite({ address: BOB, isFavourite: true }, caller)).toMatchObject({
    ok: true,
  });
  expect(scene.services.favourites.has('alice@example.com', BOB)).toBe(true);
  const told = scene.changes.last('main', 'contactsChanged')?.contacts;
  expect(told?.map(({ address }) => address)).toEqual([BOB]);
  const unknown = { address: 'nobody@example.com', isFavourite: true };
  expect(await scene.handlers.setFavourite(unknown, caller)).toMatchObject({
    failure: { code: 'notOnList' },
  });
});

describe('the contact list in a file', () => {
  it('is saved and taken back by the main window', async ({ scene }) => {
    const caller = callerOf({ kind: 'main' });
    const file = path.join(scene.folder, 'list.ctt');
    scene.shell.answers.push([file], [file]);
    expect(await scene.handlers.saveContactList({}, caller)).toMatchObject({ ok: true });
    const known = scene.messenger.directory.contacts().length;
    expect(await scene.handlers.importContacts({}, caller)).toMatchObject({ value: { counts: { known } } });
    expect(known).toBeGreaterThan(0);
  });
});
