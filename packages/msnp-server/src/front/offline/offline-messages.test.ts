import { decodeOfflineMail, type AccountName } from '@nudge/msnp-codec';
import { describe, expect, test, vi } from 'vitest';
import { settle } from '../../../test/harness.ts';
import { OfflineClient } from '../../../test/offline-client.ts';
import { arrive, scene } from '../../../test/offline-scene.ts';
import { ServerError } from '../../errors.ts';
import {
  OFFLINE_LIFE_MS,
  OFFLINE_WAITING_MAX,
  OFFLINE_WAITING_OF_PAIR_MAX,
  OFFLINE_WINDOW_MAX,
  OFFLINE_WINDOW_MS,
} from '../../limits.ts';
import { openSqliteStore } from '../../node/sqlite-store.ts';

const BOB = 'bob@example.com' as AccountName;
const CAROL = 'carol@example.com' as AccountName;
const notices = (lines: readonly string[], type: string): readonly string[] =>
  lines.filter((line) => line.startsWith('MSG Hotmail') && line.includes(type));
const INITIAL = 'text/x-msmsgsinitialmdatanotification';
const NEW = 'text/x-msmsgsoimnotification';
const MOVED = 'text/x-msmsgsactivemailnotification';

const countOf = (text: string | undefined): number => text?.split('<M>').length ?? 0;
const messagesIn = (lines: readonly string[], type: string): number =>
  notices(lines, type).reduce((sum, notice) => sum + countOf(notice) - 1, 0);

describe('a message for somebody who is offline', () => {
  test('waits, is told after the first status, fetched, deleted, and told as moved', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    expect(await alice.leave('bob', 'Grüße')).toBe('kept');
    expect(await alice.leave('bob', 'zwei')).toBe('kept');
    const [client, bob] = await arrive(all, 'bob');
    expect(notices(await client.hear(), 'mdata')).toEqual([]);
    client.say('CHG 9 NLN 0');
    const lines = await client.hear();
    const [notice = ''] = notices(lines, INITIAL);
    expect(notice).toContain('<MD><E><I>0</I><IU>0</IU><O>0</O><OU>0</OU></E>');
    expect(notice).toContain('<E>alice@example.com</E><N>=?utf-8?B?w4VsaWNl?=</N>');
    expect(lines.at(-1)).toMatch(/^CHL 0 /);
    const ids = await bob.waiting();
    expect(ids.map((id) => notice.includes(`<I>${id}</I>`))).toEqual([true, true]);
    const answer = await bob.fetch({ kind: 'message', messageId: ids[0] ?? '' });
    expect(answer.kind === 'message' && decodeOfflineMail(answer.mail)).toEqual({
      ok: true,
      value: {
        text: 'Grüße',
        from: 'alice@example.com',
        senderName: 'Ålice',
        sentAt: Math.floor(all.harness.clock.unixTime() / 1000) * 1000,
        runId: alice.runId,
        sequence: 1,
        lineId: 'line-1',
      },
    });
    expect(await bob.fetch({ kind: 'delete', messageIds: [...ids, 'unknown'] })).toEqual({ kind: 'deleted' });
    const [moved = ''] = notices(await client.hear(), MOVED);
    expect(moved).toContain('Src-Folder: .!!OIM\r\nDest-Folder: .!!trAsH\r\nMessage-Delta: 2\r\n');
    expect(await bob.waiting()).toEqual([]);
    expect(await bob.fetch({ kind: 'delete', messageIds: ids })).toEqual({ kind: 'deleted' });
    expect(await client.hear()).toEqual([]);
  });

  test.each([8, 10] as const)(
    'MSNP%i hears nothing of it, and its ticket is of no use here',
    async (version) => {
      const all = await scene();
      const [, alice] = await arrive(all, 'alice');
      await alice.leave('bob', 'x');
      const client = await all.harness.signIn('bob', version);
      client.say('CHG 9 NLN 0');
      const lines = await client.hear();
      expect(lines.join('\n')).toContain('text/x-msmsgsinitialemailnotification');
      expect(lines.join('\n')).not.toContain('mdata');
      await alice.leave('bob', 'y');
      expect(await client.hear()).toEqual([]);
      const old = new OfflineClient('bob', all.harness.tickets.get('bob') ?? '', all.post);
      expect(await old.fetch({ kind: 'metadata' })).toEqual({
        kind: 'refused',
        reason: 'authenticationFailed',
      });
      expect(await old.store(old.request('alice', 'x'))).toMatchObject({ reason: 'authenticationFailed' });
    },
  );

  test('is told at once to somebody who appears to be offline', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    const [client, bob] = await arrive(all, 'bob');
    client.say('CHG 9 HDN 0');
    await client.hear();
    await alice.leave('bob', 'x');
    const [notice = ''] = await client.hear();
    const [id] = await bob.waiting();
    expect(notice).toMatch(new RegExp(`${NEW}[^]*Mail-Data: <MD><M>[^]*<I>${id}</I>`));
    expect(notice).toContain(`<RT>${new Date(all.harness.clock.unixTime()).toISOString()}</RT>`);
  });

  test('a list that is too long is to be asked for', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    for (let line = 0; line < OFFLINE_WAITING_OF_PAIR_MAX; line++) await alice.leave('bob', 'x');
    const [client, bob] = await arrive(all, 'bob');
    client.say('CHG 9 NLN 0');
    expect(notices(await client.hear(), INITIAL)[0]).toContain('Mail-Data: too-large\r\n');
    expect(await bob.waiting()).toHaveLength(OFFLINE_WAITING_OF_PAIR_MAX);
  });

  test('is taken away when nobody came for so long, and not told on its last day', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    await alice.leave('bob', 'x');
    await all.harness.advance(OFFLINE_LIFE_MS);
    expect(await all.harness.service.core.store.offlineMessages.waiting(BOB)).toHaveLength(1);
    all.harness.clock.time += 1;
    const [client, bob] = await arrive(all, 'bob');
    client.say('CHG 9 NLN 0');
    expect(messagesIn(await client.hear(), INITIAL)).toBe(0);
    expect(await bob.waiting()).toEqual([]);
    await all.harness.advance(60 * 60 * 1000);
    expect(await all.harness.service.core.store.offlineMessages.waiting(BOB)).toEqual([]);
  });
});

describe('once', () => {
  test('the same run and number is kept once, also after it was fetched and deleted', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    await alice.unlock();
    const request = alice.request('bob', 'x');
    expect(await alice.store(request)).toEqual({ kind: 'kept' });
    expect(await alice.store(request)).toEqual({ kind: 'kept' });
    const [, bob] = await arrive(all, 'bob');
    const ids = await bob.waiting();
    expect(ids).toHaveLength(1);
    await bob.fetch({ kind: 'delete', messageIds: ids });
    expect(await alice.store(request)).toEqual({ kind: 'kept' });
    expect(await bob.waiting()).toEqual([]);
  });

  test.each([
    ['the status comes first', ['status', 'message']],
    ['the message comes first', ['message', 'status']],
  ] as const)('neither lost nor told twice when %s', async (_which, order) => {
    const store = await openSqliteStore({ file: ':memory:' });
    const all = await scene({ store });
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    // Whatever is asked first is answered late.
    const { offlineMessages } = store;
    const waiting = offlineMessages.waiting.bind(offlineMessages);
    const count = offlineMessages.count.bind(offlineMessages);
    vi.spyOn(offlineMessages, 'waiting').mockImplementation((owner) => gate.then(() => waiting(owner)));
    vi.spyOn(offlineMessages, 'count').mockImplementation((owner, sender) =>
      gate.then(() => count(owner, sender)),
    );
    const [, alice] = await arrive(all, 'alice');
    await alice.unlock();
    const [client] = await arrive(all, 'bob');
    const acts = {
      status: async () => client.say('CHG 9 NLN 0'),
      message: async () => void (left = alice.leave('bob', 'x')),
    };
    let left: Promise<string> | undefined;
    for (const act of order) {
      await acts[act]();
      await settle();
    }
    open();
    expect(await left).toBe('kept');
    const lines = await client.hear();
    expect(messagesIn(lines, INITIAL) + messagesIn(lines, NEW)).toBe(1);
    expect(messagesIn(lines, INITIAL)).toBe(order[0] === 'message' ? 1 : 0);
  });

  test('where the store cannot say what waits, signing in goes on without', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const all = await scene({ store });
    vi.spyOn(store.offlineMessages, 'waiting').mockRejectedValue(new ServerError('storeFailed', 'no'));
    const [client] = await arrive(all, 'bob');
    client.say('CHG 9 NLN 0');
    const lines = await client.hear();
    expect(messagesIn(lines, INITIAL)).toBe(0);
    expect(lines.at(-1)).toMatch(/^CHL/);
    expect(all.harness.log).toMatchObject([
      { event: 'offlineMessagesFailed', details: { code: 'storeFailed' } },
    ]);
  });
});

describe('who may leave whom what', () => {
  test('a person who does not exist and one who blocks look alike, also when their box is full', async () => {
    const all = await scene();
    const [aliceClient, alice] = await arrive(all, 'alice');
    const [bobClient, bob] = await arrive(all, 'bob');
    const [, carol] = await arrive(all, 'carol');
    await alice.leave('bob', 'x');
    await carol.unlock();
    const unknown = await carol.store(carol.request('nobody', 'x'));
    expect(unknown).toEqual({ kind: 'refused', reason: 'systemUnavailable', wantsTicket: false });
    bobClient.say('ADC 5 BL N=carol@example.com');
    await bobClient.hear();
    expect(await carol.store(carol.request('bob', 'x'))).toEqual(unknown);
    for (let line = 1; line < OFFLINE_WAITING_OF_PAIR_MAX; line++) await alice.leave('bob', 'x');
    expect(await alice.leave('bob', 'x')).toBe('senderThrottled');
    expect(await carol.store(carol.request('bob', 'x'))).toEqual(unknown);
    expect(await carol.store({ ...carol.request('bob', 'x'), to: 'not an address' })).toEqual(unknown);
    expect(await bob.waiting()).toHaveLength(OFFLINE_WAITING_OF_PAIR_MAX);
    // Whoever lets in only those on a list.
    aliceClient.say('BLP 6 BL');
    await aliceClient.hear();
    expect(await carol.store(carol.request('alice', 'x'))).toEqual(unknown);
  });

  test('so many wait for one person, whoever they are from', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    for (let at = 0; at < OFFLINE_WAITING_MAX; at++) {
      const message = {
        id: `${at}`,
        owner: BOB,
        sender: CAROL,
        senderName: '',
        runId: 'r',
        sequence: at,
        content: '',
        receivedAt: all.harness.clock.unixTime(),
      };
      await all.harness.service.core.store.offlineMessages.keep(message, 1_000);
    }
    expect(await alice.leave('bob', 'x')).toBe('senderThrottled');
    await all.harness.service.core.store.offlineMessages.remove(BOB, ['0']);
    expect(await alice.leave('bob', 'x')).toBe('kept');
    expect(await alice.leave('bob', 'x')).toBe('senderThrottled');
  });

  test('so many by one account in a time, those refused counted', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    for (let at = 0; at < OFFLINE_WINDOW_MAX; at++) {
      expect(await alice.leave('nobody', 'x')).toBe('systemUnavailable');
    }
    expect(await alice.leave('bob', 'x')).toBe('senderThrottled');
    all.harness.clock.time += OFFLINE_WINDOW_MS;
    expect(await alice.leave('bob', 'x')).toBe('kept');
  });

  test('with an account goes what it left and what waits for it', async () => {
    const all = await scene();
    const [, alice] = await arrive(all, 'alice');
    const [, carol] = await arrive(all, 'carol');
    await alice.leave('bob', 'x');
    await carol.leave('bob', 'y');
    await all.harness.service.deleteAccount('alice@example.com');
    expect(await alice.store(alice.request('bob', 'x'))).toMatchObject({ wantsTicket: true });
    const [, bob] = await arrive(all, 'bob');
    expect(await bob.waiting()).toHaveLength(1);
    await all.harness.service.deleteAccount('bob@example.com');
    await all.harness.accounts('bob');
    const [, again] = await arrive(all, 'bob');
    expect(await again.waiting()).toEqual([]);
  });
});
