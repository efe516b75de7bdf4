/** What becomes of the contact list when its person closes it. */
export type CloseOutcome = 'exit' | 'hide' | 'minimize';

export interface CloseFacts {
  readonly platform: NodeJS.Platform;
  /** As the person chose. */
  readonly closeToTray: boolean;
  /** Somebody shows the icon by which a hidden window comes back. */
  readonly hasTray: boolean;
}

/** On a Mac closing a window never ends the program, and the Dock brings it back. */
export function closeOutcome({ platform, closeToTray, hasTray }: CloseFacts): CloseOutcome {
  if (platform === 'darwin') return 'hide';
  if (!closeToTray) return 'exit';
  return hasTray ? 'hide' : 'minimize';
}
