import { describe, expect, test } from 'vitest';
import { bytesOf, concatenate } from '../../test/vectors.ts';
import { encodeBlockHeader, encodeEndBlock } from './data-block.ts';
import { MSNFTP_LINE_MAX_BYTES } from './line-commands.ts';
import { MsnftpReader, type MsnftpItem } from './msnftp-reader.ts';

function readerOfBlocks(): MsnftpReader {
  const reader = new MsnftpReader();
  reader.expectBlocks();
  return reader;
}

function kinds(items: readonly MsnftpItem[]): readonly string[] {
  return items.map((item) => {
    if (item.kind === 'line') return item.line.verb;
    if (item.kind === 'data') return `${item.bytes.length} bytes`;
    return item.kind === 'fault' ? item.fault.code : item.kind;
  });
}

describe('lines', () => {
  test('end in CR LF or LF, and empty ones are nothing', () => {
    const items = new MsnftpReader().receive(bytesOf('VER MSNFTP\r\nTFR\n\r\n\nCCL  \r\nBYE 16777989 \n'));
    expect(kinds(items)).toEqual(['VER', 'TFR', 'CCL', 'BYE']);
  });

  test('are no blocks before blocks are expected, whatever they begin with', () => {
    const reader = new MsnftpReader();
    expect(kinds(reader.receive(Uint8Array.of(0, 1, 0)))).toEqual([]);
    expect(kinds(reader.receive(bytesOf('\nTFR\n')))).toEqual(['unknown', 'TFR']);
  });

  test('may be begun before blocks are expected', () => {
    const reader = new MsnftpReader();
    reader.receive(bytesOf('CC'));
    reader.expectBlocks();
    expect(kinds(reader.receive(bytesOf('L\n')))).toEqual(['CCL']);
  });

  test('come after blocks, and blocks after them', () => {
    const block = concatenate([encodeBlockHeader(3), bytesOf('abc')]);
    const stream = concatenate([block, bytesOf('CCL\r\n'), block, encodeEndBlock(), bytesOf('BYE 1\n')]);
    expect(kinds(readerOfBlocks().receive(stream))).toEqual(['3 bytes', 'CCL', '3 bytes', 'end', 'BYE']);
  });

  test.each([1, 100, MSNFTP_LINE_MAX_BYTES + 1, 10_000])(
    'that do not end are refused, %i at a time',
    (step) => {
      const reader = new MsnftpReader();
      const endless = new Uint8Array(10_000).fill(65);
      const items: MsnftpItem[] = [];
      for (let at = 0; at < endless.length; at += step) {
        items.push(...reader.receive(endless.subarray(at, at + step)));
        expect(reader.bufferedBytes).toBeLessThanOrEqual(MSNFTP_LINE_MAX_BYTES);
      }
      expect(kinds(items)).toEqual(['lineTooLong']);
      expect(kinds(reader.receive(bytesOf('\nTFR\n')))).toEqual([]);
    },
  );

  test('have room for exactly the limit', () => {
    const line = `${'A'.repeat(MSNFTP_LINE_MAX_BYTES)}\n`;
    expect(kinds(new MsnftpReader().receive(bytesOf(line)))).toEqual(['unknown']);
    expect(kinds(new MsnftpReader().receive(bytesOf(`A${line}`)))).toEqual(['lineTooLong']);
  });
});

describe('blocks', () => {
  test('are handed on as they come, as views', () => {
    const reader = readerOfBlocks();
    const chunk = concatenate([encodeBlockHeader(10), bytesOf('hello')]);
    const [item] = reader.receive(chunk);
    expect(item?.kind === 'data' && item.bytes.buffer).toBe(chunk.buffer);
    expect(kinds(reader.receive(bytesOf('world')))).toEqual(['5 bytes']);
    expect(reader.bufferedBytes).toBe(0);
  });

  test('may be longer than official clients make them, or empty', () => {
    const longest = concatenate([Uint8Array.of(0, 0xff, 0xff), new Uint8Array(0xffff)]);
    const stream = concatenate([Uint8Array.of(0, 0, 0), longest, Uint8Array.of(0, 0, 0), encodeEndBlock()]);
    expect(kinds(readerOfBlocks().receive(stream))).toEqual(['65535 bytes', 'end']);
  });

  test('that end and announce data are refused', () => {
    const reader = readerOfBlocks();
    expect(kinds(reader.receive(Uint8Array.of(1, 1, 0, 65)))).toEqual(['badBlock']);
    expect(kinds(reader.receive(encodeEndBlock()))).toEqual([]);
  });

  test('with a length that lies leave bytes that are no block', () => {
    const tooShort = concatenate([encodeBlockHeader(2), bytesOf('hello\n')]);
    expect(kinds(readerOfBlocks().receive(tooShort))).toEqual(['2 bytes', 'unknown']);
    const reader = readerOfBlocks();
    expect(kinds(reader.receive(concatenate([encodeBlockHeader(2000), bytesOf('BYE 1\n')])))).toEqual([
      '6 bytes',
    ]);
    expect(reader.bufferedBytes).toBe(0);
  });

  test('cost three looked-at bytes each, in a file of any size', () => {
    const reader = readerOfBlocks();
    const block = concatenate([encodeBlockHeader(2045), new Uint8Array(2045)]);
    for (let count = 0; count < 1000; count++) reader.receive(block);
    expect(reader.touchedBytes).toBe(3000);
  });
});

test('chunks may be Buffers', () => {
  const [item] = readerOfBlocks().receive(Buffer.from([0, 2, 0, 65, 66]));
  expect(item).toEqual({ kind: 'data', bytes: Uint8Array.of(65, 66) });
});
