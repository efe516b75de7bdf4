import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InOrderBytes, type InOrderOptions } from './in-order-bytes.ts';
import { EARLY_BYTES_MAX, EARLY_CHUNKS_MAX } from './limits.ts';

const bytesFrom = (start: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (start + at) % 251);

function collector(options: Partial<InOrderOptions> = {}): {
  readonly order: InOrderBytes;
  readonly add: (offset: number, length: number) => string;
  readonly got: () => Uint8Array;
} {
  const order = new InOrderBytes({ start: 0, totalSize: 100, mayOverlap: false, ...options });
  const parts: Uint8Array[] = [];
  return {
    order,
    add: (offset, length) =>
      order.add(offset, bytesFrom(offset, length), (bytes) => parts.push(bytes.slice())),
    got: () => Buffer.concat(parts),
  };
}

describe('InOrderBytes', () => {
  test('holds what comes too early', () => {
    const { add, got, order } = collector();
    expect([add(10, 10), add(5, 5), got().length, order.hasHeld]).toEqual(['held', 'held', 0, true]);
    expect(add(0, 5)).toBe('delivered');
    expect(got()).toEqual(Buffer.from(bytesFrom(0, 20)));
    expect(order.hasHeld).toBe(false);
  });

  test('passes over what it has', () => {
    const { add, got } = collector();
    add(0, 10);
    expect([add(0, 10), add(3, 2), add(10, 0)]).toEqual(['repeated', 'repeated', 'repeated']);
    add(20, 5);
    expect(add(20, 5)).toBe('repeated');
    expect(got()).toHaveLength(10);
  });

  test('refuses what reaches into it, unless all is checked later', () => {
    const strict = collector();
    strict.add(0, 10);
    expect(strict.add(5, 10)).toBe('refused');
    const lenient = collector({ mayOverlap: true });
    lenient.add(0, 10);
    expect(lenient.add(5, 10)).toBe('delivered');
    expect(lenient.got()).toEqual(Buffer.from(bytesFrom(0, 15)));
  });

  test('refuses what reaches beyond the end', () => {
    expect(collector().add(95, 6)).toBe('refused');
  });

  test('holds so many chunks, and so many bytes', () => {
    const many = collector({ totalSize: 1_000_000 });
    const fates = Array.from({ length: EARLY_CHUNKS_MAX + 1 }, (_, at) => many.add(1 + at * 2, 1));
    expect([fates.at(-2), fates.at(-1)]).toEqual(['held', 'refused']);
    const large = collector({ totalSize: 2 * EARLY_BYTES_MAX });
    expect(large.add(1, EARLY_BYTES_MAX)).toBe('held');
    expect(large.add(EARLY_BYTES_MAX + 1, 1)).toBe('refused');
  });

  test('begins where it is told to', () => {
    const { add, order } = collector({ start: 50 });
    add(50, 50);
    expect(order.isComplete).toBe(true);
  });

  test('any order, any repetition: the same bytes', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 20 });
    const shuffled = cuts.chain((inner) => {
      const edges = [0, ...inner.sort((one, other) => one - other), 100];
      const chunks = edges.slice(1).map((end, at) => [edges[at] ?? 0, end - (edges[at] ?? 0)] as const);
      return fc.shuffledSubarray([...chunks, ...chunks], { minLength: 2 * chunks.length });
    });
    fc.assert(
      fc.property(shuffled, (chunks) => {
        const { add, got, order } = collector();
        for (const [offset, length] of chunks) expect(add(offset, length)).not.toBe('refused');
        expect([order.isComplete, order.hasHeld]).toEqual([true, false]);
        expect(got()).toEqual(Buffer.from(bytesFrom(0, 100)));
      }),
    );
  });
});
