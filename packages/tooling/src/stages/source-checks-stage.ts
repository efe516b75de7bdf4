import { acceptanceCheck } from '../checks/acceptance.ts';
import { compilerProjectsCheck } from '../checks/compiler-projects.ts';
import { lockFileCheck } from '../checks/lock-file.ts';
import { rendererStylesCheck } from '../checks/renderer-styles.ts';
import type { SourceCheck } from '../checks/source-check.ts';
import { stringsCheck } from '../checks/strings.ts';
import { trackedTextCheck } from '../checks/tracked-text.ts';
import { wallsCheck } from '../checks/walls.ts';
import { projectFiles } from '../repository.ts';
import { print } from '../say.ts';
import { addTallies, oneCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

const checks: readonly SourceCheck[] = [
  wallsCheck,
  compilerProjectsCheck,
  lockFileCheck,
  trackedTextCheck,
  stringsCheck,
  rendererStylesCheck,
  acceptanceCheck,
];

const runCheck = async (check: SourceCheck, files: readonly string[]): Promise<Tally> => {
  const findings = await check.find(files);
  print(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
  for (const finding of findings) print(`  ${finding}`);
  return oneCheck(findings.length === 0);
};

/** The project's own rules, which neither compiler nor linter knows. */
export const sourceChecksStage: Stage = {
  name: 'rules',
  run: async () => {
    const files = projectFiles();
    const tallies: Tally[] = [];
    for (const check of checks) tallies.push(await runCheck(check, files));
    return addTallies(tallies);
  },
};
