import type { Cells, Report } from '../api/types';
import { say, t } from '../i18n';

// What stands side by side in the sheet: for a longer report the base periods it is a view of, then this period, then the
// one before for reference (S3). Only this period is typed.
export interface Column {
  id: string;
  title: string;
  cells: Cells | null; // null: this period, whose cells are the store's
}

export function columnsOf(report: Report): Column[] {
  const base = report.base.map((b) => ({ id: b.period.code, title: say(b.period.label), cells: b.cells ?? {} }));
  const now = { id: 'now', title: say(report.period.label), cells: null };
  const previous = report.previous
    ? [
        {
          id: 'previous',
          title: t('entry.reference', { period: say(report.previous.period.label) }),
          cells: report.previous.cells,
        },
      ]
    : [];
  return [...base, now, ...previous];
}
