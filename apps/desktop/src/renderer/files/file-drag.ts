import type { DragEvent as ReactDragEvent } from 'react';

type AnyDragEvent = Pick<DragEvent | ReactDragEvent, 'dataTransfer'>;

/** Whether what is dragged, or pasted, holds files; text and links are none. */
export function holdsFiles({ dataTransfer }: AnyDragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** The files of a drop; a folder is one of them. */
export function filesOf({ dataTransfer }: AnyDragEvent): readonly File[] {
  return [...(dataTransfer?.files ?? [])];
}
