import { print } from '../say.ts';
import { addTallies, closingLines, emptyTally, tallyHolds } from '../tally.ts';
import type { Tally } from '../tally.ts';

/** A part of a run of checks. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

/** A stage that breaks down without counts is one failure; the others still run. */
const runStage = async (stage: Stage): Promise<Tally> => {
  print(`\n== ${stage.name}`);
  try {
    return await stage.run();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return { ...emptyTally, failed: 1 };
  }
};

/** Runs stages one after another, prints the closing lines, and answers the exit code. */
export const runStages = async (stages: readonly Stage[]): Promise<number> => {
  const tallies: Tally[] = [];
  for (const stage of stages) {
    const tally = await runStage(stage);
    print(`${stage.name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`);
    tallies.push(tally);
  }
  const total = addTallies(tallies);
  print('');
  for (const line of closingLines(total)) print(line);
  return tallyHolds(total) ? 0 : 1;
};
