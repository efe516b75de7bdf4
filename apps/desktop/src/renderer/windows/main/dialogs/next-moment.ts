const MINUTES_PER_HOUR = 60;

/** When it is next so late, `HH:MM` by the clock of this computer; undefined for a text that is no time. */
export function nextMoment(time: string, now: number): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const moment = new Date(now);
  moment.setHours(Number(hours), Number(minutes), 0, 0);
  if (moment.getTime() <= now) moment.setDate(moment.getDate() + 1);
  return moment.getTime();
}

/** The next full hour, as a time field holds it. */
export function nextHour(now: number): string {
  const moment = new Date(now);
  moment.setMinutes(MINUTES_PER_HOUR, 0, 0);
  return `${String(moment.getHours()).padStart(2, '0')}:00`;
}
