// A step of the history in words, and when it was.

import type { StepView } from './backend/generated/contract';
import { elapsedWords, firstOfWords, weekdayWords } from './formats';
import type { Translate } from './messages';

/** Names in a row are cut after so many. */
const NAMES = 3;

export function stepWords(step: Pick<StepView, 'action' | 'about'>, t: Translate): string {
  const about = firstOfWords(step.about, NAMES, t);
  // A step may be about nothing that has a name; then its sentence ends before it.
  const words = t.find(`action-${step.action}`, { what: about || ' ' });
  return words?.trim().replace(/[:\s]+$/, '') ?? (about || step.action);
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

export function dayWords(day: string, now: Date, t: Translate): string {
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === dayOf(now)) return t('history-today');
  if (day === dayOf(before)) return t('history-yesterday');
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return weekdayWords(new Date(year, month - 1, date), t);
}

/** How long ago, as people say it: "5 minutes ago", "yesterday". */
export function agoWords(at: string, now: Date, t: Translate): string {
  return elapsedWords((now.getTime() - new Date(at).getTime()) / 1000, t);
}
