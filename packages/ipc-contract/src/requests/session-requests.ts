import { z } from 'zod';
import { DISPLAY_NAME_MAX_CHARACTERS, PERSONAL_MESSAGE_MAX_CHARACTERS } from '../limits.ts';
import type { OutsideDone } from '../outside-view.ts';
import { CHOOSABLE_STATUSES } from '../status.ts';
import { address, id, nothing, serverId } from './fields.ts';
import { done, request } from './request-spec.ts';

const password = z.string().min(1).max(256);

export const sessionRequests = {
  // sign-in
  signIn: done(
    ['main'],
    z
      .object({
        serverId,
        address,
        /** Absent: use the stored one. */
        password: password.optional(),
        status: z.enum(CHOOSABLE_STATUSES),
        rememberMe: z.boolean(),
        rememberPassword: z.boolean(),
        signInAutomatically: z.boolean(),
      })
      .strict(),
  ),
  /** Also ends the wait for the next try. */
  cancelSignIn: done(['main'], nothing),
  reconnectNow: done(['main'], nothing),
  signOut: done(['main'], nothing),
  forgetAccount: done(['main'], z.object({ address, serverId }).strict()),
  selectServer: done(['main', 'options'], z.object({ serverId }).strict()),
  /** A new account on this computer's server. */
  createAccount: done(
    ['main'],
    z
      .object({
        address,
        displayName: z.string().max(DISPLAY_NAME_MAX_CHARACTERS),
        password: z.string().min(6).max(256),
        allowOldPrograms: z.boolean(),
      })
      .strict(),
  ),
  dismissStartNotices: done(['main'], nothing),
  /** To the question named, or to what was only told: then it is read. */
  answerOutside: request<OutsideDone>()(['main'], z.object({ id, yes: z.boolean() }).strict()),

  // own side
  setStatus: done(['main', 'conversation'], z.object({ status: z.enum(CHOOSABLE_STATUSES) }).strict()),
  setDisplayName: done(
    ['main', 'options'],
    z.object({ name: z.string().min(1).max(DISPLAY_NAME_MAX_CHARACTERS) }).strict(),
  ),
  setPersonalMessage: done(
    ['main', 'options'],
    z.object({ text: z.string().max(PERSONAL_MESSAGE_MAX_CHARACTERS) }).strict(),
  ),
} as const;
