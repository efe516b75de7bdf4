/**
 * Runs a client written by others (the Rust crate msnp11-sdk) against our server and our headless client.
 * Progress goes to standard error; the last and only line on standard output is
 * `{"passed":n,"failed":n,"skipped":["reason"]}`. Where it cannot run it is skipped with its reason.
 */
import { buildForeignClient } from './cargo.ts';
import { checks } from './checks.ts';
import { createWorld } from './world.ts';

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runChecks(program: string): Promise<Result> {
  const world = await createWorld(program);
  let passed = 0;
  let failed = 0;
  try {
    for (const check of checks) {
      try {
        await check.run(world);
        passed += 1;
        tell(`ok      foreign client: ${check.name}`);
      } catch (error) {
        failed += 1;
        tell(`FAILED  foreign client: ${check.name}\n${String(error)}`);
      }
    }
  } finally {
    await world.close();
  }
  return { passed, failed, skipped: [] };
}

async function run(): Promise<Result> {
  const client = await buildForeignClient();
  if (client.available) return runChecks(client.program);
  tell(`skipped ${client.reason}`);
  return { passed: 0, failed: 0, skipped: [client.reason] };
}

async function resultOf(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    tell(`FAILED  foreign client\n${String(error)}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

const result = await resultOf(run);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.failed === 0 ? 0 : 1;
