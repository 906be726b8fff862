import type { Text } from '../api/types';

// The periods somebody may ask the overview for: those of the plan's year that have begun, the last finished quarter first.

const ROMAN = ['I', 'II', 'III', 'IV'];

export function periodsOf(year: number, today: string): { code: string; label: Text }[] {
  const month = today.slice(0, 4) === String(year) ? Number(today.slice(5, 7)) : today > `${year}` ? 12 : 0;
  const quarters = ROMAN.map((roman, i) => ({
    code: `${year}-Q${i + 1}`,
    label: { vi: `Quý ${roman}/${year}`, en: `Quarter ${roman}/${year}` },
    from: i * 3 + 1,
  }));
  const longer = [
    { code: `${year}-H1`, label: { vi: `6 tháng đầu năm ${year}`, en: `First half of ${year}` }, from: 1 },
    { code: `${year}-9M`, label: { vi: `9 tháng năm ${year}`, en: `Nine months of ${year}` }, from: 7 },
    { code: `${year}`, label: { vi: `Năm ${year}`, en: `Year ${year}` }, from: 1 },
  ];
  return [...quarters, ...longer].filter((p) => p.from <= month).map(({ code, label }) => ({ code, label }));
}

// The quarter that ended last; in the first quarter, that one.
export function presentPeriod(year: number, today: string): string {
  if (today.slice(0, 4) !== String(year)) return `${year}-Q4`;
  return `${year}-Q${Math.max(1, Math.floor((Number(today.slice(5, 7)) - 1) / 3))}`;
}
