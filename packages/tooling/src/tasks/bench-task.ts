import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { meetsGoal, ratioOf } from '../bench/bench-row.ts';
import type { BenchRow } from '../bench/bench-row.ts';
import { benchTable } from '../bench/bench-table.ts';
import { inRepository } from '../repository.ts';
import { print, say } from '../say.ts';
import { UsageError } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

const benchFolder = inRepository('packages/tooling/src/bench');
const outputFolder = inRepository('bench-output');
const ending = '.bench.ts';

const help = `
npm run bench -- [FLAGS]        measures Nudge beside baselines in the same run

  --only NAME     one benchmark, by the name of its file without ${ending} (may be given several times)
  --quick         shorter rounds, for a look; do not quote its figures
  --help          this text

Prints a table and writes bench-output/bench.md and bench-output/bench.json. Ends with an error when a benchmark
breaks down; a goal that is missed is told in the table.
`;

const allBenches = (): readonly string[] =>
  readdirSync(benchFolder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();

/** The benchmarks asked for, all of them where none is named. */
export const chooseBenches = (all: readonly string[], only: readonly string[]): readonly string[] => {
  const unknown = only.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`no benchmark is named ${unknown}; there are: ${all.join(', ')}`);
  return only.length === 0 ? all : all.filter((name) => only.includes(name));
};

const runBench = (name: string, quick: boolean): Promise<readonly BenchRow[]> =>
  new Promise((resolve, reject) => {
    say(`Measuring ${name}`);
    const runner = path.join(benchFolder, 'run-bench-file.ts');
    const child = fork(runner, [path.join(benchFolder, `${name}${ending}`), ...(quick ? ['--quick'] : [])], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 2, 'inherit', 'ipc'],
    });
    let rows: readonly BenchRow[] | undefined;
    child.once('message', (message) => {
      rows = message as readonly BenchRow[];
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (rows === undefined) reject(new Error(`${name} ended with code ${code} and no figures`));
      else resolve(rows);
    });
  });

const writeOutput = (rows: readonly BenchRow[], table: string): void => {
  mkdirSync(outputFolder, { recursive: true });
  const measured = rows.map((row) => ({ ...row, ratio: ratioOf(row), met: meetsGoal(row) ?? null }));
  writeFileSync(path.join(outputFolder, 'bench.json'), `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(path.join(outputFolder, 'bench.md'), `${table}\n`);
};

const bench = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
    },
    strict: true,
  });
  const rows: BenchRow[] = [];
  let broken = 0;
  for (const name of chooseBenches(allBenches(), values.only)) {
    try {
      rows.push(...(await runBench(name, values.quick)));
    } catch (error) {
      broken += 1;
      say(String(error));
    }
  }
  const table = benchTable(rows);
  writeOutput(rows, table);
  print(table);
  return broken === 0 && rows.length > 0 ? 0 : 1;
};

export const benchTask: Task = { help, run: bench };
