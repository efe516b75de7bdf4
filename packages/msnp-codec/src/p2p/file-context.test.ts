import { describe, expect, test } from 'vitest';
import { faultOf, valueOf } from '../../test/decoded-values.ts';
import { concatenate } from '../../test/vectors.ts';
import {
  decodeFileContext,
  encodeFileContext,
  FILE_CONTEXT_NAME_MAX_LENGTH,
  FILE_PREVIEW_MAX_BYTES,
  type FileContext,
} from './file-context.ts';

const FILE: FileContext = { version: 3, name: 'a.txt', size: 11 };

function changed(change: (view: DataView) => void, context = FILE): Uint8Array {
  const bytes = encodeFileContext(context);
  change(new DataView(bytes.buffer));
  return bytes;
}

describe('names', () => {
  test('are cut at their limit, not in the middle of a character', () => {
    const full = 'n'.repeat(FILE_CONTEXT_NAME_MAX_LENGTH);
    const names = [full, `${full}m`, `${full.slice(1)}😀`].map(
      (name) => valueOf(decodeFileContext(encodeFileContext({ ...FILE, name }))).name,
    );
    expect(names).toEqual([full, full, full.slice(1)]);
  });

  test('end at a zero, and halves of characters are replaced', () => {
    const bytes = changed((view) => {
      view.setUint16(24, 0xd800, true);
      view.setUint16(28, 0, true);
    });
    expect(valueOf(decodeFileContext(bytes)).name).toBe('a.\uFFFDx');
    expect(valueOf(decodeFileContext(encodeFileContext({ ...FILE, name: 'a\0b' }))).name).toBe('ab');
  });

  test('that are empty are refused', () => {
    expect(faultOf(decodeFileContext(encodeFileContext({ ...FILE, name: '' })))).toBe('noName');
  });
});

describe('sizes', () => {
  test.each([2n ** 53n, 2n ** 63n, 2n ** 64n - 1n])('of %i are refused', (size) => {
    const bytes = changed((view) => view.setBigUint64(8, size, true));
    expect(faultOf(decodeFileContext(bytes))).toBe('sizeTooLarge');
  });

  test('above 4 GiB are read', () => {
    expect(valueOf(decodeFileContext(encodeFileContext({ ...FILE, size: 5_000_000_000 }))).size).toBe(5e9);
  });
});

describe('previews', () => {
  const preview = new Uint8Array(FILE_PREVIEW_MAX_BYTES).fill(7);

  test('have a limit, in both directions', () => {
    const largest = encodeFileContext({ ...FILE, preview });
    expect(valueOf(decodeFileContext(largest))).toEqual({ ...FILE, preview });
    expect(valueOf(decodeFileContext(concatenate([largest, Uint8Array.of(7)])))).toEqual(FILE);
    const tooLarge = concatenate([preview, Uint8Array.of(7)]);
    expect(encodeFileContext({ ...FILE, preview: tooLarge })).toEqual(encodeFileContext(FILE));
  });

  test.each([0, 20, 573, 10_000, 0xffff_ffff])('behind a length of %i are none', (length) => {
    const bytes = changed((view) => view.setUint32(0, length, true), {
      ...FILE,
      preview: preview.slice(0, 9),
    });
    expect(valueOf(decodeFileContext(bytes))).toEqual(FILE);
  });

  test('are none where the context says so', () => {
    const bytes = changed((view) => view.setUint32(16, 1, true), { ...FILE, preview: preview.slice(0, 9) });
    expect(valueOf(decodeFileContext(bytes))).toEqual(FILE);
  });

  test('of nothing are none, with the word for a preview as for a background', () => {
    for (const type of [0, 4]) {
      expect(valueOf(decodeFileContext(changed((view) => view.setUint32(16, type, true))))).toEqual(FILE);
    }
  });
});

test.each([0, 8, 20])('%i bytes are too few', (length) => {
  expect(faultOf(decodeFileContext(encodeFileContext(FILE).subarray(0, length)))).toBe('contextTooShort');
});

test('the fields after the name may be missing', () => {
  expect(valueOf(decodeFileContext(encodeFileContext(FILE).subarray(0, 40)))).toEqual(FILE);
  expect(valueOf(decodeFileContext(encodeFileContext(FILE).subarray(0, 23))).name).toBe('a');
});
