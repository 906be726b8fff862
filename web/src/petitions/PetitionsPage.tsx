import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Petitions } from '../api/types';
import { t } from '../i18n';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { grouped } from './groups';
import { PetitionRow } from './PetitionRow';
import { RaiseDialog } from './RaiseDialog';
import './words';

// What my units ask, what is put to my office, what passes through it.
export default function PetitionsPage() {
  const loaded = useResource<Petitions>('petitions', (signal) => get('/petitions', signal));
  const [open, setOpen] = useState(false);
  return (
    <Page title={t('petition.title')}>
      <p>{t('petition.lead')}</p>
      <Show of={loaded}>
        {(data) => (
          <>
            {data.from.length > 0 && (
              <p class="buttons">
                <button type="button" onClick={() => setOpen(true)}>
                  {t('petition.raise')}
                </button>
              </p>
            )}
            <List data={data} />
            {open && (
              <RaiseDialog
                offices={data.offices}
                from={data.from}
                onClose={() => setOpen(false)}
                onDone={() => {
                  setOpen(false);
                  void loaded.reload();
                }}
              />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}

function List({ data }: { data: Petitions }) {
  if (data.items.length === 0) return <Empty>{t('petition.empty')}</Empty>;
  return (
    <>
      {grouped(data.items).map(({ name, items }) => {
        const title = t(`petition.${name}`, { n: items.length });
        const rows = (
          <ul class="rows">
            {items.map((p) => (
              <PetitionRow key={p.id} petition={p} today={data.today} />
            ))}
          </ul>
        );
        return name === 'done' ? (
          <details key={name} class="group">
            <summary>
              <h2>{title}</h2>
            </summary>
            {rows}
          </details>
        ) : (
          <section key={name} class="group">
            <h2>{title}</h2>
            {rows}
          </section>
        );
      })}
    </>
  );
}
