/** Messages that wait for people who are not signed in, in the embedded store. */
import type { AccountName } from '@nudge/msnp-codec';
import { sql, type Kysely, type Transaction } from 'kysely';
import type {
  KeptMessage,
  OfflineMessageStore,
  WaitingCounts,
  WaitingMessage,
} from '../store/offline-message-store.ts';
import type { AccountQueries } from './account-queries.ts';
import type { OfflineMessageTable, Tables } from './schema.ts';
import { guarded } from './store-failure.ts';

export class SqliteOfflineMessages implements OfflineMessageStore {
  readonly #database: Kysely<Tables>;
  readonly #queries: Pick<AccountQueries, 'waitingMessages'>;

  constructor(database: Kysely<Tables>, queries: Pick<AccountQueries, 'waitingMessages'>) {
    this.#database = database;
    this.#queries = queries;
  }

  waiting(owner: AccountName): Promise<readonly WaitingMessage[]> {
    return guarded(async () => (await this.#queries.waitingMessages(owner)).map(waitingOf));
  }

  find(owner: AccountName, id: string): Promise<KeptMessage | undefined> {
    return guarded(async () => {
      const row = await this.#database
        .selectFrom('offline_message')
        .selectAll()
        .where('id', '=', id)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row && keptOf(row);
    });
  }

  count(owner: AccountName, sender: AccountName): Promise<WaitingCounts> {
    return guarded(async () => {
      const { forOwner, ofPair } = await this.#database
        .selectFrom('offline_message')
        .select(({ fn }) => [
          fn.countAll<number>().as('forOwner'),
          fn.countAll<number>().filterWhere('sender', '=', sender).as('ofPair'),
        ])
        .where('owner', '=', owner)
        .executeTakeFirstOrThrow();
      const { bySender } = await this.#database
        .selectFrom('offline_message')
        .select(({ fn }) => fn.countAll<number>().as('bySender'))
        .where('sender', '=', sender)
        .executeTakeFirstOrThrow();
      return { forOwner, ofPair, bySender };
    });
  }

  wasKept({ sender, runId, sequence }: Pick<KeptMessage, 'sender' | 'runId' | 'sequence'>): Promise<boolean> {
    return guarded(async () => {
      const known = await this.#database
        .selectFrom('offline_mark')
        .select('sequence')
        .where('sender', '=', sender)
        .where('run_id', '=', runId)
        .where('sequence', '=', sequence)
        .executeTakeFirst();
      return known !== undefined;
    });
  }

  keep(message: KeptMessage, rememberedMax: number): Promise<boolean> {
    return guarded(() =>
      this.#database.transaction().execute(async (transaction) => {
        if (!(await mark(transaction, message))) return false;
        await transaction.insertInto('offline_message').values(rowOf(message)).execute();
        await forgetOldest(transaction, message.sender, rememberedMax);
        return true;
      }),
    );
  }

  remove(owner: AccountName, ids: readonly string[]): Promise<number> {
    return guarded(async () => {
      const { numDeletedRows } = await this.#database
        .deleteFrom('offline_message')
        .where('owner', '=', owner)
        .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
  }

  expire(times: { readonly receivedBefore: number; readonly rememberedBefore: number }): Promise<void> {
    return guarded(() =>
      this.#database.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('offline_message')
          .where('received_at', '<', times.receivedBefore)
          .execute();
        await transaction
          .deleteFrom('offline_mark')
          .where('received_at', '<', times.rememberedBefore)
          .execute();
      }),
    );
  }
}

/** False when the mark is there already. */
async function mark(transaction: Transaction<Tables>, message: KeptMessage): Promise<boolean> {
  const { sender, runId, sequence, receivedAt } = message;
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('offline_mark')
    .values({ sender, run_id: runId, sequence, received_at: receivedAt })
    .onConflict((conflict) => conflict.columns(['sender', 'run_id', 'sequence']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

async function forgetOldest(
  transaction: Transaction<Tables>,
  sender: AccountName,
  rememberedMax: number,
): Promise<void> {
  await transaction
    .deleteFrom('offline_mark')
    .where('sender', '=', sender)
    .where('received_at', '<=', (query) =>
      query
        .selectFrom('offline_mark')
        .select('received_at')
        .where('sender', '=', sender)
        .orderBy('received_at', 'desc')
        .limit(1)
        .offset(rememberedMax),
    )
    .execute();
}

/** With an account goes what waits for it and what it left. */
export async function removeMessagesOf(
  transaction: Transaction<Tables>,
  address: AccountName,
): Promise<void> {
  await transaction
    .deleteFrom('offline_message')
    .where((build) => build.or([build('owner', '=', address), build('sender', '=', address)]))
    .execute();
  await transaction.deleteFrom('offline_mark').where('sender', '=', address).execute();
}

function waitingOf(
  row: Pick<OfflineMessageTable, 'id' | 'sender' | 'sender_name' | 'received_at'>,
): WaitingMessage {
  return {
    id: row.id,
    sender: row.sender as AccountName,
    senderName: row.sender_name,
    receivedAt: row.received_at,
  };
}

function keptOf(row: OfflineMessageTable): KeptMessage {
  return {
    ...waitingOf(row),
    owner: row.owner as AccountName,
    runId: row.run_id,
    sequence: row.sequence,
    content: row.content,
  };
}

function rowOf(message: KeptMessage): OfflineMessageTable {
  return {
    id: message.id,
    owner: message.owner,
    sender: message.sender,
    sender_name: message.senderName,
    run_id: message.runId,
    sequence: message.sequence,
    content: message.content,
    received_at: message.receivedAt,
  };
}
