/** How much one person may say in one switchboard; the hosting program may set it otherwise. */
import {
  CHAT_BURST_SECONDS,
  CHAT_MESSAGES_PER_SECOND,
  DATA_BURST_SECONDS,
  DATA_BYTES_PER_SECOND,
} from '../../limits.ts';
import type { Rate } from '../../core/token-budget.ts';

export interface MessageRates {
  /** Messages of talk; Infinity: no limit. */
  readonly chatPerSecond?: number;
  /** Bytes of P2P data; Infinity: no limit. */
  readonly dataPerSecond?: number;
}

export function chatRate({ chatPerSecond = CHAT_MESSAGES_PER_SECOND }: MessageRates): Rate {
  return { perSecond: chatPerSecond, atOnce: chatPerSecond * CHAT_BURST_SECONDS };
}

export function dataRate({ dataPerSecond = DATA_BYTES_PER_SECOND }: MessageRates): Rate {
  return { perSecond: dataPerSecond, atOnce: dataPerSecond * DATA_BURST_SECONDS };
}
