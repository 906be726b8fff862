import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Person, Proposal, Role } from '../api/types';
import { t } from '../i18n';
import { mayAnywhere } from '../session/session';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { CodeDialog } from './CodeDialog';
import { InviteDialog } from './InviteDialog';
import { PeopleTable } from './PeopleTable';
import { Proposals } from './Proposals';
import { ProposeDialog } from './ProposeDialog';
import './words';

interface Loaded {
  people: Person[];
  roles: Role[];
  proposals: Proposal[];
}

// Accounts, roles, and what waits for a second person (design §7: nobody alone raises rights).
export default function PeoplePage() {
  const loaded = useResource<Loaded>('people', async (signal) => {
    const [people, roles, proposals] = await Promise.all([
      get<Person[]>('/people', signal),
      get<Role[]>('/roles', signal),
      get<Proposal[]>('/grants?state=open', signal),
    ]);
    return { people, roles, proposals };
  });
  const [open, setOpen] = useState<'invite' | 'propose' | null>(null);
  const [code, setCode] = useState<Proposal | null>(null);
  const done = (proposal?: Proposal) => {
    setOpen(null);
    if (proposal?.code) setCode(proposal);
    void loaded.reload();
  };
  const close = () => setOpen(null);
  return (
    <Page title={t('people.title')}>
      <Show of={loaded}>
        {({ people, roles, proposals }) => (
          <>
            {mayAnywhere('people') && (
              <p class="buttons">
                <button type="button" onClick={() => setOpen('invite')}>
                  {t('people.invite')}
                </button>
                <button type="button" onClick={() => setOpen('propose')}>
                  {t('people.propose')}
                </button>
              </p>
            )}
            <Proposals list={proposals} onDone={done} />
            <section>
              <h2>{t('people.list')}</h2>
              {people.length === 0 ? <Empty>{t('people.empty')}</Empty> : <PeopleTable people={people} onDone={done} />}
            </section>
            {open === 'invite' && <InviteDialog roles={roles} people={people} onDone={done} onClose={close} />}
            {open === 'propose' && <ProposeDialog roles={roles} people={people} onDone={done} onClose={close} />}
          </>
        )}
      </Show>
      {code && <CodeDialog proposal={code} onClose={() => setCode(null)} />}
    </Page>
  );
}
