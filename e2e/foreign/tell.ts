/** One command to the foreign client, and how it ended there. */
import type { JsonLinesProcess, JsonRecord, WaitOptions } from '../processes/json-lines-process.ts';

let commandCount = 0;

/** Sends a command and waits until it is done; fails with what the client says when it is not. */
export async function tell(
  client: JsonLinesProcess,
  command: JsonRecord,
  options: WaitOptions = {},
): Promise<void> {
  commandCount += 1;
  const id = `c${commandCount}`;
  client.send({ ...command, id });
  const { event, message } = await client.waitFor({ id }, options);
  if (event !== 'done')
    throw new Error(`the foreign client failed to ${String(command['do'])}: ${String(message)}`);
}
