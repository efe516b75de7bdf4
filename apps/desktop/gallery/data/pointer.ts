// What a hand does, for states that only a hand can reach.
import { beforeNextLook, untilDrawn, untilOpened } from './pauses.ts';

/** A computer with other things to do takes its time. */
const MAX_TRIES = 400;

/** The first element that matches once there is one; states are played on pages that are still drawing. */
async function element(selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found !== null) return found;
    await beforeNextLook();
  }
  throw new Error(`nothing matches ${selector}`);
}

export async function click(selector: string): Promise<void> {
  const target = await element(selector);
  await focusWithin(target.closest('[role="menu"]'));
  target.click();
  await untilDrawn();
}

/** A menu that opens takes the focus; what is pressed before that would close again. */
async function focusWithin(menu: Element | null): Promise<void> {
  for (let tries = 0; menu?.contains(document.activeElement) === false && tries < MAX_TRIES; tries += 1)
    await beforeNextLook();
}

/** Its end comes into view. */
export async function reveal(selector: string): Promise<void> {
  (await element(selector)).scrollIntoView({ block: 'end' });
  await untilDrawn();
}

/** A press of the right button in the middle of an element. */
export async function contextMenu(selector: string): Promise<void> {
  const target = await element(selector);
  const { left, top, height } = target.getBoundingClientRect();
  target.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 60,
      clientY: top + height / 2,
    }),
  );
  await untilOpened();
}

export async function pressKey(selector: string, key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = await element(selector);
  target.focus();
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await untilOpened();
}

/** Types into a field as React hears it. */
export async function type(selector: string, text: string): Promise<void> {
  const field = (await element(selector)) as HTMLInputElement | HTMLTextAreaElement;
  field.focus();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await untilDrawn();
}

/** Holds a file over an element. */
export async function dragFilesOver(selector: string): Promise<void> {
  const target = await element(selector);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'lake-evening.jpg'));
  target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
  await untilDrawn();
}

/** Takes one element up and holds it over another. */
export async function dragOver(source: string, target: string): Promise<void> {
  const dataTransfer = new DataTransfer();
  const send = (to: HTMLElement, kind: string): boolean =>
    to.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  send(await element(source), 'dragstart');
  send(await element(target), 'dragover');
  await untilDrawn();
}
