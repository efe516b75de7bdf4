/** Days as date fields write them, `2026-11-21`, in the time of this computer. */

/** From the moment it begins; the end does not belong to it. Absent ends are open. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** While a year is being typed a date field already tells years such as 2; nobody talked before this one. */
const FIRST_YEAR = 1970;

/** When a day begins, or one so many days after it; undefined for what is no day. */
export function dayStart(day: string, daysLater = 0): number | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (!/^\d{4,}-\d\d-\d\d$/.test(day) || year < FIRST_YEAR) return undefined;
  return new Date(year, month - 1, date + daysLater).getTime();
}

/** The day of a moment. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(date.getFullYear()).padStart(4, '0'), ...parts].join('-');
}

/** From the first day to the last one, both included; an empty day leaves that end open. */
export function rangeOf(first: string, last: string): Range {
  const from = dayStart(first);
  const to = dayStart(last, 1);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export function isOpenRange({ from, to }: Range): boolean {
  return from === undefined && to === undefined;
}
