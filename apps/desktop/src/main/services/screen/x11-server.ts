// oxlint-disable-next-line typescript/triple-slash-reference -- tests compile this file and list no declarations of main
/// <reference path="./x11.d.ts" />
/** The few questions that are asked of an X server. One that is lost with the connection is never answered. */
import type { XClient, XDisplay, XProperty } from 'x11';

/** More values than any of these properties ever holds. */
const VALUES_MAX = 256;

const BYTES_OF_NUMBER = 4;
const BITS_OF_NUMBER = 32;

export interface X11Server {
  readonly root: number;
  /** The server's number for a name. */
  atom(name: string): Promise<number>;
  /** The numbers in a property of a window; none when there is no such property or no such window any more. */
  numbers(window: number, property: number): Promise<readonly number[]>;
  close(): void;
}

function numbersOf({ format, data }: XProperty): readonly number[] {
  if (format !== BITS_OF_NUMBER) return [];
  const count = Math.floor(data.length / BYTES_OF_NUMBER);
  return Array.from({ length: count }, (_, index) => data.readUInt32LE(index * BYTES_OF_NUMBER));
}

function serverOf(client: XClient, root: number): X11Server {
  return {
    root,
    atom: (name) =>
      new Promise((resolve, reject) => {
        client.InternAtom(false, name, (error, atom) => {
          if (error) reject(error);
          else resolve(atom);
          return true;
        });
      }),
    numbers: (window, property) =>
      new Promise((resolve) => {
        client.GetProperty(0, window, property, 0, 0, VALUES_MAX, (error, found) => {
          resolve(error ? [] : numbersOf(found));
          return true;
        });
      }),
    close: () => client.terminate(),
  };
}

/** `display`: as in the variable DISPLAY. Rejects when nobody answers there, or refuses. */
export async function connectX11(display: string): Promise<X11Server> {
  // Large, and of no use on other systems.
  const { createClient } = await import('x11');
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined, found?: XDisplay): void => {
      const first = found?.screen[0];
      if (error || first === undefined) reject(error ?? new Error('a display without a screen'));
      else resolve(serverOf(client, first.root));
    };
    const client = createClient({ display, disableBigRequests: true, shm: false }, done);
    // Whoever asks waits for so long and no longer.
    client.on('error', () => {});
  });
}
