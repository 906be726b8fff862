import { get } from '../api/client';
import type { Obligations } from '../api/types';
import { unsent } from '../entry/keep';
import { t } from '../i18n';
import { NewNotices } from '../notices/NewNotices';
import { mayAnywhere, session } from '../session/session';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Empty, NoPermission, Show } from '../ui/states';
import { CheckingList } from './CheckingList';
import { FlashButton } from './FlashButton';
import { grouped, isFinished } from './groups';
import { WorkRow } from './WorkRow';

interface Lists {
  mine: Obligations;
  checking: Obligations | null;
}

// The landing page of everybody who reports, signs or checks (S2).
export default function WorkPage() {
  const lists = useResource<Lists>('work', async (signal) => {
    const [mine, checking] = await Promise.all([
      get<Obligations>('/obligations?scope=mine', signal),
      mayAnywhere('decide') ? get<Obligations>('/obligations?scope=checking', signal) : null,
    ]);
    return { mine, checking };
  });
  if (session.value?.units.length === 0) {
    return (
      <Page title={t('work.title')}>
        <NoPermission />
      </Page>
    );
  }
  return (
    <Page title={t('work.title')} actions={<FlashButton />}>
      <NewNotices />
      <Show of={lists}>
        {({ mine, checking }) => (
          <>
            <Mine list={mine} quiet={checking !== null} />
            {checking && checking.items.length > 0 && <CheckingList items={checking.items} />}
          </>
        )}
      </Show>
    </Page>
  );
}

// `quiet`: somebody who checks others' reports may well owe none.
function Mine({ list, quiet }: { list: Obligations; quiet: boolean }) {
  const kept = new Set(session.value ? unsent(session.value.user.id) : []);
  if (list.items.length === 0) return quiet ? null : <Empty>{t('work.none')}</Empty>;
  return (
    <>
      {isFinished(list.items, list.today) && <Empty>{t('work.empty')}</Empty>}
      {grouped(list.items, list.today).map(({ name, items }) => {
        const rows = (
          <ul class="rows">
            {items.map((item) => (
              <WorkRow
                key={`${item.id} ${item.record?.id}`}
                item={item}
                today={list.today}
                group={name}
                unsent={item.record !== null && kept.has(item.record.id)}
              />
            ))}
          </ul>
        );
        const title = t(`work.${name}`, { n: items.length });
        if (name === 'done' || name === 'later') {
          return (
            <details key={name} class="group" open={name === 'later'}>
              <summary>
                <h2>{title}</h2>
              </summary>
              {rows}
            </details>
          );
        }
        return (
          <section key={name} class={`group ${name}`}>
            <h2>{title}</h2>
            {rows}
          </section>
        );
      })}
    </>
  );
}
