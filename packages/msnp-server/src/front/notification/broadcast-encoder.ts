/**
 * Events about a principal as bytes. The core hands one object to all watchers; it is encoded once for each
 * dialect among them and the same bytes go to all who speak it.
 */
import {
  encodeServerNotification,
  type ProtocolVersion,
  type ServerNotificationCommand,
} from '@nudge/msnp-codec';
import type { PrincipalEvent } from '../../core/events.ts';
import { usesSerials } from './dialect.ts';
import { presenceFields } from './render-presence.ts';

const FIRST_VERSION_WITH_PROPERTIES = 5;
const FIRST_VERSION_WITH_PERSONAL_DATA = 11;

export class BroadcastEncoder {
  #event: PrincipalEvent | undefined = undefined;
  #byVersion: (Uint8Array | undefined)[] = [];

  /** Undefined when the dialect has no way to say it. `listVersion` is the receiver's own. */
  encode(event: PrincipalEvent, version: ProtocolVersion, listVersion: number): Uint8Array | undefined {
    if (event.kind === 'property' && usesSerials(version)) {
      const command = commandFor(event, version, String(listVersion));
      return command && encodeServerNotification(command, version);
    }
    if (event !== this.#event) {
      this.#event = event;
      this.#byVersion = [];
    }
    const known = this.#byVersion[version];
    if (known !== undefined) return known;
    const command = commandFor(event, version, undefined);
    if (command === undefined) return undefined;
    const bytes = encodeServerNotification(command, version);
    this.#byVersion[version] = bytes;
    return bytes;
  }
}

function commandFor(
  event: PrincipalEvent,
  version: ProtocolVersion,
  listVersion: string | undefined,
): ServerNotificationCommand | undefined {
  switch (event.kind) {
    case 'presence':
      return { verb: 'NLN', presence: presenceFields(event.presence, version) };
    case 'offline':
      return { verb: 'FLN', account: event.address };
    case 'personalData':
      if (version < FIRST_VERSION_WITH_PERSONAL_DATA) return undefined;
      return { verb: 'UBX', account: event.address, data: event.data };
    case 'property':
      if (version < FIRST_VERSION_WITH_PROPERTIES) return undefined;
      return {
        verb: 'BPR',
        account: event.address,
        property: event.property,
        ...(listVersion === undefined ? {} : { listVersion }),
        ...(event.value === undefined ? {} : { value: event.value }),
      };
  }
}
