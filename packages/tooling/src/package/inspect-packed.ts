import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BuiltFile, BuiltPackages } from './build-packages.ts';
import { missingAround, unexpectedAround } from './expected-surroundings.ts';
import { inspectPackage } from './inspect-package.ts';
import type { Finding, PackageUnderTest } from './inspect-package.ts';
import { listPackedFiles } from './packed-files.ts';
import { canBeUnpacked, unpackPackage } from './unpack-package.ts';

const isOf = ({ name }: BuiltFile, { architecture }: PackageUnderTest, all: number): boolean =>
  all === 1 || name.includes(`-${architecture}.`);

const inspectOne = async (file: string, made: PackageUnderTest): Promise<readonly Finding[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-opened-'));
  try {
    const { root, program } = await unpackPackage(file, folder);
    const findings = await inspectPackage({ ...made, folder: program });
    if (root === program) return findings;
    const around = (await listPackedFiles(root)).map((listed) => listed.path);
    const faults = [...unexpectedAround(around), ...missingAround(around)];
    return [...findings, { name: 'what lies around it belongs there', faults }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Opens each of the packages that can be opened here, and looks into what came out; findings begin with its name. */
export const inspectPackedFiles = async (
  { unpacked, files }: Pick<BuiltPackages, 'unpacked' | 'files'>,
  out: string,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const file of files.filter(({ name }) => canBeUnpacked(name))) {
    const made = unpacked.find((one) => isOf(file, one, unpacked.length));
    if (made === undefined) {
      findings.push({ name: file.name, faults: ['nobody knows which processor it is for'] });
      continue;
    }
    const found = await inspectOne(path.join(out, file.name), made);
    findings.push(...found.map(({ name, faults }) => ({ name: `${file.name}: ${name}`, faults })));
  }
  return findings;
};
