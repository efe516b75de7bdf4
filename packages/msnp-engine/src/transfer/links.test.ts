import { expect, test } from 'vitest';
import type { LinkUser } from './link-port.ts';
import { ACCEPTED_LINKS_MAX, Links } from './links.ts';

function scene() {
  const done: string[] = [];
  let next = 1;
  const links = new Links({
    openLink: ({ host, port }) => {
      done.push(`open ${host}:${port}`);
      return next++;
    },
    adopt: () => next++,
    write: (connection) => done.push(`write ${connection}`),
    close: (connection) => done.push(`close ${connection}`),
    pause: (connection, isPaused) => done.push(`${isPaused ? 'pause' : 'go on'} ${connection}`),
    listen: () => 7,
    stopListening: (listener) => done.push(`stop ${listener}`),
  });
  const user = (name: string): { readonly heard: string[]; readonly owner: () => LinkUser } => {
    const heard: string[] = [];
    const note = (what: string) => (): void => void heard.push(`${name} ${what}`);
    const told: LinkUser = {
      opened: note('opened'),
      closed: note('closed'),
      received: note('received'),
      wrote: note('wrote'),
      listening: note('listening'),
      accepted: note('accepted'),
    };
    return { heard, owner: () => told };
  };
  return { links, done, alice: user('alice'), bob: user('bob') };
}

test('everybody hears of what is theirs, and touches nothing else', () => {
  const { links, done, alice, bob } = scene();
  const mine = links.hostFor(alice.owner);
  const others = links.hostFor(bob.owner);
  const connection = mine.connect('10.0.0.1', 6891);
  links.opened(connection, 0);
  links.received(connection, Uint8Array.of(1), 0);
  others.write(connection, Uint8Array.of(1));
  others.close(connection);
  expect(alice.heard).toEqual(['alice opened', 'alice received']);
  expect(bob.heard).toEqual([]);
  expect(done).toEqual(['open 10.0.0.1:6891']);
  mine.close(connection);
  links.received(connection, Uint8Array.of(1), 0);
  expect(alice.heard).toHaveLength(2);
});

test('a stranger at a port that nobody holds open any more is not let in', () => {
  const { links, alice } = scene();
  const host = links.hostFor(alice.owner);
  const listener = host.listen();
  expect(links.accepted(listener, 0)).toBe(1);
  host.stopListening(listener);
  expect(links.accepted(listener, 0)).toBeUndefined();
});

test('a flood of strangers gets so far', () => {
  const { links, alice } = scene();
  const host = links.hostFor(alice.owner);
  const listener = host.listen();
  for (let count = 0; count < ACCEPTED_LINKS_MAX; count++) links.accepted(listener, 0);
  expect(links.accepted(listener, 0)).toBeUndefined();
  host.close(1);
  expect(links.accepted(listener, 0)).toBeDefined();
});

test('whoever goes leaves nothing open', () => {
  const { links, done, alice } = scene();
  const host = links.hostFor(alice.owner);
  const connection = host.connect('10.0.0.1', 1);
  host.listen();
  links.release(alice.owner);
  expect(done.slice(1)).toEqual([`close ${connection}`, 'stop 7']);
  expect(links.owns(connection)).toBe(false);
});
