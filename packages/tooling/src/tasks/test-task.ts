import { parseArgs } from 'node:util';
import { buildStage } from '../stages/build-stage.ts';
import { e2eStage } from '../stages/e2e-stage.ts';
import { foreignStage } from '../stages/foreign-stage.ts';
import { galleryStage } from '../stages/gallery-stage.ts';
import { packageStage } from '../stages/package-stage.ts';
import { runStages } from '../stages/stage.ts';
import type { Stage } from '../stages/stage.ts';
import { unitStage } from '../stages/unit-stage.ts';
import { UsageError } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';
import { checkStages } from './check-task.ts';

const help = `
npm test           every check there is: types, lint, format, rules, unit and integration tests, every state of the gallery
                   (where there is a Chromium), the foreign client (where a recent cargo exists), the build, what is in
                   a package, and the application driven end to end

npm test -- --only check | unit | gallery | foreign | build | package | e2e   that part alone; may be given several times
npm test -- --only unit frame-reader                      only files whose path holds that word; for unit and e2e

The last lines are one for each skipped check with its reason, then 'N passed, N failed'.
The end-to-end tests need Debian's packages for a virtual display; root gets them installed. Where they are missing
the run fails, unless NUDGE_E2E=optional says that this is known.
`;

/** The parts of a run by name, in their order; patterns narrow those that consist of test files. */
const partsOf = (patterns: readonly string[]): ReadonlyMap<string, readonly Stage[]> =>
  new Map([
    ['check', checkStages],
    ['unit', [unitStage(patterns)]],
    ['gallery', [galleryStage]],
    ['foreign', [foreignStage]],
    ['build', [buildStage]],
    ['package', [buildStage, packageStage]],
    ['e2e', [buildStage, e2eStage(patterns)]],
  ]);

/** The stages that a command line asks for, each once. */
export const chooseStages = (args: readonly string[]): readonly Stage[] => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true, default: [] } },
    strict: true,
    allowPositionals: true,
  });
  const parts = partsOf(positionals);
  const unknown = values.only.find((name) => !parts.has(name));
  if (unknown !== undefined) throw new UsageError(`--only takes one of ${[...parts.keys()].join(', ')}`);
  if (positionals.length > 0 && values.only.length === 0)
    throw new UsageError('a word needs --only unit or e2e');
  const chosen = [...parts].filter(([name]) => values.only.length === 0 || values.only.includes(name));
  return [...new Set(chosen.flatMap(([, stages]) => stages))];
};

export const testTask: Task = { help, run: async (args) => runStages(chooseStages(args)) };
