// A step of the history in words, and when it was.

import type { StepView } from './backend/generated/contract';
import type { Messages } from './messages';

/** Names in a row are cut after so many. */
const NAMES = 3;

export function stepWords(step: Pick<StepView, 'action' | 'about'>, m: Messages): string {
  const say = m.history.actions[step.action];
  const names = step.about.slice(0, NAMES);
  const more = step.about.length - names.length;
  const listed = new Intl.ListFormat(m.locale, { type: 'unit', style: 'short' }).format(names);
  const about = more > 0 ? m.history.andMore(listed, more) : listed;
  return say
    ? say(about)
        .trim()
        .replace(/[:\s]+$/, '')
    : about || step.action;
}

/** Steps by the day on which they were done, newest first. */
export function byDay(steps: readonly StepView[]): { day: string; steps: StepView[] }[] {
  const days: { day: string; steps: StepView[] }[] = [];
  for (const step of steps) {
    const day = dayOf(step.at);
    const last = days.at(-1);
    if (last?.day === day) last.steps.push(step);
    else days.push({ day, steps: [step] });
  }
  return days;
}

/** The day in the shopper's own time zone, as `2026-11-22`. */
export function dayOf(at: string | Date): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function dayWords(day: string, now: Date, m: Messages): string {
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === dayOf(now)) return m.history.today;
  if (day === dayOf(before)) return m.history.yesterday;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(m.locale, { dateStyle: 'full' }).format(
    new Date(year, month - 1, date),
  );
}

export function timeWords(at: string, m: Messages): string {
  return new Intl.DateTimeFormat(m.locale, { timeStyle: 'short' }).format(new Date(at));
}

/** How long ago, as people say it: "5 minutes ago", "yesterday". */
export function agoWords(at: string, now: Date, m: Messages): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const style = new Intl.RelativeTimeFormat(m.locale, { numeric: 'auto' });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return style.format(Math.trunc(seconds / length), unit);
  }
  return style.format(0, 'second');
}
