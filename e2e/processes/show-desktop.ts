/** Asks the window manager of this worker's display for another of its desktops, as a pager does. */
import { createClient, type XDisplay } from 'x11';

/** The event by which one client asks another for something, and whom one to the root window goes to. */
const CLIENT_MESSAGE = 33;
const SUBSTRUCTURE_MASKS = 0x18_00_00;
const EVENT_BYTES = 32;
const BITS_OF_NUMBER = 32;

async function connect(): Promise<XDisplay> {
  return new Promise((resolve, reject) => {
    createClient({ display: process.env['DISPLAY'] ?? '' }, (error, display) => {
      if (display === undefined) reject(error ?? new Error('no display'));
      else resolve(display);
    });
  });
}

/** `_NET_CURRENT_DESKTOP`, counted from 0. */
export async function showDesktop(desktop: number): Promise<void> {
  const { client, screen } = await connect();
  const root = screen[0]?.root ?? 0;
  const atom = await new Promise<number>((resolve, reject) => {
    client.InternAtom(false, '_NET_CURRENT_DESKTOP', (error, number) => {
      if (error) reject(error);
      else resolve(number);
      return true;
    });
  });
  const event = Buffer.alloc(EVENT_BYTES);
  event.writeUInt8(CLIENT_MESSAGE, 0);
  event.writeUInt8(BITS_OF_NUMBER, 1);
  event.writeUInt32LE(root, 4);
  event.writeUInt32LE(atom, 8);
  event.writeUInt32LE(desktop, 12);
  client.SendEvent(root, 0, SUBSTRUCTURE_MASKS, event);
  await new Promise<void>((resolve) => {
    client.GetInputFocus(() => {
      resolve();
      return true;
    });
  });
  client.terminate();
}
