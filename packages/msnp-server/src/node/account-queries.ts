/**
 * What every sign-in asks, built and compiled once: putting a query together costs more than SQLite needs to
 * answer it. Each takes an account name and nothing else.
 */
import { LIST_BITS, type AccountName } from '@nudge/msnp-codec';
import { sql, type Compilable, type Kysely, type Selectable } from 'kysely';
import type {
  AccountTable,
  ContactTable,
  GroupTable,
  OfflineMessageTable,
  PropertyTable,
  Tables,
} from './schema.ts';

/** Stands where the account name goes. */
const ANYBODY = '';

const PACKED_COLUMNS = sql.join(
  (['address', 'contact_id', 'lists', 'friendly_name', 'group_numbers'] as const).map((column) =>
    sql.ref(column),
  ),
);

type Ask<Row> = (address: AccountName) => Promise<readonly Row[]>;

/** The questions, by what they bring. */
export interface AccountQueries {
  readonly credentials: Ask<Pick<Selectable<AccountTable>, 'password_hash' | 'md5_salt' | 'md5_digest'>>;
  readonly account: Ask<Selectable<AccountTable>>;
  readonly properties: Ask<Pick<PropertyTable, 'property' | 'value'>>;
  readonly groups: Ask<Pick<GroupTable, 'number' | 'guid' | 'name'>>;
  /** All of them as one text, for `contactsOf`: SQLite writes it in less time than it takes to fetch each value. */
  readonly contacts: Ask<{ readonly packed: string }>;
  readonly principalProperties: Ask<
    Pick<PropertyTable, 'property' | 'value'> & Pick<ContactTable, 'address'>
  >;
  readonly waitingMessages: Ask<Pick<OfflineMessageTable, 'id' | 'sender' | 'sender_name' | 'received_at'>>;
}

function once<Row>(database: Kysely<Tables>, query: Compilable<Row>): Ask<Row> {
  const compiled = query.compile();
  return async (address) => {
    const parameters = compiled.parameters.map(() => address);
    return (await database.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

export function accountQueries(database: Kysely<Tables>): AccountQueries {
  return {
    credentials: once(
      database,
      database
        .selectFrom('account')
        .select(['password_hash', 'md5_salt', 'md5_digest'])
        .where('address', '=', ANYBODY),
    ),
    account: once(database, database.selectFrom('account').selectAll().where('address', '=', ANYBODY)),
    properties: once(
      database,
      database.selectFrom('property').select(['property', 'value']).where('owner', '=', ANYBODY),
    ),
    groups: once(
      database,
      database
        .selectFrom('contact_group')
        .select(['number', 'guid', 'name'])
        .where('owner', '=', ANYBODY)
        .orderBy('number'),
    ),
    contacts: once(
      database,
      database
        .selectFrom('contact')
        .select(sql<string>`json_group_array(json_array(${PACKED_COLUMNS}) order by address)`.as('packed'))
        .where('owner', '=', ANYBODY),
    ),
    principalProperties: once(
      database,
      database
        .selectFrom('contact')
        .innerJoin('property', 'property.owner', 'contact.address')
        .innerJoin('account', 'account.address', 'contact.address')
        .leftJoin('contact as back', (join) =>
          join.onRef('back.owner', '=', 'contact.address').onRef('back.address', '=', 'contact.owner'),
        )
        .select(['contact.address', 'property.property', 'property.value'])
        .where('contact.owner', '=', ANYBODY)
        .where(sql<boolean>`contact.lists & ${sql.lit(LIST_BITS.forward)} <> 0`)
        .where(sql<boolean>`coalesce(back.lists, 0) & ${sql.lit(LIST_BITS.block)} = 0`)
        .where(
          sql<boolean>`(back.lists & ${sql.lit(LIST_BITS.allow)} <> 0 or account.default_privacy = 'allow')`,
        ),
    ),
    waitingMessages: once(
      database,
      database
        .selectFrom('offline_message')
        .select(['id', 'sender', 'sender_name', 'received_at'])
        .where('owner', '=', ANYBODY)
        .orderBy('received_at')
        .orderBy('sequence')
        .orderBy('id'),
    ),
  };
}
