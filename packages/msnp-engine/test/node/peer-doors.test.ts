import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ListeningEndpoint } from '../../src/index.ts';
import { type DoorOptions, PeerDoors } from '../../src/node/peer-doors.ts';

const ANY = { first: 0, last: 0 };
const open: PeerDoors[] = [];

afterEach(() => {
  for (const doors of open.splice(0)) doors.closeAll();
});

function doorsWith(mapper?: DoorOptions['mapper']) {
  return doorsOf({ range: ANY, ...(mapper === undefined ? {} : { mapper }) });
}

function doorsOf(options: DoorOptions) {
  const told: (ListeningEndpoint | undefined)[] = [];
  const strangers: number[] = [];
  let wake = (): void => undefined;
  const somebody = new Promise<void>((resolve) => (wake = resolve));
  const doors = new PeerDoors(options, {
    listening: (_listener, endpoint) => void told.push(endpoint),
    accepted: (listener, socket) => {
      strangers.push(listener);
      socket.destroy();
      wake();
    },
  });
  open.push(doors);
  return { doors, told, strangers, somebody };
}

test('without a range there is no port at all', async () => {
  const { doors, told } = doorsOf({});
  await doors.open(7);
  expect(told).toEqual([undefined]);
});

test('whoever comes to an open port is announced by its number', async () => {
  const { doors, told, strangers, somebody } = doorsWith();
  await doors.open(7);
  const port = told[0]?.port ?? 0;
  expect(told[0]?.addresses).toContain('127.0.0.1');
  const socket = connect({ host: '127.0.0.1', port }).on('error', () => undefined);
  await somebody;
  socket.destroy();
  expect(strangers).toEqual([7]);
});

test('a port that is no longer wanted by the time it is open is closed again, and not told of', async () => {
  const { doors, told } = doorsWith();
  const opening = doors.open(7);
  doors.close(7);
  await opening;
  expect(told).toEqual([]);
});

test('a gateway is asked, and asked to forget', async () => {
  const asked: string[] = [];
  const { doors, told } = doorsWith({
    map: async (port) => {
      asked.push('map');
      return { address: '203.0.113.7', port: port + 1 };
    },
    unmap: async () => void asked.push('unmap'),
    close: async () => undefined,
  });
  await doors.open(7);
  expect(told[0]?.external).toEqual({ address: '203.0.113.7', port: (told[0]?.port ?? 0) + 1 });
  doors.close(7);
  expect(asked).toEqual(['map', 'unmap']);
});

test('a gateway that answers when nobody waits any more', async () => {
  let answer = (): void => undefined;
  let isAsked = (): void => undefined;
  const asking = new Promise<void>((resolve) => (isAsked = resolve));
  const { doors, told } = doorsWith({
    map: () => {
      isAsked();
      return new Promise((resolve) => (answer = () => resolve({ address: '203.0.113.7', port: 1 })));
    },
    unmap: async () => undefined,
    close: async () => undefined,
  });
  const opening = doors.open(7);
  await asking;
  doors.close(7);
  answer();
  await opening;
  expect(told).toEqual([]);
});
