import { useRef, useState } from 'preact/hooks';
import { newKey, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { ImportedDrafts, ImportFault, ImportPreview, ImportReport } from '../api/types';
import { say, t } from '../i18n';
import { announce } from '../ui/announce';
import { problemWords } from '../ui/states';

const AT_ONCE = 10; // reports a request: each is entered whole or not at all

// What a table would do. Nothing of it is entered while a fault is left; then its reports go into their drafts, some at a
// time, and those that are in stay in when the network goes.
export function Preview({ preview }: { preview: ImportPreview }) {
  const { reports, faults } = preview;
  const [records, setRecords] = useState<Record<number, number>>({});
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const stopped = useRef(false);
  const keys = useRef<Record<number, string>>({});
  const done = Object.keys(records).length;

  const enter = async () => {
    setBusy(true);
    setFault('');
    stopped.current = false;
    try {
      for (let first = done; first < reports.length && !stopped.current; first += AT_ONCE) {
        const some = reports.slice(first, first + AT_ONCE);
        keys.current[first] ??= newKey(); // a request without an answer is repeated under its own key
        const { drafts } = await post<ImportedDrafts>(
          '/exchange/imports',
          { reports: some.map(({ obligation, version, cells }) => ({ obligation, version, cells })) },
          { key: keys.current[first] },
        );
        setRecords((all) => ({ ...all, ...Object.fromEntries(drafts.map((d) => [d.obligation, d.record])) }));
      }
      if (!stopped.current) announce(t('exchange.done', { n: reports.length }));
    } catch (problem) {
      setFault(isProblem(problem) ? problemWords(problem) : t('state.broken'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <p role="status">
        {t('exchange.read', { rows: preview.rows, values: preview.values, reports: reports.length })}{' '}
        {preview.ignored.length > 0 && t('exchange.ignored', { names: preview.ignored.join(', ') })}{' '}
        {preview.fault_count === 0 && reports.length > 0 && t('exchange.clean')}
      </p>
      {preview.fault_count > 0 && <Faults count={preview.fault_count} faults={faults} />}
      {reports.length > 0 && <Reports reports={reports} records={records} />}
      {fault && (
        <p class="banner bad" role="alert">
          {fault}
        </p>
      )}
      {preview.fault_count === 0 && reports.length > 0 && (
        <p class="buttons">
          {(busy || done > 0) && (
            <label class="progress">
              {t('exchange.progress', { done, all: reports.length })}
              <progress value={done} max={reports.length} />
            </label>
          )}
          {busy ? (
            <button type="button" onClick={() => (stopped.current = true)}>
              {t('exchange.stop')}
            </button>
          ) : (
            done < reports.length && (
              <button type="button" class="primary" onClick={() => void enter()}>
                {t('exchange.enter', { n: reports.length - done })}
              </button>
            )
          )}
        </p>
      )}
    </>
  );
}

function Faults({ count, faults }: { count: number; faults: ImportFault[] }) {
  return (
    <div>
      <h3 id="exchange-faults">{t('exchange.faults', { n: count })}</h3>
      {faults.length < count && <p>{t('exchange.listed', { n: faults.length })}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="exchange-faults">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{t('exchange.cell')}</th>
              <th scope="col">{t('exchange.reason')}</th>
              <th scope="col">{t('exchange.advice')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((f, i) => (
              <tr key={i}>
                <th scope="row">
                  {f.cell} {f.field && <code>{f.field}</code>}
                </th>
                <td>{say(f.reason)}</td>
                <td>{say(f.advice)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Reports({ reports, records }: { reports: ImportReport[]; records: Record<number, number> }) {
  return (
    <div>
      <h3 id="exchange-reports">{t('exchange.reports')}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="exchange-reports">
        <table class="data sticky-first">
          <thead>
            <tr>
              <th scope="col">{t('word.unit')}</th>
              <th scope="col">{t('word.report')}</th>
              <th scope="col" class="n">
                {t('exchange.values')}
              </th>
              <th scope="col" class="n">
                {t('exchange.overwritten')}
              </th>
              <th scope="col" class="n">
                {t('exchange.unfinished')}
              </th>
              <th scope="col">{t('exchange.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((r) => (
              <tr key={r.obligation}>
                <th scope="row">{r.unit.name}</th>
                <td>
                  {say(r.form.title)}, {say(r.period.label)}
                </td>
                <td class="n">{Object.keys(r.cells).length}</td>
                <td class="n">{r.overwritten}</td>
                <td class="n">{r.unfinished}</td>
                <td>
                  {records[r.obligation] ? (
                    <a href={`/bao-cao/${records[r.obligation]}`}>{t('exchange.entered')}</a>
                  ) : (
                    t('exchange.waiting')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
