import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRepository } from '../repository.ts';
import { parsePackageOrder } from './package-order.ts';
import { builderConfiguration } from './run-electron-builder.ts';

const script = readFileSync(inRepository('resources/installer/installer.nsh'), 'utf8');
const macro = (name: string): string => {
  const found = new RegExp(`^!macro ${name}\\b.*\\n([^]*?)^!macroend`, 'm').exec(script)?.[1];
  if (found === undefined) throw new Error(`there is no macro ${name}`);
  return found;
};
const schemesIn = (name: string, step: string): readonly string[] =>
  [...macro(name).matchAll(new RegExp(`!insertmacro ${step} "(\\w+)"`, 'g'))].map(
    ([, scheme = '']) => scheme,
  );

/** Those that the other systems are told of. */
const declared =
  /schemes: \[(.*)\]/.exec(readFileSync(inRepository('electron-builder.yml'), 'utf8'))?.[1]?.split(', ') ??
  [];

it('takes and leaves the same links as on other systems', () => {
  expect(declared).toContain('nudge');
  expect(schemesIn('customInstall', 'nudgeTakeScheme')).toEqual(declared);
  expect(schemesIn('customUnInstall', 'nudgeLeaveScheme')).toEqual(declared);
});

it('writes the command as the application asks Electron for it', () => {
  const asked = /const ARGUMENTS = \['(.*)'\];/.exec(
    readFileSync(inRepository('apps/desktop/src/main/shell/link-handler.ts'), 'utf8'),
  )?.[1];
  expect(asked).toBe('--');
  expect(macro('nudgeTakeScheme')).toContain(`'"$INSTDIR\\\${APP_EXECUTABLE_FILENAME}" "${asked}" "%1"'`);
});

it.each(['customInstall', 'customUnInstall'])(
  'does nothing in %s when one version becomes the next',
  (name) => {
    const lines = macro(name)
      .split('\n')
      .map((line) => line.trim());
    const guarded = lines.slice(lines.indexOf('${ifNot} ${isUpdated}'), lines.indexOf('${endIf}'));
    const steps = lines.filter((line) => line.startsWith('!insertmacro'));
    expect(steps.length).toBeGreaterThan(0);
    expect(guarded).toEqual(['${ifNot} ${isUpdated}', ...steps]);
  },
);

it('is named to electron-builder by its place, which the packed folder does not hold', () => {
  const order = parsePackageOrder([], { platform: 'win32', folder: '/f', defaultOut: '/out' });
  const run = {
    order,
    architecture: 'x64',
    stage: '/staged',
    electron: { kind: 'shipped', version: '45.0.0' },
    feed: undefined,
    version: '1.2.3',
    env: {},
  } as const;
  expect(builderConfiguration(run, 'win32')).toMatchObject({
    nsis: { include: inRepository('resources/installer/installer.nsh') },
  });
});
