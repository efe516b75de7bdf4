// The child process of one benchmark: nothing that ran before it warms or burdens it.
import { pathToFileURL } from 'node:url';
import type { RunBench } from './bench-row.ts';

const [file = '', ...flags] = process.argv.slice(2);
const { run } = (await import(pathToFileURL(file).href)) as { run: RunBench };
const rows = await run({ quick: flags.includes('--quick') });
process.send?.(rows, () => process.exit(0));
