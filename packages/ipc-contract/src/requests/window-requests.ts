import { z } from 'zod';
import { settingsPatchSchema } from '../settings-schema.ts';
import { OPTIONS_PAGES, type Snapshots, WINDOW_KINDS, type WindowKind } from '../snapshots.ts';
import { address, ALL_BUT_ALERTS, nothing } from './fields.ts';
import { done, request } from './request-spec.ts';

export const windowRequests = {
  getSnapshot: request<Snapshots[WindowKind]>()(WINDOW_KINDS, nothing),
  controlWindow: done(
    WINDOW_KINDS,
    z.object({ action: z.enum(['minimize', 'toggleMaximize', 'close', 'reload']) }).strict(),
  ),
  openOptions: done(WINDOW_KINDS, z.object({ page: z.enum(OPTIONS_PAGES) }).strict()),
  /** Brings the main window up with its help, or with what it says about itself. */
  openHelp: done(
    ['conversation', 'tabs', 'options', 'prompt', 'picture', 'emoticons', 'history'],
    z.object({ what: z.enum(['helpTopics', 'about']) }).strict(),
  ),
  /** Brings the main window up with what is written down about somebody on the list. */
  openProperties: done(['conversation', 'options'], z.object({ address }).strict()),
  updateSettings: done(
    ['main', 'conversation', 'options'],
    z.object({ patch: settingsPatchSchema }).strict(),
  ),
  copyText: done(
    ['main', 'options', 'conversation', 'history'],
    z.object({ text: z.string().max(100_000) }).strict(),
  ),
  /** Opens http, https and mailto only; anything else is refused. The window showed it whole before. */
  openLink: done(
    ['main', 'conversation', 'options', 'history'],
    z.object({ url: z.string().max(4096) }).strict(),
  ),
  /** Mutes all sounds, or lets them be heard again. */
  toggleSounds: done(ALL_BUT_ALERTS, nothing),
  exitApplication: done(ALL_BUT_ALERTS, nothing),
} as const;
