import { allowedRequests, DROPPED_FILES_MAX, WINDOW_KINDS, type WindowKind } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { createBridge } from './create-bridge.ts';

function open(kind: WindowKind, pathOf = ({ name }: { readonly name: string }) => `/documents/${name}`) {
  const invoked: { readonly name: string; readonly given: unknown }[] = [];
  const bridge = createBridge(kind, allowedRequests(kind), {
    invoke: async (name, given) => {
      invoked.push({ name, given });
      return { ok: true, value: undefined };
    },
    listen: () => () => {},
    pathOf,
  });
  return { bridge, invoked };
}

const NOT_ALLOWED = { ok: false, failure: { code: 'notAllowed' } };
const file = (name: string) => ({ name, size: 1 });

it('lets pass what its window may ask, and nothing else', async () => {
  const { bridge, invoked } = open('conversation');
  expect(await bridge.request('sendNudge', {})).toEqual({ ok: true, value: undefined });
  expect(await bridge.request('signOut', {})).toEqual(NOT_ALLOWED);
  expect(invoked.map(({ name }) => name)).toEqual(['sendNudge']);
});

it.each(WINDOW_KINDS)('lets no page of a %s window name the path of a file', async (kind) => {
  const { bridge, invoked } = open(kind);
  expect(await bridge.request('offerFiles', { paths: ['/etc/passwd'] })).toEqual(NOT_ALLOWED);
  expect(invoked).toEqual([]);
});

it('looks up the paths of what was dropped', async () => {
  const { bridge, invoked } = open('main');
  await bridge.dropFiles([file('a.txt'), file('b.txt')], 'bob@example.com');
  expect(invoked).toEqual([
    {
      name: 'offerFiles',
      given: { paths: ['/documents/a.txt', '/documents/b.txt'], address: 'bob@example.com' },
    },
  ]);
});

it('tells of files that fell on a tab in which conversation that was', async () => {
  const { bridge, invoked } = open('tabs');
  await bridge.dropFiles([file('a.txt')], 'c1');
  expect(invoked).toEqual([
    { name: 'offerFiles', given: { paths: ['/documents/a.txt'], conversationId: 'c1' } },
  ]);
});

it('offers nothing that lies on no disk', async () => {
  const { bridge, invoked } = open('conversation', ({ name }) => (name === 'made.txt' ? '' : `/${name}`));
  const refused = { ok: false, failure: { code: 'noSuchFile' } };
  expect(await bridge.dropFiles([file('a.txt'), file('made.txt')])).toEqual(refused);
  expect(await bridge.dropFiles([])).toEqual(refused);
  expect(invoked).toEqual([]);
});

it('offers nothing from windows that have nothing to do with files', async () => {
  const { bridge, invoked } = open('alert');
  expect(await bridge.dropFiles([file('a.txt')])).toEqual(NOT_ALLOWED);
  expect(invoked).toEqual([]);
});

it('never carries more than main would look at', async () => {
  const { bridge, invoked } = open('main');
  await bridge.dropFiles(Array.from({ length: 100_000 }, (_unused, index) => file(`${index}`)));
  expect(invoked).toMatchObject([{ given: { paths: { length: DROPPED_FILES_MAX + 1 } } }]);
});
