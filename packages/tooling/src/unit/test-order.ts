import type { TestOrder } from './order-test-files.ts';

/**
 * In `apps/desktop`. These put stand-ins in the place of modules, which other files in the same process would see, too;
 * or they are about what a module has not done yet, which another file may have let it do.
 */
export const ISOLATED_FILES: readonly string[] = [
  'src/renderer/windows/every-menu.test.tsx',
  'src/renderer/windows/every-dialog.test.tsx',
  'src/renderer/components/emoticon-form/read-emoticon-file.test.ts',
  'src/renderer/text/text-provider.test.tsx',
  'src/main/shell/look-control.test.ts',
];

/** Names of projects, and paths in the repository. */
export const TEST_ORDER: TestOrder = {
  // Isolated ones first: their processes are never kept, and two of them take longest.
  projects: ['desktop, isolated', 'packages', 'desktop'],
  // More than five seconds, by what they do and not by their length: child processes, and pages of whole windows.
  long: [
    'apps/desktop/src/renderer/windows/every-dialog.test.tsx',
    'apps/desktop/src/renderer/windows/every-menu.test.tsx',
    'apps/cli/test/kill.test.ts',
    'apps/cli/test/firewall.test.ts',
    'packages/msnp-server/src/node/durability.test.ts',
    'apps/server/src/main.test.ts',
    'apps/cli/test/files.test.ts',
    'apps/cli/test/msnftp.test.ts',
    'packages/msnp-engine/test/node/transfer-files/describe-files.test.ts',
    'packages/msnp-engine/test/memory/storms.test.ts',
    'packages/msnp-engine/test/memory/exchange/resume.test.ts',
    'apps/desktop/src/renderer/windows/history/history-window.test.tsx',
    'apps/desktop/src/main/shell/compose-services.test.ts',
    'apps/desktop/src/renderer/windows/every-control.test.tsx',
  ],
};
