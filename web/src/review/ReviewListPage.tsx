import { get } from '../api/client';
import type { Obligations } from '../api/types';
import { t } from '../i18n';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { CheckingList } from '../work/CheckingList';
import './words';

// Which form and period to consolidate.
export default function ReviewListPage() {
  const list = useResource<Obligations>('checking', (signal) => get('/obligations?scope=checking', signal));
  return (
    <Page title={t('review.title')}>
      <p>{t('review.choose')}</p>
      <Show of={list}>
        {({ items }) =>
          items.length === 0 ? <Empty>{t('review.empty')}</Empty> : <CheckingList items={items} plain />
        }
      </Show>
    </Page>
  );
}
