/** text/x-clientcaps: which program the other side is and, from a Nudge client, what more it can do. */
import type { Mutable } from '../mutable.ts';
import type { MimeMessage, SwitchboardMessage } from './message.ts';
import { bodyFields, type MimeHeader } from './mime.ts';

type ClientCapabilitiesMessage = Extract<SwitchboardMessage, { kind: 'clientCapabilities' }>;

/** Field of our own; other clients pass over it. */
const FEATURES_FIELD = 'Nudge-Features';
/** Most features read or written, and the shape of one: far more than there will be. */
const FEATURES_MAX = 32;
const FEATURE = /^[a-z\d-]{1,32}$/;

/** Reads the fields; undefined without the name of a program. */
export function readClientCapabilities(mime: MimeMessage): ClientCapabilitiesMessage | undefined {
  const fields = bodyFields(mime);
  const clientName = fields.get('client-name');
  if (clientName === undefined) return undefined;
  const message: Mutable<ClientCapabilitiesMessage> = { kind: 'clientCapabilities', clientName };
  const chatLogging = fields.get('chat-logging');
  if (chatLogging !== undefined) message.chatLogging = chatLogging;
  const features = fields.get(FEATURES_FIELD.toLowerCase());
  if (features !== undefined) message.nudgeFeatures = usableFeatures(features.split(' ', FEATURES_MAX));
  return message;
}

function usableFeatures(features: readonly string[]): readonly string[] {
  return features.filter((feature) => FEATURE.test(feature)).slice(0, FEATURES_MAX);
}

/** The fields of the body. Features that could not be read again are left out. */
export function clientCapabilityFields(message: ClientCapabilitiesMessage): readonly MimeHeader[] {
  const { clientName, chatLogging, nudgeFeatures } = message;
  const fields: MimeHeader[] = [['Client-Name', clientName]];
  if (chatLogging !== undefined) fields.push(['Chat-Logging', chatLogging]);
  if (nudgeFeatures !== undefined) fields.push([FEATURES_FIELD, usableFeatures(nudgeFeatures).join(' ')]);
  return fields;
}
