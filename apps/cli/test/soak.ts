/** `npm run soak`: many rounds of files that go on after `kill -9`, each told in a line. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { describeRound, playKillRound, wasKept } from './kill-round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `npm run soak -- [FLAGS]    files between two headless clients, one of which is killed on the way

  --rounds N   so many files (default 200)
  --seed S     chance of the first round; the next has S + 1 (default: drawn, and told)
  --help       this text

Ends with an error when a file is not the same at both ends, or began anew instead of going on.
`;

interface Told {
  /** Equal at both ends, and nothing was sent twice. */
  readonly isGood: boolean;
  readonly wasCut: boolean;
  readonly text: string;
}

/** A round that breaks down does not end those after it. */
async function playAndTell(seed: number): Promise<Told> {
  try {
    const round = await playKillRound(seed);
    return { isGood: round.isEqual && wasKept(round), wasCut: round.wasCut, text: describeRound(round) };
  } catch (error) {
    return { isGood: false, wasCut: false, text: String(error) };
  }
}

async function soak(rounds: number, seed: number): Promise<number> {
  let good = 0;
  let cut = 0;
  for (let index = 0; index < rounds; index++) {
    const { isGood, wasCut, text } = await playAndTell(seed + index);
    good += Number(isGood);
    cut += Number(wasCut);
    process.stdout.write(`${index + 1} of ${rounds}, seed ${seed + index}: ${text}\n`);
  }
  process.stdout.write(`${good} of ${rounds} good, ${cut} killed under way; first seed ${seed}\n`);
  return good === rounds ? 0 : 1;
}

const rounds = Number(values.rounds);
const seed = Number(values.seed);
if (values.help) {
  process.stdout.write(HELP);
} else if (Number.isSafeInteger(rounds) && rounds > 0 && Number.isSafeInteger(seed)) {
  process.exitCode = await soak(rounds, seed);
} else {
  process.stderr.write('--rounds and --seed are whole numbers\n');
  process.exitCode = 2;
}
