import { DEFAULT_SETTINGS, type LineView } from '@nudge/ipc-contract';

type TextLineView = Extract<LineView, { kind: 'text' }>;

/** Lines for tests and the gallery. Times are in UTC on one evening, a minute apart by id. */
export function textLine(id: string, part: Partial<TextLineView> = {}): TextLineView {
  const isOwn = part.isOwn ?? false;
  return {
    kind: 'text',
    id,
    at: timeOf(id),
    isEarlier: false,
    isOwn,
    senderAddress: isOwn ? 'sam@example.org' : 'ana@example.org',
    senderName: isOwn ? 'Sam' : 'Ana',
    text: `text ${id}`,
    format: DEFAULT_SETTINGS.messages.format,
    ...(isOwn ? { state: 'delivered' as const } : {}),
    ...part,
  };
}

export function nudgeLine(id: string, isOwn = false): LineView {
  return {
    kind: 'nudge',
    id,
    at: timeOf(id),
    isEarlier: false,
    isOwn,
    senderAddress: isOwn ? 'sam@example.org' : 'ana@example.org',
    senderName: isOwn ? 'Sam' : 'Ana',
    ...(isOwn ? { state: 'delivered' as const } : {}),
  };
}

export function noticeLine(
  id: string,
  notice: Extract<LineView, { kind: 'notice' }>['notice'] = 'joined',
  name = 'Ben',
): LineView {
  return { kind: 'notice', id, at: timeOf(id), isEarlier: false, notice, name };
}

function timeOf(id: string): number {
  return Date.UTC(2026, 10, 21, 18, Number.parseInt(id, 10) || 0);
}
