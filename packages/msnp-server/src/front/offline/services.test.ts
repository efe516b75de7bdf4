/** What the two services believe of a request, and what they refuse. */
import { FETCH_PATH, STORE_PATH, type StoreRequest } from '@nudge/msnp-codec';
import { describe, expect, test, vi } from 'vitest';
import { settle } from '../../../test/harness.ts';
import { OfflineClient } from '../../../test/offline-client.ts';
import { arrive, scene } from '../../../test/offline-scene.ts';
import { openSqliteStore } from '../../node/sqlite-store.ts';

describe('tickets', () => {
  test('hold as long as the session, for its account only', async () => {
    const all = await scene();
    const [client, alice] = await arrive(all, 'alice');
    const [, bob] = await arrive(all, 'bob');
    await bob.leave('alice', 'for Alice');
    const [id = ''] = await alice.waiting();
    expect(await bob.fetch({ kind: 'message', messageId: id })).toEqual({
      kind: 'refused',
      reason: 'noSuchMessage',
    });
    await bob.fetch({ kind: 'delete', messageIds: [id] });
    expect(await alice.waiting()).toEqual([id]);
    client.say('OUT');
    await client.hear();
    expect(await alice.fetch({ kind: 'metadata' })).toEqual({
      kind: 'refused',
      reason: 'authenticationFailed',
    });
    const [, second] = await arrive(all, 'alice');
    const [, third] = await arrive(all, 'alice');
    expect(await second.fetch({ kind: 'metadata' })).toMatchObject({ kind: 'refused' });
    expect(await third.waiting()).toEqual([id]);
  });

  test('who signs out while a message is on its way to the store left none', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const all = await scene({ store });
    const [client, alice] = await arrive(all, 'alice');
    const [, carol] = await arrive(all, 'carol');
    await alice.unlock();
    await carol.unlock();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { offlineMessages } = store;
    const count = offlineMessages.count.bind(offlineMessages);
    vi.spyOn(offlineMessages, 'count').mockImplementation((owner, sender) =>
      gate.then(() => count(owner, sender)),
    );
    const first = carol.leave('bob', 'x');
    await settle();
    const second = alice.store(alice.request('bob', 'y'));
    client.say('OUT');
    open();
    expect(await first).toBe('kept');
    expect(await second).toEqual({ kind: 'refused', reason: 'authenticationFailed', wantsTicket: true });
    const [, bob] = await arrive(all, 'bob');
    expect(await bob.waiting()).toHaveLength(1);
  });

  test('a ticket that was not signed in with is of no use', async () => {
    const all = await scene();
    const ticket = await all.harness.ticket('alice');
    const alice = new OfflineClient('alice', String(ticket), all.post);
    expect(await alice.fetch({ kind: 'metadata' })).toMatchObject({ reason: 'authenticationFailed' });
    const nobody = new OfflineClient('alice', '', all.post);
    expect(await nobody.fetch({ kind: 'metadata' })).toMatchObject({ reason: 'authenticationFailed' });
  });

  test('nobody writes in another’s name', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    await alice.unlock();
    const request = alice.request('bob', 'x');
    const answer = await alice.store({ ...request, from: 'carol@example.com' });
    expect(answer).toEqual({ kind: 'refused', reason: 'authenticationFailed', wantsTicket: true });
    expect(await alice.store({ ...request, from: 'ALICE@example.com' })).toEqual({ kind: 'kept' });
  });

  test('the lock key is asked for, and good for the session', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    const first = await alice.store(alice.request('bob', 'x'));
    expect(first).toMatchObject({
      reason: 'authenticationFailed',
      lockKeyChallenge: expect.stringMatching(/^\d{20}$/) as string,
    });
    expect(await alice.store({ ...alice.request('bob', 'x'), lockKey: 'f'.repeat(32) })).toEqual(first);
    await alice.unlock();
    expect(await alice.store({ ...alice.request('bob', 'x'), productId: 'PROD0000' })).toEqual(first);
    expect(await alice.leave('bob', 'x')).toBe('kept');
    expect(await alice.leave('bob', 'y')).toBe('kept');
    const [, again] = await arrive(all, 'alice');
    again.lockKey = alice.lockKey;
    expect(await again.leave('bob', 'z')).toBe('authenticationFailed');
  });
});

describe('what is no message', () => {
  const mails: readonly (readonly [string, string, (request: StoreRequest) => StoreRequest])[] = [
    ['another number inside', 'invalidContent', (it) => ({ ...it, messageNumber: 77 })],
    ['no run', 'invalidContent', (it) => ({ ...it, content: it.content.replace(/X-OIM-Run-Id.*\r\n/, '') })],
    [
      'no text',
      'invalidContent',
      (it) => ({ ...it, content: it.content.replace(/\r\n\r\n[^]*/, '\r\n\r\n') }),
    ],
    ['no Base64', 'invalidContent', (it) => ({ ...it, content: `${it.content}§` })],
    ['a control character', 'invalidContent', (it) => ({ ...it, content: `X: \u0001\r\n${it.content}` })],
    ['a name of two lines', 'invalidContent', (it) => ({ ...it, senderName: 'a\r\nTo: b' })],
    ['a name without end', 'invalidContent', (it) => ({ ...it, senderName: 'a'.repeat(1_025) })],
    [
      'a long text',
      'messageTooLarge',
      (it) => ({ ...it, content: it.content.replace(/\r\n\r\n[^]*/, `\r\n\r\n${'eHh4'.repeat(4_001)}`) }),
    ],
    ['many headers', 'messageTooLarge', (it) => ({ ...it, content: 'X: y\r\n'.repeat(4_096) + it.content })],
    ['a large request', 'messageTooLarge', (it) => ({ ...it, content: 'x'.repeat(70_000) })],
  ];

  test.each(mails)('%s: %s', async (_what, reason, change) => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    await alice.unlock();
    const request = alice.request('bob', 'x');
    expect(await alice.store(change(request))).toEqual({ kind: 'refused', reason, wantsTicket: false });
    expect(await alice.store(request)).toEqual({ kind: 'kept' });
  });

  test.each(['', '<', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '\0', '{"json": true}'])(
    'a body that is no request: %s',
    async (body) => {
      const { post } = await scene();
      expect(await post(STORE_PATH, body)).toContain('q0:InvalidContent');
      expect(await post(FETCH_PATH, body)).toContain('q0:BadRequest');
    },
  );
});
