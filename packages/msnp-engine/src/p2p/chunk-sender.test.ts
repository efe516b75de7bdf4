import { describe, expect, test } from 'vitest';
import { ChunkSender } from './chunk-sender.ts';
import { WholeContent } from './message-content.ts';
import { outgoingMessage, type MessageRank, type OutgoingMessage } from './outgoing-message.ts';

function message(rank: MessageRank, identifier: number, size: number): OutgoingMessage {
  const content = new WholeContent(new Uint8Array(size));
  const numbers = { sessionId: 1, flags: 0, ackIdentifier: 0, ackUniqueId: 0, ackDataSize: 0n, footer: 0 };
  return outgoingMessage({ rank, identifier, content, ...numbers });
}

function drain(sender: ChunkSender): readonly number[] {
  const order: number[] = [];
  for (let chunk = sender.next(10, 'bridge'); chunk !== undefined; chunk = sender.next(10, 'bridge')) {
    order.push(chunk.message.identifier);
  }
  return order;
}

describe('ChunkSender', () => {
  test('what is short goes first, data takes turns', () => {
    const sender = new ChunkSender();
    for (const each of [
      message('data', 1, 40),
      message('data', 2, 20),
      message('slp', 3, 25),
      message('slp', 4, 5),
      message('control', 5, 0),
    ]) {
      sender.add(each);
    }
    expect(drain(sender)).toEqual([5, 3, 3, 3, 4, 1, 2, 1, 2, 1, 1]);
    expect(sender.isEmpty).toBe(true);
  });

  test('a picture does not wait for a film', () => {
    const sender = new ChunkSender();
    sender.add(message('data', 1, 1_000_000));
    for (let count = 0; count < 50; count++) sender.next(10, 'bridge');
    sender.add(message('data', 2, 30));
    const next = Array.from({ length: 6 }, () => sender.next(10, 'bridge')?.message.identifier);
    expect(next).toEqual([1, 2, 1, 2, 1, 2]);
  });

  test('a message of no bytes is one chunk', () => {
    const sender = new ChunkSender();
    sender.add(message('data', 1, 0));
    expect(drain(sender)).toEqual([1]);
  });

  test('what is held lets others pass', () => {
    const sender = new ChunkSender();
    const held = message('data', 1, 10);
    held.isHeld = true;
    sender.add(held);
    sender.add(message('data', 2, 10));
    expect(drain(sender)).toEqual([2]);
    expect(sender.isEmpty).toBe(false);
  });

  test('what is taken back does not go out', () => {
    const sender = new ChunkSender();
    const one = message('data', 1, 100);
    sender.add(one);
    sender.next(10, 'bridge');
    sender.remove(one);
    expect([drain(sender), sender.has(one)]).toEqual([[], false]);
  });
});
