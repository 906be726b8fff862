import { useEffect } from 'preact/hooks';
import type { Obligations } from '../api/types';
import { t } from '../i18n';
import { NewNotices } from '../notices/NewNotices';
import { ask, recalled } from '../offline/ask';
import { nameOf } from '../offline/begin';
import { waiting } from '../offline/drawer';
import { mayAnywhere, session } from '../session/session';
import { useResource } from '../state/resource';
import { later } from '../ui/later';
import { Page } from '../ui/Page';
import { Empty, NoPermission, Show } from '../ui/states';
import { FlashButton } from './FlashButton';
import { grouped, isFinished } from './groups';
import { Held, UnsentList } from './UnsentList';
import { WorkRow } from './WorkRow';

// Only of those who check others' reports.
const CheckingList = later(() => import('./CheckingList').then((m) => m.CheckingList));

interface Lists {
  mine: Obligations;
  checking: Obligations | null;
}

const MINE = '/obligations?scope=mine';
const CHECKING = '/obligations?scope=checking';
const UNHURRIED = 2_000; // after the list has come: what its reports hold

async function fromServer(signal: AbortSignal): Promise<Lists> {
  const [mine, checking] = await Promise.all([
    ask<Obligations>(MINE, signal),
    mayAnywhere('decide') ? ask<Obligations>(CHECKING, signal) : null,
  ]);
  return { mine, checking };
}
async function fromMachine(): Promise<{ data: Lists; at: string } | null> {
  const mine = await recalled<Obligations>(MINE);
  const checking = mayAnywhere('decide') ? await recalled<Obligations>(CHECKING) : null;
  return mine && { data: { mine: mine.data, checking: checking?.data ?? null }, at: mine.at };
}

// The landing page of everybody who reports, signs or checks (S2).
export default function WorkPage() {
  const lists = useResource<Lists>('work', fromServer, fromMachine);
  const items = lists.state.value.problem ? null : lists.state.value.data?.mine.items;
  useEffect(() => {
    if (!items) return;
    const timer = setTimeout(() => void import('../offline/prefetch').then((m) => m.prefetch(items)), UNHURRIED);
    return () => clearTimeout(timer);
  }, [items]);
  if (session.value?.units.length === 0) {
    return (
      <Page title={t('work.title')}>
        <NoPermission />
      </Page>
    );
  }
  return (
    <Page title={t('work.title')} actions={<FlashButton />}>
      <UnsentList />
      <NewNotices />
      <Show of={lists}>
        {({ mine, checking }) => (
          <>
            <Mine list={mine} quiet={checking !== null} />
            {checking && checking.items.length > 0 && <CheckingList items={checking.items} />}
          </>
        )}
      </Show>
      <Held />
    </Page>
  );
}

// `quiet`: somebody who checks others' reports may well owe none.
function Mine({ list, quiet }: { list: Obligations; quiet: boolean }) {
  const kept = new Set(waiting.value.map((u) => u.record));
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
                unsent={kept.has(item.record ? String(item.record.id) : nameOf(item.id ?? ''))}
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
