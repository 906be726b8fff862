import { useState } from 'preact/hooks';
import type { Report } from '../api/types';
import { t } from '../i18n';
import type { Drawer } from '../offline/drawer';
import { Dialog } from '../ui/Dialog';
import { type Line, lines } from './leftover';
import type { Leftover } from './opened';
import type { EntryStore } from './store';

// Side by side: what this person typed, and the report or form as it is now (design §4, §5). Nothing goes by itself, and
// nothing is thrown away without being asked.
export function LeftoverBox(props: {
  leftover: Leftover;
  drawer: Drawer;
  report: Report | null;
  store: EntryStore | null;
}) {
  const { leftover, drawer, report, store } = props;
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [over, setOver] = useState(false);
  const all = lines(leftover, report, store);
  const finish = () => {
    setOver(true);
    setAsking(false);
    void (leftover.why === 'plan' ? drawer.set('older', null) : drawer.empty());
  };
  if (over) return null;
  const use = (line: Line) => {
    if (line.value === undefined) return;
    store?.put([{ id: line.id, value: line.value }]);
    setDone(new Set([...done, line.id]));
  };
  const usable = all.filter((line) => line.value !== undefined && !done.has(line.id));
  const left = all.filter((line) => !done.has(line.id)).length;
  return (
    <section class="banner warn no-print" aria-labelledby="leftover" data-state="conflict">
      <h2 id="leftover">{t(`left.${leftover.why}`)}</h2>
      {all.length === 0 ? (
        <p>{t('left.same')}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('left.typed')}>
          <table class="data">
            <thead>
              <tr>
                <th scope="col">{t('entry.indicator')}</th>
                <th scope="col">{t('left.typed')}</th>
                {report && <th scope="col">{t('left.now')}</th>}
                {store?.writable.value && <th scope="col">{t('left.do')}</th>}
              </tr>
            </thead>
            <tbody>
              {all.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.title}</th>
                  <td>{line.typed || '–'}</td>
                  {report && <td>{line.now || '–'}</td>}
                  {store?.writable.value && (
                    <td>
                      {done.has(line.id) ? (
                        t('left.used')
                      ) : line.value !== undefined ? (
                        <button type="button" onClick={() => use(line)}>
                          {t('left.use')}
                        </button>
                      ) : (
                        <span class="quiet">{t('left.noPlace')}</span>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="buttons">
        {usable.length > 1 && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              store?.put(usable.map(({ id, value }) => ({ id, value: value ?? null })));
              setDone(new Set(all.filter((l) => l.value !== undefined).map((l) => l.id)));
            }}
          >
            {t('left.useAll', { n: usable.length })}
          </button>
        )}
        <button type="button" onClick={() => (left === 0 ? finish() : setAsking(true))}>
          {t(left === 0 ? 'left.finish' : 'left.drop')}
        </button>
      </p>
      {asking && (
        <Dialog title={t('left.drop')} onClose={() => setAsking(false)}>
          <p>{t('left.dropSure', { n: left })}</p>
          <p class="buttons">
            <button type="button" class="primary" onClick={finish}>
              {t('left.drop')}
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              {t('word.cancel')}
            </button>
          </p>
        </Dialog>
      )}
    </section>
  );
}
