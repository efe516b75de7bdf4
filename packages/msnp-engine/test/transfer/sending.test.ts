/** A transfer on its way out: the flow and the source are played by the test. */
import { describe, expect, test } from 'vitest';
import { SendingTransfer } from '../../src/transfer/sending-transfer.ts';
import { INTERRUPTION_MAX, READ_MAX_BYTES, RESUME_PAUSE } from '../../src/transfer/transfer-limits.ts';
import { recordOf, ScriptedMaker, ScriptedStreams } from './scripted-flows.ts';

const NUDGE = new Set(['resume', 'sha256', 'bundle']);
const NOBODY_KNOWN: ReadonlySet<string> = new Set();

function scene(size = 1_000, features: ReadonlySet<string> = NUDGE) {
  const streams = new ScriptedStreams();
  const maker = new ScriptedMaker();
  const entries = [{ path: 'a.bin', size }];
  const { record, told } = recordOf({ size, entries });
  const source = { files: ['/home/a.bin'], entries, size };
  const transfer = new SendingTransfer(record, source, streams.streams);
  transfer.offer(maker, features, 0);
  const phases = (): readonly string[] => told.map(({ phase }) => phase.kind);
  return { streams, maker, transfer, record, phases };
}

describe('to the end', () => {
  test('read as it is wanted, one read at a time', () => {
    const { streams, maker, record, phases } = scene();
    maker.say({ kind: 'accepted' });
    streams.answer({ kind: 'sourceOpened', start: 0 });
    maker.say({ kind: 'wants', bytes: 400 });
    maker.say({ kind: 'wants', bytes: 300 });
    expect(streams.asked).toEqual(['openSource', 'read 400']);
    streams.answer({ kind: 'read', bytes: new Uint8Array(400) });
    expect(streams.asked.at(-1)).toBe('read 300');
    streams.answer({ kind: 'read', bytes: new Uint8Array(300) });
    maker.say({ kind: 'wants', bytes: 5_000 });
    expect(streams.asked.at(-1)).toBe('read 300');
    streams.answer({ kind: 'read', bytes: new Uint8Array(300) });
    streams.answer({ kind: 'sourceEnded', sha256: ['abc'] });
    expect(maker.flow.told).toEqual(['start 0', 'supply 400', 'supply 300', 'supply 300', 'supplied abc']);
    maker.say({ kind: 'progressed', position: 1_000 });
    maker.say({ kind: 'ended', ending: { kind: 'done' } });
    expect(phases()).toEqual(['starting', 'running', 'done']);
    expect(record.transfer.transferred).toBe(1_000);
    expect(streams.asked.at(-1)).toBe('close');
  });

  test('no read is larger than the largest', () => {
    const { streams, maker } = scene(READ_MAX_BYTES * 3);
    maker.say({ kind: 'accepted' });
    streams.answer({ kind: 'sourceOpened', start: 0 });
    maker.say({ kind: 'wants', bytes: READ_MAX_BYTES * 3 });
    expect(streams.asked.at(-1)).toBe(`read ${READ_MAX_BYTES}`);
  });

  test('it starts behind what the other side has, when that is ours', () => {
    const { streams, maker } = scene();
    const kept = { bytes: 600, sha256: 'of 600' };
    maker.say({ kind: 'accepted', kept });
    expect(streams.outputs.at(-1)).toMatchObject({ kind: 'openSource', kept, withHashes: true });
    streams.answer({ kind: 'sourceOpened', start: 600 });
    maker.say({ kind: 'wants', bytes: 5_000 });
    expect(streams.asked.at(-1)).toBe('read 400');
    expect(maker.flow.told).toEqual(['start 600']);
  });

  test('hashes are not made for somebody who does not look at them', () => {
    const { streams, maker } = scene(1_000, NOBODY_KNOWN);
    maker.say({ kind: 'accepted' });
    expect(streams.outputs.at(-1)).toMatchObject({ kind: 'openSource', withHashes: false });
    expect(maker.offers[0]?.resumeId).toBeUndefined();
  });
});

describe('not to the end', () => {
  test.each([
    [{ kind: 'declined' }, { kind: 'declined', by: 'them' }],
    [
      { kind: 'cancelled', by: 'them' },
      { kind: 'cancelled', by: 'them' },
    ],
    [
      { kind: 'failed', reason: 'hashMismatch' },
      { kind: 'failed', reason: 'hashMismatch' },
    ],
  ] as const)('the flow ends as %j', (ending, phase) => {
    const { streams, maker, record, transfer } = scene();
    maker.say({ kind: 'accepted' });
    maker.say({ kind: 'ended', ending });
    expect(record.transfer.phase).toEqual(phase);
    expect(streams.asked.at(-1)).toBe('close');
    expect(transfer.deadline()).toBeUndefined();
  });

  test('the source fails: the other side is told', () => {
    const { streams, maker, record } = scene();
    maker.say({ kind: 'accepted' });
    streams.answer({ kind: 'sourceOpened', start: 0 });
    streams.answer({ kind: 'failed', reason: 'changed' });
    expect(maker.flow.told.at(-1)).toBe('cancel changed');
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'changed' });
    maker.say({ kind: 'ended', ending: { kind: 'done' } });
    expect(record.transfer.phase.kind).toBe('failed');
    expect(streams.asked.filter((wish) => wish === 'close')).toHaveLength(1);
  });

  test('cancelled here', () => {
    const { streams, maker, record, transfer } = scene();
    maker.say({ kind: 'accepted' });
    transfer.cancel(5);
    expect(maker.flow.told).toEqual(['cancel by the user']);
    expect(record.transfer.phase).toEqual({ kind: 'cancelled', by: 'us' });
    expect(streams.asked.at(-1)).toBe('close');
  });
});

describe('a broken line', () => {
  const broken = { kind: 'ended', ending: { kind: 'broken' } } as const;

  test('is the end where the other side cannot go on', () => {
    const { maker, record } = scene(1_000, NOBODY_KNOWN);
    maker.say({ kind: 'accepted' });
    maker.say(broken);
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test('is followed by the same offer, with growing pauses', () => {
    const { maker, record, transfer } = scene();
    maker.say({ kind: 'accepted' });
    maker.say(broken, 1_000);
    expect(record.transfer.phase).toEqual({ kind: 'interrupted' });
    expect(transfer.deadline()).toBe(1_000 + RESUME_PAUSE);
    expect(transfer.isDue(1_000)).toBe(false);
    expect(transfer.isDue(1_000 + RESUME_PAUSE)).toBe(true);
    transfer.offer(maker, NUDGE, 5_000);
    expect(maker.offers.map(({ resumeId }) => resumeId)).toEqual(['transfer-1', 'transfer-1']);
    maker.say({ kind: 'ended', ending: { kind: 'failed', reason: 'notOnline' } }, 6_000);
    expect(transfer.deadline()).toBe(6_000 + RESUME_PAUSE * 2);
    transfer.wake(6_500);
    expect(transfer.isDue(6_500)).toBe(true);
  });

  test('lasts a day at most', () => {
    const { maker, record, transfer } = scene();
    maker.say({ kind: 'accepted' });
    maker.say(broken, 0);
    transfer.offer(maker, NUDGE, 10);
    maker.say({ kind: 'ended', ending: { kind: 'failed', reason: 'notOnline' } }, INTERRUPTION_MAX);
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'timedOut' });
    expect(transfer.deadline()).toBeUndefined();
  });

  test('before the first answer to somebody offline, it is no broken line', () => {
    const { maker, record } = scene();
    maker.say({ kind: 'ended', ending: { kind: 'failed', reason: 'notOnline' } });
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'notOnline' });
  });
});
