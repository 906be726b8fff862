import type { Rung, Whom } from '../api/types';
import { t } from '../i18n';
import type { Fault } from '../ui/ErrorSummary';

// A rung as somebody types it: a number of days, before or after the due day.
export interface Typed {
  days: string;
  side: 'before' | 'after';
  whom: Whom;
}
export const WHOM: readonly Whom[] = ['officer', 'head', 'checker', 'receiver'];

export const typed = ({ days, whom }: Rung): Typed => ({
  days: String(Math.abs(days)),
  side: days > 0 ? 'after' : 'before',
  whom,
});

const whole = (text: string, most: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= most;

export const rung = ({ days, side, whom }: Typed): Rung => ({
  days: side === 'before' ? 0 - Number(days) : Number(days),
  whom,
});

export function faults(rungs: Typed[], hour: string): Fault[] {
  const found = rungs.flatMap((one, i) =>
    whole(one.days, 60) ? [] : [{ target: `days-${i}`, text: t('ladder.needDays', { n: i + 1 }) }],
  );
  return whole(hour, 23) ? found : [...found, { target: 'hour', text: t('ladder.needHour') }];
}
