import type { Md5, Sha1 } from '@nudge/msnp-codec';

/**
 * What the machines may not reach for themselves. Everything that depends on the platform or on chance is
 * passed in here, so that a test can fix it.
 */
export interface MessengerEnvironment {
  readonly md5: Md5;
  readonly sha1: Sha1;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
  /** The time of day, Unix milliseconds: only for what people left while nobody listened. */
  readonly unixTime: () => number;
  /** A new identifier, unique for ever (a UUID). */
  readonly createId: () => string;
  readonly client: ClientProgram;
  /** The address at which other computers near this one may reach it, where there is one. */
  readonly localAddress?: () => string | undefined;
  /** Whether others may connect to this computer; they may where it is not said. */
  readonly canListen?: boolean;
}

/** How this program names itself in CVR and in its client information. */
export interface ClientProgram {
  readonly name: string;
  readonly version: string;
  readonly system: ClientSystem;
  /** Windows locale number as on the wire, for instance `0x0409`. */
  readonly locale: string;
  /** A program, not a person, answers; announced to others. */
  readonly isBot: boolean;
}

/** The operating system, as CVR has it. */
export interface ClientSystem {
  /** `winnt`, `linux`, `macosx`. */
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}
