// What a program or library was built for, as its own first bytes say: packing for another system than this one is
// where a binary of ours could slip in.
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { ContentGround } from './expected-content.ts';
import { archiveName } from './packed-files.ts';

/** All headers lie within; that of Windows begins with a small program for DOS. */
const headBytes = 4096;

const elfProcessors: ReadonlyMap<number, string> = new Map([
  [62, 'x64'],
  [183, 'arm64'],
]);
const windowsProcessors: ReadonlyMap<number, string> = new Map([
  [0x86_64, 'x64'],
  [0xaa_64, 'arm64'],
]);
const macProcessors: ReadonlyMap<number, string> = new Map([
  [0x01_00_00_07, 'x64'],
  [0x01_00_00_0c, 'arm64'],
]);

const elfMagic = 0x7f_45_4c_46;
const macMagic = 0xfe_ed_fa_cf;
const dosMagic = 0x5a_4d;
const windowsMagic = 0x45_50;
/** Where a program for DOS tells where the one for Windows begins. */
const windowsOffset = 0x3c;

const named = (system: string, processor: string | undefined): string => `${system}-${processor ?? 'other'}`;

const windowsKind = (head: Buffer): string | undefined => {
  const start = head.length >= windowsOffset + 4 ? head.readUInt32LE(windowsOffset) : head.length;
  if (start + 6 > head.length || head.readUInt32LE(start) !== windowsMagic) return undefined;
  return named('win32', windowsProcessors.get(head.readUInt16LE(start + 4)));
};

/** System and processor under Node's names, such as `linux-x64`; undefined for what is no binary. */
export const binaryKind = (head: Buffer): string | undefined => {
  if (head.length < 20) return undefined;
  if (head.readUInt32BE(0) === elfMagic) return named('linux', elfProcessors.get(head.readUInt16LE(18)));
  if (head.readUInt32LE(0) === macMagic) return named('darwin', macProcessors.get(head.readUInt32LE(4)));
  return head.readUInt16LE(0) === dosMagic ? windowsKind(head) : undefined;
};

const headOf = async (file: string): Promise<Buffer> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** The binaries below the folder that are for another system or processor, one line each. `paths`: as listed there. */
export const foreignBinaries = async (
  folder: string,
  paths: readonly string[],
  { system, architecture }: ContentGround,
): Promise<readonly string[]> => {
  const wanted = `${system}-${architecture}`;
  const faults: string[] = [];
  for (const name of paths.filter((one) => !one.includes(`${archiveName}/`))) {
    const kind = binaryKind(await headOf(path.join(folder, name)));
    if (kind !== undefined && kind !== wanted) faults.push(`${name}: ${kind}`);
  }
  return faults;
};
