import { expect, it, onTestFinished } from 'vitest';
import { BOB } from '../../../../test/scripted-engine.ts';
import { offerOf, transferScene } from '../../../../test/transfer-scene.ts';
import type { ScanOutcome } from './scan-file.ts';

/** A file of Bob's that has arrived, where `scanner` looks at what arrives and says this. */
async function arrived(scanned: ScanOutcome, scanner = '/opt/scan') {
  const scene = await transferScene();
  onTestFinished(() => scene.close());
  scene.changeFiles({ scanner });
  scene.disk.scanned = scanned;
  const transfer = offerOf({ name: 'holiday.jpg' });
  const done = { ...transfer, phase: { kind: 'done' }, savedAs: ['/received/holiday.jpg'] } as const;
  for (const each of [transfer, done, done]) scene.tell(each);
  await Promise.resolve();
  const bob = scene.conversations.book.withPartner(BOB);
  return { scans: scene.scans, said: bob && scene.notices(bob) };
}

it.each([
  ['passed', []],
  ['refused', ['fileScanRefused holiday.jpg']],
  ['failed', ['fileScanFailed holiday.jpg']],
] as const)('what the scanner of Options has %s is said so, once', async (outcome, said) => {
  expect(await arrived(outcome)).toEqual({ scans: ['scan holiday.jpg'], said });
});

it('without a scanner nothing is scanned', async () => {
  expect(await arrived('refused', '')).toEqual({ scans: [], said: [] });
});

it('the scanner is chosen by a dialog, kept when nothing is chosen, and given up', async () => {
  const scene = await transferScene();
  onTestFinished(() => scene.close());
  const chosen = (): string => scene.settings.current.files.scanner;
  scene.shell.answers.push(['/opt/scan']);
  await scene.received.chooseScanner(1, true);
  expect(chosen()).toBe('/opt/scan');
  await scene.received.chooseScanner(1, true);
  expect(chosen()).toBe('/opt/scan');
  await scene.received.chooseScanner(1, false);
  expect(chosen()).toBe('');
});
