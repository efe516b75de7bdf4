/** Accounts and friendships to make before the server says that it is ready. */
import { readFile } from 'node:fs/promises';
import { ServerError, type RunningServer } from '@nudge/msnp-server/node';
import { z } from 'zod';

const seed = z.object({
  accounts: z
    .array(
      z.object({
        address: z.string(),
        password: z.string(),
        name: z.string().default(''),
        legacyMd5: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Pairs that go on one another's forward and allow lists. */
  contacts: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export type Seed = z.infer<typeof seed>;

/** Fails with an `Error` whose message says what is wrong with the file. */
export async function readSeed(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((failure: unknown) => {
    throw new Error(`the seed file ${file} cannot be read`, { cause: failure });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (failure) {
    throw new Error(`the seed file ${file} is not JSON`, { cause: failure });
  }
  const result = seed.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `the seed file ${file} is wrong at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** Accounts that exist already are left as they are, so that a server can be started again with the same seed. */
export async function plant(server: RunningServer, { accounts, contacts }: Seed): Promise<void> {
  for (const account of accounts) {
    await server.createAccount(account).catch((failure: unknown) => {
      if (!(failure instanceof ServerError) || failure.code !== 'addressTaken') throw failure;
    });
  }
  for (const [first, second] of contacts) await server.befriend(first, second);
}
