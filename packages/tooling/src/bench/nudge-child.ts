// Child process: the product's server, set up as the service does it, in memory.
import { keepHeapSmall } from '@nudge/msnp-server/small-heap';
import { ownFigure } from './server-process.ts';
import type { ChildRequest, SeedRequest, ServerKind } from './server-process.ts';

const kind = JSON.parse(process.argv[2] ?? '') as Extract<ServerKind, { kind: 'nudge' }>;
const hashOff = { passwordHash: { memoryCost: 8, timeCost: 1, parallelism: 1 } };

keepHeapSmall();
const { startServer } = await import('@nudge/msnp-server/node');
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  httpPort: 0,
  storage: { kind: 'memory' },
  // What the load says is measured, not how far the server lets it.
  messageRates: { chatPerSecond: Infinity, dataPerSecond: Infinity },
  ...(kind.hash === 'off' ? hashOff : {}),
});

const addressOf = (index: number): string => `p${index}@example.com`;

const seed = async ({
  accounts,
  contacts = 0,
  firstOnly = false,
  contactsOnly = false,
  legacyMd5 = false,
}: SeedRequest): Promise<void> => {
  for (let index = 0; index < (contactsOnly ? 0 : accounts); index++) {
    const address = addressOf(index);
    await server.createAccount({ address, password: 'secret', name: `Person ${index}`, legacyMd5 });
  }
  for (let owner = 0; owner < (firstOnly ? 1 : accounts); owner++) {
    for (let step = 1; step <= contacts; step++) {
      await server.befriend(addressOf(owner), addressOf((owner + step) % accounts));
    }
  }
};

// Whoever measures is done with it, or is gone.
process.on('disconnect', () => process.exit());
process.on('message', (request: ChildRequest) => {
  if (request.ask === 'seed') void seed(request.seed).then(() => process.send?.('done'));
  else if (request.ask !== 'hashes') process.send?.(ownFigure(request.ask));
});
process.send?.({ port: server.msnp.port, http: server.http });
