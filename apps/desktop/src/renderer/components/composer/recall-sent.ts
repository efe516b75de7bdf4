/** Where one is among one's own sent texts; `back` 0 is what was being typed. */
export interface Recall {
  readonly back: number;
  readonly typed: string;
}

export const NOTHING_RECALLED: Recall = { back: 0, typed: '' };

interface RecallStep {
  /** One's own sent texts, oldest first. */
  readonly sent: readonly string[];
  readonly direction: 'earlier' | 'later';
  /** What the input holds now. */
  readonly current: string;
}

/** The text one step away and the new place; absent at either end, where nothing changes. */
export function recallSent(
  recall: Recall,
  step: RecallStep,
): { readonly recall: Recall; readonly text: string } | undefined {
  const back = recall.back + (step.direction === 'earlier' ? 1 : -1);
  if (back < 0 || back > step.sent.length) return undefined;
  const typed = recall.back === 0 ? step.current : recall.typed;
  const text = back === 0 ? typed : (step.sent[step.sent.length - back] ?? '');
  return { recall: { back, typed }, text };
}
