/** A ref that gives its element the focus when it appears: for the button of a dialog that has no field. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
