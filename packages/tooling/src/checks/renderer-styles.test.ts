import { expect, it } from 'vitest';
import { misplacedIn } from './renderer-styles.ts';

it.each([
  ['color: #fff;', 'a colour'],
  ['background: linear-gradient(#c0cff0, var(--panel));', 'a colour'],
  ['box-shadow: 0 1px 0 rgba(255, 255, 255, 0.7);', 'a colour'],
  ['background: url("data:image/svg+xml,fill=\'%234F6BA0\'");', 'a colour'],
  ['border: 1px solid white;', 'a colour'],
  ['margin-left: 3px;', 'a side'],
  ['border-right: 0;', 'a side'],
  ['right: 4px;', 'a side'],
  ['text-align: right;', 'a side'],
  ['padding: 0 6px 0 5px;', 'a side'],
  ['inset: -4px -4px -4px -6px;', 'a side'],
])('finds %s', (declaration, what) => {
  const findings = misplacedIn(`.a {\n  ${declaration}\n}`);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(new RegExp(`^2: holds ${what}`));
});

it.each([
  ['color: var(--text-title);'],
  ['background: transparent;'],
  ['background: Highlight;'],
  ['border-color: currentColor;'],
  ['white-space: nowrap;'],
  ['margin-inline-start: 3px;'],
  ['margin: 3px 4px 5px 4px;'],
  ['text-align: start;'],
  ['/* like #fff or left: 3px */'],
  ['--drop-box-place: left 1px center;'],
  ['background: var(--red-zone);'],
])('lets %s pass', (declaration) => {
  expect(misplacedIn(`.a {\n  ${declaration}\n}`)).toEqual([]);
});
