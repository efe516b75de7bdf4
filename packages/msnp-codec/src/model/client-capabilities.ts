/** The client ID of CHG, ILN, NLN, IRO and JOI (MSNP8+): one bit for each thing a client can do. */

/** Bit of each ability; the top four bits are the generation, see {@link generationOf}. */
export const CAPABILITY_BITS = {
  mobileDevice: 0x1,
  msnExplorer: 0x2,
  inkAsGif: 0x4,
  inkAsIsf: 0x8,
  webcam: 0x10,
  multiPacketMessages: 0x20,
  mobileEnabled: 0x40,
  webWatch: 0x80,
  activities: 0x100,
  webClient: 0x200,
  mobileProgram: 0x400,
  office: 0x800,
  space: 0x1000,
  mediaCenter: 0x2000,
  directIm: 0x4000,
  winks: 0x8000,
  sharedSearch: 0x1_0000,
  bot: 0x2_0000,
  voiceClips: 0x4_0000,
  secureChannel: 0x8_0000,
  sipInvitations: 0x10_0000,
  tunneledSip: 0x20_0000,
  sharedFolders: 0x40_0000,
  pageModeMessages: 0x80_0000,
  oneCare: 0x100_0000,
  p2pTurn: 0x200_0000,
  p2pBootstrap: 0x400_0000,
  alias: 0x800_0000,
} as const;

export type Capability = keyof typeof CAPABILITY_BITS;

const GENERATION_SHIFT = 28;
const UNSIGNED_32_MAX = 0xffff_ffff;

/** Whether a client ID announces an ability. */
export function hasCapability(capabilities: number, capability: Capability): boolean {
  return (capabilities & CAPABILITY_BITS[capability]) !== 0;
}

/** Abilities a client ID announces, in the order of their bits. */
export function capabilitiesOf(capabilities: number): readonly Capability[] {
  const names = Object.keys(CAPABILITY_BITS) as Capability[];
  return names.filter((name) => hasCapability(capabilities, name));
}

/** MSNC generation, 0 to 15: 1 is Messenger 6.0, 4 is 7.0, 5 is 7.5. A peer of 1 or more speaks P2P. */
export function generationOf(capabilities: number): number {
  return capabilities >>> GENERATION_SHIFT;
}

/** The client ID of a generation and abilities, as an unsigned 32-bit number. */
export function clientIdOf(generation: number, capabilities: readonly Capability[]): number {
  const bits = capabilities.reduce((sum, name) => sum | CAPABILITY_BITS[name], 0);
  return ((generation << GENERATION_SHIFT) | bits) >>> 0;
}

/** Both words of `caps:capsEx` (MSNP16+); the second is 0 where there is only one. */
export interface ExtendedCapabilities {
  readonly capabilities: number;
  readonly extended: number;
}

/** Reads `caps` or `caps:capsEx`; undefined when a word is no 32-bit number. */
export function parseCapabilities(text: string): ExtendedCapabilities | undefined {
  const match = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(text);
  if (match === null) return undefined;
  const capabilities = Number(match[1]);
  const extended = Number(match[2] ?? 0);
  if (capabilities > UNSIGNED_32_MAX || extended > UNSIGNED_32_MAX) return undefined;
  return { capabilities, extended };
}
