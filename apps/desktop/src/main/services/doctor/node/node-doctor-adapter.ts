/** The doctor's questions on real sockets. Every one has a time by which it is answered, and none sends anything private. */
import type { DoctorAdapter } from '../doctor-adapter.ts';
import { askLogin } from './ask-login.ts';
import { askReach } from './ask-reach.ts';
import { askSeen } from './ask-seen.ts';
import { askVersion } from './ask-version.ts';
import { lookUp } from './look-up.ts';
import { openDoor, type DoorTools } from './open-door.ts';

/** `natPmpThread`: the bundled file of the engine's thread; its source unless told. */
export async function engineTools(natPmpThread?: string | URL): Promise<DoorTools> {
  const engine = await import('@nudge/msnp-engine/node');
  return {
    openListener: engine.openListener,
    localAddresses: engine.localAddresses,
    createMapper: (log) =>
      new engine.PortMapper({ log, findGateway: () => engine.findGateway(natPmpThread) }),
    noAddress: engine.GATEWAY_WITHOUT_ADDRESS,
  };
}

/** `loadTools`: those of the engine unless a test brings others. */
export function nodeDoctorAdapter(loadTools: () => Promise<DoorTools> = () => engineTools()): DoctorAdapter {
  return {
    lookUp: (host) => lookUp(host),
    askVersion,
    askLogin,
    askSeen,
    openDoor: async (options) => openDoor(options, await loadTools()),
    askReach,
  };
}
