import { describe, expect, it } from 'vitest';
import { brokenWalls } from './walls.ts';
import type { EntryPoints } from './walls.ts';

const entryPoints: EntryPoints = {
  '@nudge/msnp-codec': ['.'],
  '@nudge/msnp-engine': ['.', './node'],
  '@nudge/ipc-contract': ['.'],
  '@nudge/testkit': ['.', './node'],
};

const findings = (file: string, specifier: string): readonly string[] =>
  brokenWalls(file, [{ specifier, line: 7 }], entryPoints);

describe('brokenWalls', () => {
  it('tells file, line, module and reason', () => {
    expect(findings('packages/msnp-codec/src/a.ts', 'node:fs')).toEqual([
      "packages/msnp-codec/src/a.ts:7: 'node:fs': it runs without sockets, files and clocks; those are passed in",
    ]);
  });

  it.each([
    ['apps/desktop/src/main/services/history-service.ts', 'electron'],
    ['apps/desktop/src/renderer/windows/main/main.tsx', 'electron'],
    ['packages/msnp-engine/src/messenger.ts', 'node:net'],
    ['packages/msnp-server/src/core/accounts.ts', 'node:crypto'],
    ['apps/desktop/src/renderer/bridge/client.ts', 'node:path'],
    ['apps/desktop/src/renderer/stores/contact-list.ts', '@nudge/msnp-codec'],
    ['packages/msnp-engine/src/messenger.ts', '@nudge/msnp-server'],
    ['packages/msnp-codec/src/index.ts', '@nudge/testkit'],
    ['packages/testkit/src/manual-time.ts', 'node:net'],
    ['apps/cli/src/main.ts', '@nudge/testkit'],
    ['apps/cli/src/main.ts', '@nudge/msnp-engine/src/messenger.ts'],
    ['apps/cli/src/main.ts', '@nudge/unheard-of'],
    ['apps/cli/src/main.ts', '../../../packages/msnp-engine/src/messenger.ts'],
    ['packages/tooling/src/task.ts', '../../msnp-codec/src/index.ts'],
  ])('%s must not name %s', (file, specifier) => {
    expect(findings(file, specifier)).not.toEqual([]);
  });

  it.each([
    ['apps/desktop/src/main/index.ts', 'electron'],
    ['apps/desktop/src/main/windows/main-window.ts', 'electron'],
    ['apps/desktop/src/preload/index.ts', 'electron'],
    ['apps/desktop/src/main/services/settings-service.ts', 'electron-store'],
    ['packages/msnp-engine/src/node/driver.ts', 'node:net'],
    ['packages/testkit/src/node/socks-proxy.ts', 'node:net'],
    ['packages/msnp-engine/src/messenger.test.ts', '@nudge/testkit'],
    ['packages/msnp-codec/src/vectors.test.ts', 'node:fs'],
    ['apps/cli/src/main.ts', '@nudge/msnp-engine/node'],
    ['apps/desktop/src/renderer/stores/contact-list.ts', '@nudge/ipc-contract'],
    ['apps/desktop/src/renderer/components/face.tsx', '../../../../../resources/emoticons/smile.svg'],
    ['packages/msnp-codec/src/index.ts', './wire/limits.ts'],
  ])('%s may name %s', (file, specifier) => {
    expect(findings(file, specifier)).toEqual([]);
  });
});
