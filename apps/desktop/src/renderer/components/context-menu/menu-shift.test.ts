import { describe, expect, it } from 'vitest';
import { MENU_MARGIN, menuShift } from './menu-shift.ts';

describe('a menu at the pointer', () => {
  it('stays where there is room below', () => {
    expect(menuShift({ y: 100, height: 300, windowHeight: 520 })).toBe(0);
  });

  it('stays where there is room above', () => {
    expect(menuShift({ y: 400, height: 300, windowHeight: 520 })).toBe(0);
  });

  it('moves up until it ends inside the window', () => {
    const y = 270;
    const shift = menuShift({ y, height: 330, windowHeight: 520 });
    expect(y - shift + 330).toBe(520 - MENU_MARGIN);
  });

  it('begins at the top of a window that is too low for it', () => {
    expect(menuShift({ y: 200, height: 600, windowHeight: 380 })).toBe(200 - MENU_MARGIN);
  });
});
