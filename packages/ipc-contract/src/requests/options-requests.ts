import { z } from 'zod';
import {
  HOST_NAME_MAX_CHARACTERS,
  PRIVACY_MOVES_MAX,
  PROXY_PASSWORD_MAX_CHARACTERS,
  SERVER_NAME_MAX_CHARACTERS,
} from '../limits.ts';
import { SOUND_EVENTS } from '../settings.ts';
import { address, fingerprint, nothing, serverId } from './fields.ts';
import { done } from './request-spec.ts';

const server = z
  .object({
    id: z.string().max(SERVER_NAME_MAX_CHARACTERS),
    name: z.string().max(SERVER_NAME_MAX_CHARACTERS),
    host: z.string().min(1).max(HOST_NAME_MAX_CHARACTERS),
    port: z.number().int().min(1).max(65535),
    loginAddress: z.string().max(500),
    isSecure: z.boolean(),
    links: z.object({
      forgotPassword: z.string().max(500),
      serviceStatus: z.string().max(500),
      newAccount: z.string().max(500),
    }),
  })
  .strict();

export const optionsRequests = {
  saveServer: done(['options', 'main'], z.object({ server }).strict()),
  deleteServer: done(['options'], z.object({ serverId }).strict()),
  /** Of a server with a certificate of its own; only one that main has itself just seen there. */
  trustServer: done(['main', 'options'], z.object({ serverId, fingerprint }).strict()),
  /** Its certificate is asked about again. */
  forgetTrust: done(['options'], z.object({ serverId }).strict()),
  /** For the proxy that the settings name; empty: none. */
  setProxyPassword: done(
    ['options'],
    z.object({ password: z.string().max(PROXY_PASSWORD_MAX_CHARACTERS) }).strict(),
  ),
  /** Of every account on this computer; those signed in stay so. */
  forgetPasswords: done(['options'], nothing),
  /** Of the account that the Options name. */
  setAutomaticSignIn: done(['options'], z.object({ isOn: z.boolean() }).strict()),
  /** Other people's pictures; those still in use come again. */
  clearPictureCache: done(['options'], nothing),
  playSound: done(['options'], z.object({ event: z.enum(SOUND_EVENTS) }).strict()),
  /** Main asks by its own dialog which file; `useDefault` goes back to ours. */
  chooseSound: done(['options'], z.object({ event: z.enum(SOUND_EVENTS), useDefault: z.boolean() }).strict()),
  setHostPassword: done(['options'], z.object({ address, password: z.string().min(6).max(256) }).strict()),
  deleteHostAccount: done(['options'], z.object({ address }).strict()),
  /** Only what is to change; people are put into one list at most. */
  changePrivacy: done(
    ['options'],
    z
      .object({
        moves: z
          .array(z.object({ address, list: z.enum(['allowed', 'blocked', 'none']) }).strict())
          .max(PRIVACY_MOVES_MAX),
        othersAreBlocked: z.boolean().optional(),
        asksWhenAdded: z.boolean().optional(),
      })
      .strict(),
  ),
  /** The folder with kept conversations, in the file manager of the system. */
  openHistoryFolder: done(['options'], nothing),
  openHostToNetwork: done(['options'], z.object({ open: z.boolean() }).strict()),
} as const;
