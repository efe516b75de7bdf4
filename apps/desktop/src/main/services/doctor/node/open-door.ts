import type { openListener, PortMapper } from '@nudge/msnp-engine/node';
import { systemClock } from '../../support/clock.ts';
import type { DoorOptions, OpenDoor } from '../doctor-adapter.ts';
import type { DoorFact } from '../doctor-facts.ts';
import { MEETING_WITHIN } from './limits.ts';

/** The part of the engine's Node side that is used; loaded when it is first needed. */
export interface DoorTools {
  readonly openListener: typeof openListener;
  readonly localAddresses: () => readonly string[];
  readonly createMapper: (log: (line: string) => void) => Pick<PortMapper, 'map' | 'close'>;
  /** What the mapper says where the router has no address of its own. */
  readonly noAddress: string;
}

/** Listens as file transfer does, and has the router let people in where the person wants that. */
export async function openDoor(
  { first, last, asksRouter }: DoorOptions,
  tools: DoorTools,
): Promise<OpenDoor> {
  let meet = (): void => {};
  const met = new Promise<true>((resolve) => (meet = () => resolve(true)));
  const listener = await tools.openListener(
    { first, last },
    {
      accepted: (socket) => {
        socket.destroy();
        meet();
      },
    },
  );
  const said: string[] = [];
  const mapper = asksRouter ? tools.createMapper((line) => said.push(line)) : undefined;
  const outside = listener && (await mapper?.map(listener.port));
  const localAddress = tools.localAddresses()[0];
  return {
    fact: {
      ...(localAddress === undefined ? {} : { localAddress }),
      ...(listener === undefined ? {} : { port: listener.port }),
      router: routerFact({ isAsked: mapper !== undefined && listener !== undefined, outside, said, tools }),
    },
    hasMet: () => Promise.race([met, after(MEETING_WITHIN)]),
    close: async () => {
      listener?.close();
      await mapper?.close();
    },
  };
}

interface RouterAnswer {
  readonly isAsked: boolean;
  readonly outside: Awaited<ReturnType<PortMapper['map']>>;
  readonly said: readonly string[];
  readonly tools: Pick<DoorTools, 'noAddress'>;
}

function routerFact({ isAsked, outside, said, tools }: RouterAnswer): DoorFact['router'] {
  if (!isAsked) return { kind: 'notAsked' };
  if (outside !== undefined) return { kind: 'opens', outside };
  if (said.length === 0) return { kind: 'silent' };
  return { kind: said.some((line) => line.includes(tools.noAddress)) ? 'noAddress' : 'refuses' };
}

const after = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => void systemClock.after(milliseconds, () => resolve(false)));
