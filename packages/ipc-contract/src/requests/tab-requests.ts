import { z } from 'zod';
import { TAB_EDGE_MAX_PIXELS, TABS_MAX } from '../limits.ts';
import { id } from './fields.ts';
import { done } from './request-spec.ts';

/** Of a window, CSS px. */
const edge = z.number().min(0).max(TAB_EDGE_MAX_PIXELS);

export const tabRequests = {
  showTab: done(['tabs'], z.object({ conversationId: id }).strict()),
  /** As its person closes it: main may ask before. */
  closeTab: done(['tabs'], z.object({ conversationId: id }).strict()),
  /** To this place among the tabs, from 0; beyond the last is the last. */
  moveTab: done(
    ['tabs'],
    z.object({ conversationId: id, to: z.number().int().min(0).max(TABS_MAX) }).strict(),
  ),
  /** To the next one, or the one before; round the ends. */
  stepTab: done(['tabs', 'conversation'], z.object({ by: z.union([z.literal(1), z.literal(-1)]) }).strict()),
  /** From the tabs into the conversation in front, or from there to the tabs. */
  moveFocus: done(['tabs', 'conversation'], z.object({ to: z.enum(['tabs', 'conversation']) }).strict()),
  /** What the window keeps for itself at its edges, CSS px: the conversation takes the rest. */
  placeTabs: done(['tabs'], z.object({ above: edge, beside: edge, below: edge }).strict()),
} as const;
