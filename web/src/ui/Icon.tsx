// The few marks of the screens, as shapes of our own: a mark never stands without its word.
const PATHS = {
  check: 'M3 8.5l3.2 3.2L13 5',
  clock: 'M8 4.5V8l2.5 1.8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  alert: 'M8 4.5v4.2M8 11.2v.3M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  warning: 'M8 6v3.2M8 11.3v.2M8 2.2L14.5 13.5H1.5z',
  note: 'M2.5 3h11v8h-6l-3 2.5V11h-2z',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  back: 'M6.5 3.5L3 7l3.5 3.5M3 7h6a4 4 0 0 1 0 6.5H7',
  open: 'M8 5.5v5M5.5 8h5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  next: 'M6 3.5L10.5 8 6 12.5',
  work: 'M3 3.5h10v10H3zM5.5 7l1.5 1.5L10.5 5.5M5.5 11h5',
  send: 'M2.5 8L13.5 3l-3 10-3-4zM7.5 9l6-6',
  sum: 'M12 3.5H4l4 4.5-4 4.5h8',
  exchange: 'M3 5.5h9.5L9.5 2.5M13 10.5H3.5l3 3',
  chart: 'M3 13V8M8 13V3M13 13V6',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.4a2.3 2.3 0 0 1 0 4.3M12 9.8c1.6.5 2.5 1.8 2.5 3.7',
  bell: 'M3.5 11.5c1-1 1-2.2 1-4.5a3.5 3.5 0 0 1 7 0c0 2.3 0 3.5 1 4.5zM6.7 13.7a1.5 1.5 0 0 0 2.6 0',
  list: 'M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.5M6 8h7.5M6 12h7.5',
  seal: 'M2.5 4h11v8h-11zM2.5 4.5L8 9l5.5-4.5',
  key: 'M9.5 6.5a3 3 0 1 0-3 3 3 3 0 0 0 3-3zM8.6 8.6L13.5 13.5M11.5 11.5L13 10',
  tree: 'M3 2.5v10.5h3M3 6.5h3M8.5 4.5v4h5v-4zM8.5 11v4h5v-4z',
  sheet: 'M3 2.5h10v11H3zM3 6h10M3 9.5h10M7 6v7.5',
  waived: 'M3.8 3.8l8.4 8.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden={label ? undefined : 'true'}
      role={label ? 'img' : undefined}
      aria-label={label}
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
