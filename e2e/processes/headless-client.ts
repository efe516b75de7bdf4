/** The headless client of apps/cli, as one more person in a test. */
import { JsonLinesProcess } from './json-lines-process.ts';
import { CLI_MAIN } from './paths.ts';
import type { SeedAccount, ServerProcess } from './server-process.ts';

const PASSWORD_VARIABLE = 'NUDGE_TEST_PASSWORD';
/** The client takes what the system gives. */
const ANY_PORTS = '0-0';

/** Signed in and online when it is handed over. */
export async function startHeadlessClient(
  server: ServerProcess,
  account: SeedAccount,
  flags: readonly string[] = [],
): Promise<JsonLinesProcess> {
  const client = new JsonLinesProcess({
    name: `headless client ${account.address}`,
    command: process.execPath,
    args: [
      CLI_MAIN,
      '--server',
      server.address,
      '--http',
      server.http,
      '--address',
      account.address,
      '--password-env',
      PASSWORD_VARIABLE,
      '--transfer-ports',
      ANY_PORTS,
      ...flags,
    ],
    env: { [PASSWORD_VARIABLE]: account.password },
  });
  await client.waitFor({ event: 'signedIn' });
  return client;
}
