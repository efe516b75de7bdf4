/** What must hold between our ends and a client written by others. Each check stands on those before it. */
import type { Check } from './check.ts';
import { fileChecks } from './file-checks.ts';
import { pictureChecks } from './picture-checks.ts';
import { tell } from './tell.ts';
import { COLLECTOR, FOREIGNER, LONG_LIST_LENGTH, NATIVE, type World } from './world.ts';

/**
 * The foreign client reads at most 1,664 bytes at a time and drops a line that is cut by the end of a read
 * (a fault of its own): of a long list a few lines may be lost, never most of them.
 */
const LEAST_OF_LONG_LIST = LONG_LIST_LENGTH - 12;

export const checks: readonly Check[] = [
  {
    name: 'signs in by Passport over plain HTTP',
    async run({ foreign }) {
      await foreign.waitFor({ event: 'signedIn' });
    },
  },
  {
    name: 'sees its own name and its contact, both beyond ASCII',
    async run({ foreign }) {
      await foreign.waitFor({ event: 'displayName', name: FOREIGNER.name });
      await foreign.waitFor({ event: 'contact', address: NATIVE.address, name: NATIVE.name });
    },
  },
  {
    name: 'sees who is online when it comes',
    async run({ foreign }) {
      await tell(foreign, { do: 'status', status: 'online' });
      await foreign.waitFor({
        event: 'presence',
        address: NATIVE.address,
        status: 'online',
        name: NATIVE.name,
      });
    },
  },
  {
    name: 'is seen by our client, with its name',
    async run({ native }) {
      await native.waitFor({ event: 'presence', address: FOREIGNER.address, status: 'online' });
      await native.waitFor({ event: 'contact', address: FOREIGNER.address, name: FOREIGNER.name });
    },
  },
  {
    name: 'sees our status change',
    async run({ foreign, native }) {
      native.send({ do: 'status', status: 'busy' });
      await foreign.waitFor({ event: 'presence', address: NATIVE.address, status: 'busy' });
    },
  },
  {
    name: 'shows its own status and personal message to us',
    async run({ foreign, native }) {
      await tell(foreign, { do: 'status', status: 'outToLunch' });
      await native.waitFor({ event: 'presence', address: FOREIGNER.address, status: 'outToLunch' });
      await tell(foreign, { do: 'personalMessage', text: 'soup <& bread> ☕' });
      await native.waitFor({
        event: 'contact',
        address: FOREIGNER.address,
        personalMessage: 'soup <& bread> ☕',
      });
    },
  },
  {
    name: 'takes our text',
    async run({ foreign, native }) {
      native.send({ do: 'message', to: FOREIGNER.address, text: 'hello, stranger: ñ 你好 🙂', id: 'n1' });
      await foreign.waitFor({ event: 'message', from: NATIVE.address, text: 'hello, stranger: ñ 你好 🙂' });
      await native.waitFor({ event: 'delivered', id: 'n1' });
    },
  },
  {
    name: 'answers in the same conversation',
    async run({ foreign, native }) {
      await tell(foreign, { do: 'message', to: NATIVE.address, text: 'hello yourself: é\nsecond line' });
      await native.waitFor({
        event: 'message',
        from: FOREIGNER.address,
        text: 'hello yourself: é\nsecond line',
      });
    },
  },
  {
    name: 'takes our nudge',
    async run({ foreign, native }) {
      native.send({ do: 'nudge', to: FOREIGNER.address, id: 'n2' });
      await foreign.waitFor({ event: 'nudge', from: NATIVE.address });
    },
  },
  {
    name: 'nudges us',
    async run({ foreign, native }) {
      await tell(foreign, { do: 'nudge', to: NATIVE.address });
      await native.waitFor({ event: 'nudge', from: FOREIGNER.address });
    },
  },
  {
    name: 'is told when we leave and when we come back',
    async run({ foreign, native }) {
      const before = foreign.mark();
      native.send({ do: 'status', status: 'hidden' });
      await foreign.waitFor(
        { event: 'presence', address: NATIVE.address, status: 'offline' },
        { since: before },
      );
      native.send({ do: 'status', status: 'online' });
      await foreign.waitFor(
        { event: 'presence', address: NATIVE.address, status: 'online' },
        { since: before },
      );
    },
  },
  {
    name: `a list of ${LONG_LIST_LENGTH} survives its reading habits, and it opens a conversation itself`,
    run: checkLongList,
  },
  ...pictureChecks,
  ...fileChecks,
  {
    name: 'is seen leaving',
    async run({ foreign, native }) {
      const before = native.mark();
      foreign.send({ do: 'signOut' });
      await native.waitFor(
        { event: 'presence', address: FOREIGNER.address, status: 'offline' },
        { since: before },
      );
    },
  },
];

async function checkLongList({ native, startForeign }: World): Promise<void> {
  const collector = startForeign(COLLECTOR);
  await collector.waitFor({ event: 'signedIn' });
  await tell(collector, { do: 'status', status: 'online' });
  await collector.waitFor({ event: 'presence', address: NATIVE.address, status: 'online' });
  const contacts = collector.heard.filter((record) => record['event'] === 'contact');
  if (contacts.length < LEAST_OF_LONG_LIST) {
    throw new Error(`only ${contacts.length} of ${LONG_LIST_LENGTH} contacts arrived`);
  }
  await tell(collector, { do: 'message', to: NATIVE.address, text: 'I know many people' });
  await native.waitFor({ event: 'message', from: COLLECTOR.address, text: 'I know many people' });
}
