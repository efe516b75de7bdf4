/** Things to press that lie over one another: whoever presses one may hit the other. */
import type { Page } from 'playwright-core';

/** Edges may share a line, and letters a little more, CSS px. */
const TOLERANCE = 2;

const CONTROLS =
  'button, a[href], input, select, textarea, [role="tab"], [role="option"], [role="treeitem"], [role="menuitem"], [role="textbox"]';

/** One line for each pair of controls that overlap where both can be seen, unless one is part of the other. */
export function overlappingControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ controls, tolerance }) => {
      interface Box {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const both = (one: Box, other: Box): Box => ({
        left: Math.max(one.left, other.left),
        top: Math.max(one.top, other.top),
        right: Math.min(one.right, other.right),
        bottom: Math.min(one.bottom, other.bottom),
      });
      const isLarge = ({ left, top, right, bottom }: Box): boolean =>
        right - left > tolerance && bottom - top > tolerance;
      /** What of an element is not cut away by what scrolls or clips around it. */
      const visibleBox = (element: Element): Box => {
        let box: Box = element.getBoundingClientRect();
        for (let around = element.parentElement; around !== null; around = around.parentElement) {
          if (getComputedStyle(around).overflow !== 'visible')
            box = both(box, around.getBoundingClientRect());
        }
        return box;
      };
      /** The arrow of a field stands in the field, which keeps room for it. */
      const isArrowOf = (field: Element, arrow: Element): boolean =>
        field.matches('input') &&
        arrow.matches('button[aria-haspopup]') &&
        field.parentElement === arrow.parentElement;
      const nameOf = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} '${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}'`;
      const seen = [...document.querySelectorAll(controls)]
        .filter((element) => element.checkVisibility() && element.closest('.visually-hidden') === null)
        .map((element) => ({ element, box: visibleBox(element) }))
        .filter(({ box }) => isLarge(box));
      return seen.flatMap(({ element, box }, index) =>
        seen
          .slice(index + 1)
          .filter(
            (other) =>
              !element.contains(other.element) &&
              !other.element.contains(element) &&
              !isArrowOf(element, other.element) &&
              isLarge(both(box, other.box)),
          )
          .map((other) => `${nameOf(element)} lies over ${nameOf(other.element)}`),
      );
    },
    { controls: CONTROLS, tolerance: TOLERANCE },
  );
}
