import { describe, expect, it } from 'vitest';
import { openDoor, type DoorTools } from './open-door.ts';

const OUTSIDE = { address: '192.0.2.9', port: 6891 };
const OPTIONS = { first: 6891, last: 6891, asksRouter: true };

interface Router {
  readonly outside?: typeof OUTSIDE;
  readonly says?: string;
  readonly hasListener?: boolean;
}

function opened({ outside, says, hasListener = true }: Router, asksRouter = true) {
  const closed: string[] = [];
  const tools: DoorTools = {
    openListener: async () =>
      hasListener ? { port: 6891, close: () => void closed.push('listener') } : undefined,
    localAddresses: () => ['10.0.0.2', '127.0.0.1'],
    createMapper: (log) => ({
      map: async () => {
        if (says !== undefined) log(says);
        return outside;
      },
      close: async () => void closed.push('mapper'),
    }),
    noAddress: 'no address of its own',
  };
  return { door: openDoor({ ...OPTIONS, asksRouter }, tools), closed };
}

describe('the router', () => {
  it.each<[Router, unknown]>([
    [{ outside: OUTSIDE }, { kind: 'opens', outside: OUTSIDE }],
    [{}, { kind: 'silent' }],
    [{ says: 'could not map port 6891: the gateway refused' }, { kind: 'refuses' }],
    [{ says: 'could not map port 6891: no address of its own' }, { kind: 'noAddress' }],
    [{ outside: OUTSIDE, hasListener: false }, { kind: 'notAsked' }],
  ])('that answers %o', async (router, fact) => {
    expect((await opened(router).door).fact.router).toEqual(fact);
  });

  it('is left alone where the person wants that', async () => {
    expect((await opened({ outside: OUTSIDE }, false).door).fact.router).toEqual({ kind: 'notAsked' });
  });
});

it('a door that is closed takes its mapping back', async () => {
  const { door, closed } = opened({ outside: OUTSIDE });
  await (await door).close();
  expect(closed).toEqual(['listener', 'mapper']);
});
