/** The headless client of apps/cli, as one more person in a test. */
import { JsonLinesProcess } from './json-lines-process.ts';
import { CLI_MAIN } from './paths.ts';
import type { SeedAccount, ServerProcess } from './server-process.ts';

const PASSWORD_VARIABLE = 'NUDGE_TEST_PASSWORD';

/** Signed in and online when it is handed over. */
export async function startHeadlessClient(
  server: ServerProcess,
  account: SeedAccount,
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
    ],
    env: { [PASSWORD_VARIABLE]: account.password },
  });
  await client.waitFor({ event: 'signedIn' });
  return client;
}
