import { expect, it } from 'vitest';
import { fail, succeed } from '../services/support/reply.ts';
import { alertFollower } from './compose-attention.ts';

const BOB = 'bob@example.com';

/** What a click leads to, in words. `waiting`: who asks to be let in; `open`: conversations with a window. */
function follower({ waiting = [], open = [] }: { waiting?: readonly string[]; open?: readonly string[] }) {
  const led: string[] = [];
  const lead = (where: string): void => void led.push(where);
  const requests = () => waiting.map((address) => ({ address, displayName: '' }));
  const follow = alertFollower(
    { showMain: () => lead('list') },
    {
      messenger: { directory: { requests } },
      conversations: {
        show: (conversationId) => {
          if (!open.includes(conversationId)) return fail('badArguments');
          lead(`window ${conversationId}`);
          return succeed({ conversationId });
        },
        open: (address) => {
          lead(`conversation ${address}`);
          return succeed({ conversationId: 'new' });
        },
      },
      prompts: { open: (address) => lead(`prompt ${address}`) },
    },
  );
  return { led, follow };
}

it('leads to the conversation it is about, or to the person where its window is gone', () => {
  const { led, follow } = follower({ open: ['c1'] });
  follow({ kind: 'message', address: BOB }, 'c1');
  follow({ kind: 'message', address: BOB }, 'c2');
  follow({ kind: 'contactOnline', address: BOB }, undefined);
  expect(led).toEqual(['window c1', `conversation ${BOB}`, `conversation ${BOB}`]);
});

it('leads to the list for what is about nobody in particular', () => {
  const { led, follow } = follower({});
  follow({ kind: 'more', address: '' }, undefined);
  follow({ kind: 'mail', address: BOB }, undefined);
  expect(led).toEqual(['list', 'list']);
});

it('asks about somebody who waits for an answer, and about nobody who has it', () => {
  const waits = follower({ waiting: [BOB] });
  waits.follow({ kind: 'contactRequest', address: BOB }, undefined);
  expect(waits.led).toEqual([`prompt ${BOB}`]);
  const answered = follower({ waiting: ['carol@example.com'] });
  answered.follow({ kind: 'contactRequest', address: BOB }, undefined);
  expect(answered.led).toEqual(['list']);
});
