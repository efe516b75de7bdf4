/** A server in a process of its own, to be killed: `child-server.ts DIRECTORY`; prints where it listens. */
import { startServer } from '../src/node/index.ts';

const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  httpPort: 0,
  storage: { kind: 'directory', directory: process.argv[2] ?? '' },
  passwordHash: { memoryCost: 8, timeCost: 1, parallelism: 1 },
});
for (const name of ['alice', 'bob']) {
  await server
    .createAccount({ address: `${name}@example.com`, password: 'secret', name, legacyMd5: false })
    .catch(() => undefined);
}
process.stdout.write(`${JSON.stringify({ msnp: server.msnp, http: server.http })}\n`);
