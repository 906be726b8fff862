import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Petitions, Report } from '../api/types';
import { t } from '../i18n';
import { session } from '../session/session';
import { useResource } from '../state/resource';
import { PetitionRow } from './PetitionRow';
import { RaiseDialog } from './RaiseDialog';
import './words';

// The difficulties and proposals that came with a report, and the button that raises one. A report is complete without
// it, so a list that cannot be loaded stays away.
export function WithReport({ report }: { report: Report }) {
  const loaded = useResource<Petitions>(`petitions of ${report.id}`, (signal) =>
    get(`/petitions?record=${report.id}`, signal),
  );
  const [open, setOpen] = useState(false);
  const { data } = loaded.state.value;
  if (!data) return null;
  const mine = session.value?.units.some(
    (u) => u.id === report.unit.id && (u.may.includes('write') || u.may.includes('sign')),
  );
  if (data.items.length === 0 && !mine) return null;
  return (
    <section>
      <h2>{t('petition.inReport', { n: data.items.length })}</h2>
      {mine && <p class="small no-print">{t('petition.inReportLead')}</p>}
      {data.items.length > 0 && (
        <ul class="rows">
          {data.items.map((p) => (
            <PetitionRow key={p.id} petition={p} today={data.today} />
          ))}
        </ul>
      )}
      {mine && (
        <p class="buttons no-print">
          <button type="button" onClick={() => setOpen(true)}>
            {t('petition.raise')}
          </button>
        </p>
      )}
      {open && (
        <RaiseDialog
          offices={data.offices.filter((u) => u.id !== report.unit.id)}
          from={data.from}
          record={report.id}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            void loaded.reload();
          }}
        />
      )}
    </section>
  );
}
