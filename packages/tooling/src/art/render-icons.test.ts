import { describe, expect, test } from 'vitest';
import { icnsFile, icoFile } from './icon-containers.ts';
import { differingPaths } from './produced-files.ts';
import { renderIcons } from './render-icons.ts';
import { renderPng } from './svg-renderer.ts';
import { withUnreadDot } from './tray-icons.ts';

const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="M0 0h16v16H0z"/></svg>';

/** The width a PNG file states in its first chunk. */
function pngWidth(png: Uint8Array): number {
  return Buffer.from(png).readUInt32BE(16);
}

test('the committed bitmaps are what the drawings give', () => {
  expect(differingPaths(renderIcons())).toEqual([]);
});

test('every bitmap is as wide as its name says', () => {
  const pngFiles = renderIcons().filter(({ path }) => path.endsWith('.png'));
  const wrong = pngFiles.filter(({ path, bytes }) => {
    const stated = /(?<size>\d+)\.png$/.exec(path)?.groups?.['size'];
    return pngWidth(bytes) !== Number(stated);
  });
  expect(pngFiles.length).toBeGreaterThan(0);
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('a drawing is rendered at the width asked for', () => {
  expect(pngWidth(renderPng(SQUARE, 40))).toBe(40);
});

test('the unread dot changes the picture and keeps the document whole', () => {
  const marked = withUnreadDot(SQUARE);
  expect(marked.match(/<\/svg>/g)).toHaveLength(1);
  expect(Buffer.from(renderPng(marked, 16)).equals(renderPng(SQUARE, 16))).toBe(false);
});

describe('icon containers', () => {
  const small = { size: 16, png: Uint8Array.of(1, 2, 3) };
  const large = { size: 256, png: Uint8Array.of(4, 5) };

  test('an .ico points at each picture', () => {
    const file = Buffer.from(icoFile([small, large]));
    const entries = [6, 22].map((at) => ({
      width: file.readUInt8(at),
      content: [...file.subarray(file.readUInt32LE(at + 12)).subarray(0, file.readUInt32LE(at + 8))],
    }));
    expect(file.readUInt16LE(4)).toBe(2);
    expect(entries).toEqual([
      { width: 16, content: [1, 2, 3] },
      { width: 0, content: [4, 5] },
    ]);
  });

  test('an .ico refuses a picture it cannot describe', () => {
    expect(() => icoFile([{ size: 512, png: Uint8Array.of(1) }])).toThrow(RangeError);
  });

  test('an .icns states its own length and each chunk its own', () => {
    const file = Buffer.from(icnsFile([small, large]));
    const chunks: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      chunks.push(`${file.toString('latin1', at, at + 4)} ${file.readUInt32BE(at + 4)}`);
    }
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(chunks).toEqual(['icp4 11', 'ic08 10', 'ic13 10']);
  });
});
