/** Plays the story on one package and writes what came of each step; the first that fails ends it. */
import { writeFile } from 'node:fs/promises';
import { readStoryOrder, type StepOutcome } from './story-order.ts';
import { Story } from './story.ts';

const orderFile = process.argv[2];
if (orderFile === undefined) throw new Error('the story needs its order: play-story.ts ORDER.json');
const order = await readStoryOrder(orderFile);
const story = new Story(order);
const outcomes: StepOutcome[] = [];
let hasFailed = false;
try {
  for (const [step, play] of story.steps) {
    if (hasFailed) {
      outcomes.push({ step, outcome: 'not reached' });
      continue;
    }
    process.stderr.write(`  ${order.name}: ${step}\n`);
    try {
      const note = await play();
      outcomes.push({ step, outcome: 'passed', ...(note === undefined ? {} : { note }) });
    } catch (error) {
      hasFailed = true;
      outcomes.push({ step, outcome: 'failed', note: String(error) });
      process.stderr.write(`${String(error)}\n${await story.capture()}\n`);
    }
  }
} finally {
  await story.close();
  await writeFile(order.outcomeFile, JSON.stringify(outcomes));
}
// The steps are told by their outcomes; the driver's connections do not hold the program any longer.
process.exit(0);
