/** A transfer from somebody else: the flow and the sink are played by the test. */
import { describe, expect, test } from 'vitest';
import type { ByteFlowEvent } from '../../src/index.ts';
import { ReceivingTransfer } from '../../src/transfer/receiving-transfer.ts';
import { INTERRUPTION_MAX } from '../../src/transfer/transfer-limits.ts';
import { recordOf, ScriptedFlow, ScriptedStreams } from './scripted-flows.ts';

const DESTINATION = { folder: '/received' };

function scene(resumeKey?: string) {
  const streams = new ScriptedStreams();
  const key = resumeKey === undefined ? {} : { resumeKey };
  const { record, told } = recordOf({ direction: 'receiving', ...key });
  const transfer = new ReceivingTransfer(record, streams.streams);
  const flow = new ScriptedFlow();
  const listener = transfer.attach(flow, 0);
  const say = (event: ByteFlowEvent, now = 0): void => listener(event, now);
  return { streams, transfer, record, told, flow, say };
}

function accepted(resumeKey?: string) {
  const all = scene(resumeKey);
  all.transfer.accept(DESTINATION, 0);
  all.streams.answer({ kind: 'sinkOpened' });
  return all;
}

describe('to the end', () => {
  test('the place is made, the offer taken, all is stored, checked, and told', () => {
    const { streams, transfer, record, flow, say } = scene();
    transfer.accept(DESTINATION, 0);
    expect(flow.told).toEqual([]);
    streams.answer({ kind: 'sinkOpened' });
    say({ kind: 'startsAt', position: 0 });
    say({ kind: 'bytes', bytes: new Uint8Array(600) });
    say({ kind: 'bytes', bytes: new Uint8Array(400) });
    streams.answer({ kind: 'written', total: 600 });
    streams.answer({ kind: 'written', total: 1_000 });
    say({ kind: 'complete', sha256: ['abc'] });
    expect(streams.outputs.at(-1)).toMatchObject({ kind: 'finishSink', sha256: ['abc'] });
    streams.answer({ kind: 'finished', savedAs: ['/received/a.bin'] });
    expect(flow.told).toEqual(['accept', 'stored 600', 'stored 1000', 'settle good']);
    expect(record.transfer).toMatchObject({ phase: { kind: 'done' }, savedAs: ['/received/a.bin'] });
    expect(streams.asked).toEqual(['openSink', 'write 600', 'write 400', 'finishSink', 'close, keep']);
  });

  test('once all of it is here the line may break', () => {
    const { streams, record, say } = accepted();
    say({ kind: 'bytes', bytes: new Uint8Array(1_000) });
    say({ kind: 'complete' });
    say({ kind: 'ended', ending: { kind: 'broken' } });
    streams.answer({ kind: 'finished', savedAs: ['/received/a.bin'] });
    expect(record.transfer.phase).toEqual({ kind: 'done' });
  });

  test('a sender with less than it offered sends another file', () => {
    const { streams, say } = accepted();
    say({ kind: 'startsAt', position: 0, size: 700 });
    expect(streams.outputs.at(-1)).toMatchObject({
      kind: 'openSink',
      entries: [{ path: 'a.bin', size: 700 }],
    });
    streams.answer({ kind: 'sinkOpened' });
    say({ kind: 'bytes', bytes: new Uint8Array(700) });
    expect(streams.asked).toEqual(['openSink', 'close', 'openSink', 'write 700']);
  });
});

describe('a part kept from before', () => {
  function resumed() {
    const all = scene('bob/1');
    all.transfer.accept(DESTINATION, 0);
    all.streams.answer({ kind: 'sinkOpened', kept: { bytes: 600, sha256: 'of 600' } });
    return all;
  }

  test('is gone on with', () => {
    const { streams, flow, say } = resumed();
    expect(flow.told).toEqual(['accept from 600']);
    say({ kind: 'startsAt', position: 600 });
    say({ kind: 'bytes', bytes: new Uint8Array(400) });
    expect(streams.asked).toEqual(['openSink', 'write 400']);
  });

  test('is forgotten when the sender starts anew', () => {
    const { streams, say } = resumed();
    say({ kind: 'startsAt', position: 0 });
    expect(streams.asked.at(-1)).toBe('restartSink');
  });

  test('is all that a sender may start behind', () => {
    const { flow, record, say } = resumed();
    say({ kind: 'startsAt', position: 700 });
    expect(flow.told.at(-1)).toBe('cancel badPeer');
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'badPeer' });
  });
});

describe('not to the end', () => {
  test('more bytes than were offered', () => {
    const { streams, flow, record, say } = accepted();
    say({ kind: 'bytes', bytes: new Uint8Array(1_001) });
    expect(flow.told.at(-1)).toBe('cancel badPeer');
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'badPeer' });
    expect(streams.asked).toEqual(['openSink', 'close']);
  });

  test('a place that cannot be made: the offer is never taken', () => {
    const { streams, transfer, flow, record } = scene();
    transfer.accept(DESTINATION, 0);
    streams.answer({ kind: 'failed', reason: 'denied' });
    expect(flow.told).toEqual(['cancel denied']);
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'denied' });
  });

  test('what arrived is not what was sent: the sender learns it', () => {
    const { streams, flow, record, say } = accepted();
    say({ kind: 'bytes', bytes: new Uint8Array(1_000) });
    say({ kind: 'complete', sha256: ['abc'] });
    streams.answer({ kind: 'failed', reason: 'hashMismatch' });
    expect(flow.told.at(-1)).toBe('settle hashMismatch');
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'hashMismatch' });
  });

  test('declined: nothing is opened', () => {
    const { streams, transfer, flow, record } = scene();
    transfer.decline(0);
    expect(flow.told).toEqual(['decline']);
    expect(record.transfer.phase).toEqual({ kind: 'declined', by: 'us' });
    expect(streams.asked).toEqual([]);
  });

  test('cancelled here: what has come is deleted', () => {
    const { streams, transfer, flow } = accepted('bob/1');
    transfer.cancel(0);
    expect(flow.told.at(-1)).toBe('cancel by the user');
    expect(streams.asked.at(-1)).toBe('close');
  });
});

describe('a broken line', () => {
  const broken = { kind: 'ended', ending: { kind: 'broken' } } as const;

  test('without a key is the end, and nothing is kept', () => {
    const { streams, record, say } = accepted();
    say(broken);
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'notConnected' });
    expect(streams.asked.at(-1)).toBe('close');
  });

  test('with a key waits, and goes on by the next flow without asking', () => {
    const { streams, transfer, record, say } = accepted('bob/1');
    say(broken, 100);
    expect(record.transfer.phase).toEqual({ kind: 'interrupted' });
    expect(streams.asked.at(-1)).toBe('close, keep');
    const next = new ScriptedFlow();
    transfer.attach(next, 200);
    streams.answer({ kind: 'sinkOpened', kept: { bytes: 300, sha256: 'of 300' } });
    expect(next.told).toEqual(['accept from 300']);
    expect(record.transfer.phase).toEqual({ kind: 'starting' });
  });

  test('that only the sender has noticed: the old flow is given up for the new one', () => {
    const { streams, transfer, flow, say } = accepted('bob/1');
    const next = new ScriptedFlow();
    transfer.attach(next, 200);
    expect(flow.told.at(-1)).toBe('cancel by the user');
    expect(streams.asked).toEqual(['openSink', 'close, keep', 'openSink']);
    say({ kind: 'bytes', bytes: new Uint8Array(10) });
    expect(streams.asked).toHaveLength(3);
  });

  test('before the answer: the answer counts for the offer made again', () => {
    const { streams, transfer, record, say } = scene('bob/1');
    say(broken, 100);
    expect(record.transfer.phase).toEqual({ kind: 'offered' });
    transfer.accept(DESTINATION, 200);
    expect(record.transfer.phase).toEqual({ kind: 'interrupted' });
    transfer.attach(new ScriptedFlow(), 300);
    expect(streams.asked).toEqual(['openSink']);
  });

  test('lasts a day at most', () => {
    const { transfer, record, say } = accepted('bob/1');
    say(broken, 100);
    expect(transfer.deadline()).toBe(100 + INTERRUPTION_MAX);
    transfer.expire(100 + INTERRUPTION_MAX);
    expect(record.transfer.phase).toEqual({ kind: 'failed', reason: 'timedOut' });
  });
});
