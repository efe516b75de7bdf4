import { DEFAULT_SETTINGS, type LineView, type TransferView } from '@nudge/ipc-contract';

type TextLineView = Extract<LineView, { kind: 'text' }>;
type FileLineView = Extract<LineView, { kind: 'file' }>;

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

/** A picture that Ana offers, unless it is said otherwise. */
export function transferView(id: string, part: Partial<TransferView> = {}): TransferView {
  return {
    id: `t${id}`,
    direction: 'receiving',
    partnerAddress: 'ana@example.org',
    name: 'lake-evening.jpg',
    size: 843 * 1024,
    fileCount: 1,
    kind: 'picture',
    isExecutable: false,
    previewUrl: '',
    state: { kind: 'offered' },
    transferred: 0,
    route: 'none',
    canOpen: false,
    canOpenFolder: false,
    canTryAgain: false,
    ...part,
  };
}

export function fileLine(id: string, part: Partial<TransferView> = {}): FileLineView {
  const transfer = transferView(id, part);
  const isOwn = transfer.direction === 'sending';
  return {
    kind: 'file',
    id,
    at: timeOf(id),
    isEarlier: false,
    isOwn,
    senderAddress: isOwn ? 'sam@example.org' : 'ana@example.org',
    senderName: isOwn ? 'Sam' : 'Ana',
    transfer,
  };
}

function timeOf(id: string): number {
  return Date.UTC(2026, 10, 21, 18, Number.parseInt(id, 10) || 0);
}
