/** How the areas describe their verbs to the registry. */
import type { ProtocolVersion } from '../model/protocol-version.ts';
import type { Frame } from '../wire/frame.ts';
import type { Unreadable } from './arguments.ts';

/** The members of a command union that carry a verb. */
export type CommandOf<Command, Verb> = Command extends { readonly verb: infer Own }
  ? Verb extends Own
    ? Command
    : never
  : never;

/** Frame to meaning and back for one verb of one direction. */
export interface VerbCodec<Command> {
  /** The command; the reason why the frame holds none; or undefined for a sound form that has no type here. */
  decode(frame: Frame, version: ProtocolVersion): Command | Unreadable | undefined;
  encode(command: Command, version: ProtocolVersion): Frame;
}

/** A codec for each of the verbs. */
export type CodecTable<Command, Verb extends string> = {
  readonly [V in Verb]: VerbCodec<CommandOf<Command, V>>;
};
