import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Overview } from '../api/types';
import { say, t } from '../i18n';
import { announce } from '../ui/announce';
import { problemWords } from '../ui/states';

type Line = Overview['attention'][number];

// Whom to remind, the unit that waits longest first; what each owes opens below its name. Whoever checks or receives a report
// reminds of it here, one by one or of all at once; each is reminded once a day, and the server says so.
export function Attention({ list }: { list: Line[] }) {
  const units = new Map<number, { name: string; most: number; lines: Line[] }>();
  for (const line of list) {
    const unit = units.get(line.unit.id) ?? { name: line.unit.name, most: 0, lines: [] };
    unit.most = Math.max(unit.most, line.days);
    unit.lines.push(line);
    units.set(line.unit.id, unit);
  }
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const guarded = async (work: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    try {
      const text = await work();
      setSaid({ text, bad: false });
      announce(text);
    } catch (problem) {
      setSaid({ text: isProblem(problem) ? problemWords(problem) : t('state.broken'), bad: true });
    } finally {
      setBusy(false);
    }
  };
  const one = (line: Line) =>
    guarded(async () => {
      await post(`/obligations/${line.obligation}/remind`);
      return t('overview.reminded', { unit: line.unit.name, what: say(line.text) });
    });
  const all = () =>
    guarded(async () => {
      const done = await post<{ reminded: number; already_today: number }>('/reminders', {});
      return t('overview.remindedAll', { n: done.reminded, before: done.already_today });
    });
  return (
    <section aria-labelledby="attention-title">
      <h2 id="attention-title">{t('overview.attention', { n: list.length })}</h2>
      {list.length === 0 ? (
        <p class="quiet">{t('overview.noAttention')}</p>
      ) : (
        <>
          {list.some((line) => line.may_remind) && (
            <p class="buttons no-print">
              <button type="button" aria-disabled={busy} onClick={() => void all()}>
                {t('overview.remindAll')}
              </button>
            </p>
          )}
          {said && (
            <p class={said.bad ? 'fault' : 'quiet'} role={said.bad ? 'alert' : undefined}>
              {said.text}
            </p>
          )}
          <ul class="attention">
            {[...units].map(([id, unit]) => (
              <li key={id}>
                <details>
                  <summary>
                    <b>{unit.name}</b>{' '}
                    <span class="bad-text">{t('overview.owes', { n: unit.lines.length, days: unit.most })}</span>
                  </summary>
                  <ul>
                    {unit.lines.map((line) => (
                      <li key={line.obligation}>
                        {say(line.text)}{' '}
                        {line.may_remind && (
                          <button
                            type="button"
                            class="plain no-print"
                            aria-disabled={busy}
                            onClick={() => void one(line)}
                          >
                            {t('overview.remind')}
                            <span class="sr">
                              {' '}
                              {unit.name}, {say(line.text)}
                            </span>
                          </button>
                        )}
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
