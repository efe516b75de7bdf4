import { z } from 'zod';

/** Somebody in a conversation of several. */
export interface HistoryPerson {
  readonly address: string;
  readonly name: string;
}

export interface KeptConversation {
  /** An address, or what names a conversation of several. */
  readonly conversation: string;
  readonly lineCount: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Of a conversation of several; absent where nobody wrote it down. */
  readonly people?: readonly HistoryPerson[];
}

export interface ConversationRow {
  readonly conversation: string;
  readonly line_count: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly people: string | null;
}

const peopleSchema = z.array(z.object({ address: z.string(), name: z.string() }));

export function conversationFromRow(row: ConversationRow): KeptConversation {
  const { conversation, line_count: lineCount, first_at: firstAt, last_at: lastAt } = row;
  const people = row.people === null ? undefined : readPeople(row.people);
  return { conversation, lineCount, firstAt, lastAt, ...(people && { people }) };
}

function readPeople(json: string): readonly HistoryPerson[] | undefined {
  try {
    return peopleSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
