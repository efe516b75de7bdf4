import type { LineView } from './line-view.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

type TextLine = Extract<LineView, { readonly kind: 'text' }>;

/** What arrives of a line that a server keeps: its text, without format and pictures. */
export function plainLine({ emoticons: _pictures, ...line }: TextLine): TextLine {
  return { ...line, format: DEFAULT_SETTINGS.messages.format };
}
