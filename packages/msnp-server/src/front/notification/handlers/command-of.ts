import type { ClientNotificationCommand } from '@nudge/msnp-codec';

/** The command with this verb. */
export type CommandOf<Verb extends ClientNotificationCommand['verb']> = Extract<
  ClientNotificationCommand,
  { readonly verb: Verb }
>;
