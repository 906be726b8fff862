import { useEffect } from 'preact/hooks';
import { t } from '../i18n';

// For whoever may be looked over the shoulder: away at once, to a page that says nothing, without a way back to this one.
const ELSEWHERE = 'https://nchmf.gov.vn/'; // the weather
const PRESSES = 3;
const WITHIN = 2_000; // ms

export const leaveNow = (): void => {
  document.body.replaceChildren();
  location.replace(ELSEWHERE);
};

export function QuickExit() {
  useEffect(() => {
    let times: number[] = [];
    const press = (e: KeyboardEvent) => {
      if (e.repeat) return; // held down for a capital letter
      times = e.key === 'Shift' ? [...times, e.timeStamp].filter((at) => e.timeStamp - at < WITHIN) : [];
      if (times.length >= PRESSES) leaveNow();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <a
      class="button"
      href={ELSEWHERE}
      rel="noreferrer"
      title={t('help.exitHint')}
      onClick={(e) => {
        e.preventDefault();
        leaveNow();
      }}
    >
      {t('help.exit')}
    </a>
  );
}
