/** Files for tests to send: any bytes, and pictures of one colour; and what is compared of those that arrived. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Eight bits a channel, red, green and blue; no interlacing. */
const PNG_KIND = Buffer.from([8, 2, 0, 0, 0]);

/** A file with bytes that no other has; settles with its path. */
export async function makeFile(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, randomBytes(size));
  return path;
}

/** SHA-256 in hexadecimal digits: two of them are compared much sooner than megabytes. */
export async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

export interface MadePicture {
  readonly name: string;
  /** Width and height, px. */
  readonly side: number;
  /** Red, green and blue, each up to 255. */
  readonly color: readonly [number, number, number];
}

/** A square PNG; settles with its path. */
export async function makePicture(folder: string, { name, side, color }: MadePicture): Promise<string> {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: side }, () => Buffer.from(color))]);
  const rows = Buffer.concat(Array.from({ length: side }, () => row));
  const chunks = [
    chunk('IHDR', Buffer.concat([size, PNG_KIND])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND'),
  ];
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([PNG_SIGNATURE, ...chunks]));
  return path;
}

function chunk(kind: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
