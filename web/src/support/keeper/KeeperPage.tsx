import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { session } from '../../session/session';
import { useResource } from '../../state/resource';
import { Page } from '../../ui/Page';
import { Empty, Show } from '../../ui/states';
import { Counts } from '../desk/Counts';
import { loadDesk } from '../desk/desk';
import type * as wire from '../wire';
import { Rite } from './Rite';
import { Team } from './Team';
import './words';

// Who may hold an office's keys. The keeper certifies, sees counts, and reads nothing.
export default function KeeperPage() {
  const desk = useResource<wire.SupportDesk>('desk', loadDesk);
  const [rite, setRite] = useState(false);
  const units = (session.value?.units ?? []).filter((u) => (u.may as string[]).includes('keep'));
  const reload = () => void desk.reload();
  if (rite) {
    return (
      <Page title={t('rite.title')}>
        <Rite
          units={units}
          onDone={() => {
            setRite(false);
            reload();
          }}
        />
      </Page>
    );
  }
  return (
    <Page title={t('keeper.title')}>
      <p class="lead">{t('keeper.lead')}</p>
      <Show of={desk}>
        {({ offices }) => {
          const kept = offices.filter((o) => o.keeper);
          return (
            <>
              {kept.length === 0 && <Empty>{t('keeper.none')}</Empty>}
              {kept.map((office) => (
                <section class="group team" key={office.office}>
                  <h2>
                    {office.unit.name} · {t(`office.${office.purpose}`)} · {t(`office.${office.state}`)}
                  </h2>
                  <Team office={office} others={kept} reload={reload} />
                  {office.state !== 'founding' && <Counts office={office.office} />}
                </section>
              ))}
              <p>
                <button type="button" onClick={() => setRite(true)}>
                  {t('keeper.begin')}
                </button>
              </p>
            </>
          );
        }}
      </Show>
    </Page>
  );
}
