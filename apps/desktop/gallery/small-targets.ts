/**
 * Things to press whose face is small and whose target is not. What is measured is where a press goes to, not boxes:
 * a target may reach beyond its face, and another may lie over it.
 */
import type { Page } from 'playwright-core';

/** The least side of a target, CSS px. */
const SIDE = 24;

const SMALL_FACES =
  '.status-button, .personal-message, .flat-button, label.check, .notice-bar-link, .file-card-link, .history-file-buttons > button, .tab-close, .alert-options';

/** One line for each of them that cannot be hit over so many pixels through its middle, across and down. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ faces, side }) => {
      const isOn = (face: Element, x: number, y: number): boolean => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && face.contains(hit);
      };
      /** So far a press still hits, from the middle one way; where the window ends, everything beyond counts. */
      const reach = (
        face: Element,
        from: readonly [number, number],
        way: readonly [number, number],
      ): number => {
        for (let step = 1; step < side; step += 1) {
          const [x, y] = [from[0] + way[0] * step, from[1] + way[1] * step];
          if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return side;
          if (!isOn(face, x, y)) return step - 1;
        }
        return side;
      };
      /** Not all of its room can be seen: it scrolls. */
      const isCut = (face: Element, y: number): boolean => {
        for (let around = face.parentElement; around !== null; around = around.parentElement) {
          const { top, bottom } = around.getBoundingClientRect();
          const scrolls =
            around.scrollHeight > around.clientHeight && getComputedStyle(around).overflowY !== 'visible';
          if (scrolls && (y - side / 2 < top || y + side / 2 > bottom)) return true;
        }
        return false;
      };
      return [...document.querySelectorAll(faces)].flatMap((face) => {
        const { left, top, width, height } = face.getBoundingClientRect();
        const middle = [left + width / 2, top + height / 2] as const;
        // Under a dialog, or at the edge of what scrolls.
        if (!isOn(face, ...middle) || isCut(face, middle[1])) return [];
        const across = reach(face, middle, [-1, 0]) + reach(face, middle, [1, 0]) + 1;
        const down = reach(face, middle, [0, -1]) + reach(face, middle, [0, 1]) + 1;
        if (Math.min(across, down) >= side - 1) return [];
        const name = (face.ariaLabel ?? face.textContent).trim().slice(0, 40);
        return [`small target, ${across} x ${down} px: ${face.className} '${name}'`];
      });
    },
    { faces: SMALL_FACES, side: SIDE },
  );
}
