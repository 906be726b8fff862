// Dates: ISO on the wire, day/month/year for people. No time zone arithmetic: a date is a date, and the server sends
// instants with the zone of the place (+07:00), whose own hour is what everybody there reads.

const pad = (n: number) => String(n).padStart(2, '0');

export function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

// 27/04/2018, 27/4/2018, 27-4-2018, 27.04.2018, 2018-04-27; spaces don't matter. null: not a date.
export function parseDate(text: string): string | null {
  const bare = text.replace(/\s/g, '');
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(bare);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  const [day, month, year] = local
    ? [Number(local[1]), Number(local[2]), Number(local[3])]
    : iso
      ? [Number(iso[3]), Number(iso[2]), Number(iso[1])]
      : [0, 0, 0];
  return isRealDate(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;
}

export function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return day ? `${day}/${month}/${year}` : iso;
}

export const formatTime = (instant: string) => instant.slice(11, 16);
// 27/04/2018 14:05:09, where seconds matter.
export const formatMoment = (instant: string) => `${formatDate(instant)} ${instant.slice(11, 19)}`;
export const formatInstant = (instant: string) => `${formatTime(instant)} ${formatDate(instant)}`;

// The time on this machine, for "Số liệu lúc …".
export function clockNow(now = new Date()): string {
  return `${pad(now.getHours())}:${pad(now.getMinutes())} ${pad(now.getDate())}/${pad(now.getMonth() + 1)}/${now.getFullYear()}`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
