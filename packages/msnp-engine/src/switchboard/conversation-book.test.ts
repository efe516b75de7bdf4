import { expect, test } from 'vitest';
import { accountOf } from '../../test/memory/world.ts';
import { ConversationBook } from './conversation-book.ts';
import { PARTICIPANTS_MAX } from './switchboard-session.ts';

test('a crowd that is put out for silence one by one does not belong to a conversation for ever', () => {
  const book = new ConversationBook({
    createId: () => 'id',
    contact: () => undefined,
    features: () => [],
    tell: () => undefined,
  });
  const conversation = book.openDirect(accountOf('p0'));
  for (let count = 1; count < 5 * PARTICIPANTS_MAX; count++) {
    const account = accountOf(`p${count}`);
    book.admit(conversation, { account, friendlyName: account, capabilities: 0, features: [] }, false);
    book.dismiss(conversation, account, true);
  }
  expect(conversation.members.size).toBe(PARTICIPANTS_MAX);
  expect(conversation.members.has(accountOf(`p${5 * PARTICIPANTS_MAX - 1}`))).toBe(true);
});
