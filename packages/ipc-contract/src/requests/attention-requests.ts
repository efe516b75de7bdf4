import { z } from 'zod';
import { ATTENTION_WISHES, type AttentionChoice } from '../attention-view.ts';
import { address, groupId, moment } from './fields.ts';
import { done, request } from './request-spec.ts';

/** A contact, or a group of the list. */
const whom = z.union([z.object({ address }).strict(), z.object({ groupId }).strict()]);
const wish = z.enum(ATTENTION_WISHES);

export const attentionRequests = {
  /** What was chosen for somebody, or a group. */
  attentionOf: request<AttentionChoice>()(['main'], z.object({ whom }).strict()),
  setAttention: done(['main'], z.object({ whom, alerts: wish, sounds: wish }).strict()),
  /** The status there is now ends then, and the one of before returns; absent: it stays. */
  setStatusUntil: done(['main'], z.object({ until: moment.optional() }).strict()),
} as const;
