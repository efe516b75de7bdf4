// Conversations under load, each with so many messages under way all the time.
import type { Socket } from 'node:net';
import { connectTo } from './msnp-load.ts';
import type { ServerPlace } from './server-process.ts';

/** A conversation under load: how long one message is when it arrives. */
export interface Lane {
  readonly from: Socket;
  readonly to: Socket;
  /** What is written to send one. */
  readonly message: Buffer;
  readonly arrivingLength: number;
}

const now = (): number => performance.now() / 1000;

/** Keeps so many messages under way in every lane until the time is over; gives how many arrived. */
export const drive = (lanes: readonly Lane[], inFlight: number, seconds: number): Promise<number> =>
  new Promise((resolve) => {
    let arrived = 0;
    let running = lanes.length;
    const end = now() + seconds;
    for (const { from, to, message, arrivingLength } of lanes) {
      const batches = Array.from({ length: inFlight + 1 }, (_, count) =>
        Buffer.concat(Array<Buffer>(count).fill(message)),
      );
      let pending = 0;
      let underWay = inFlight;
      const receive = (bytes: Buffer): void => {
        pending += bytes.length;
        const whole = Math.floor(pending / arrivingLength);
        if (whole === 0) return;
        pending -= whole * arrivingLength;
        arrived += whole;
        if (now() < end) {
          from.write(batches[whole] ?? message);
          return;
        }
        underWay -= whole;
        if (underWay > 0) return;
        to.off('data', receive);
        running -= 1;
        if (running === 0) resolve(arrived);
      };
      to.on('data', receive);
      from.write(batches[inFlight] ?? message);
    }
  });

/** Conversations over a server of the kind `bareRelay`, which knows none: what goes in comes out. */
export const bareLanes = async (
  server: ServerPlace,
  { count, message }: { readonly count: number; readonly message: Buffer },
): Promise<readonly Lane[]> => {
  const lanes: Lane[] = [];
  for (let lane = 0; lane < count; lane++) {
    const from = (await connectTo(server)).release();
    const to = (await connectTo(server)).release();
    lanes.push({ from, to, message, arrivingLength: message.length });
  }
  return lanes;
};
