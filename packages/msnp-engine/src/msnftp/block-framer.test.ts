import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MsnftpReader } from '@nudge/msnp-codec';
import { BlockFramer } from './block-framer.ts';

test('pieces of any size come out as one file, in blocks that are full but the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 7_000 }), { minLength: 1, maxLength: 12 }), (sizes) => {
      const file = Uint8Array.from(
        { length: sizes.reduce((sum, size) => sum + size, 0) },
        (_, at) => at % 251,
      );
      const framer = new BlockFramer();
      let at = 0;
      const wire = sizes.map((size, index) => {
        at += size;
        // As one that was used before.
        const buffer = new Uint8Array(framer.roomFor(size)).fill(0xee);
        const framed = framer.frame(file.slice(at - size, at), buffer, index === sizes.length - 1);
        return buffer.subarray(0, framed);
      });
      const joined = Buffer.concat(wire);
      const reader = new MsnftpReader();
      reader.expectBlocks();
      const data = reader
        .receive(joined)
        .map((item) => (item.kind === 'data' ? item.bytes : new Uint8Array(0)));
      expect(Buffer.compare(Buffer.concat(data), file)).toBe(0);
      expect(data.slice(0, -1).every(({ length }) => length === 2045)).toBe(true);
      expect(joined.length).toBe(file.length + 3 * Math.ceil(file.length / 2045));
    }),
  );
});
