import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { session } from '../../session/session';
import { useResource } from '../../state/resource';
import { Page } from '../../ui/Page';
import { Empty, Show } from '../../ui/states';
import { Groups } from '../Groups';
import { readPrint } from '../pins';
import type * as wire from '../wire';
import { CaseList } from './CaseList';
import { Counts } from './Counts';
import { loadDesk, unlocked, watchUse } from './desk';
import { Enrol } from './Enrol';
import { Rewrap } from './Rewrap';
import { Unlock } from './Unlock';
import './words';

// The support team's cases. Which one is open stands in no address: a history of record ids would be a register.
export default function DeskPage() {
  const desk = useResource<wire.SupportDesk>('desk', loadDesk);
  useEffect(watchUse, []);
  return (
    <Page title={t('desk.title')}>
      <Show of={desk}>
        {({ offices }) => {
          const mine = offices.filter(isSupporter);
          return mine.length === 0 ? (
            <Empty>{t('desk.none')}</Empty>
          ) : (
            <Offices offices={mine} reload={() => void desk.reload()} />
          );
        }}
      </Show>
    </Page>
  );
}

const isSupporter = ({ unit, member }: wire.SupportDeskOffice): boolean =>
  member !== 'none' ||
  (session.value?.units ?? []).some((u) => u.id === unit.id && (u.may as string[]).includes('support'));

function Offices({ offices, reload }: { offices: wire.SupportDeskOffice[]; reload: () => void }) {
  const [chosen, setChosen] = useState(
    (offices.find((o) => o.member === 'certified' && o.state === 'open') ?? offices[0])?.office,
  );
  const office = offices.find((o) => o.office === chosen) ?? (offices[0] as wire.SupportDeskOffice);
  return (
    <>
      {offices.length > 1 && (
        <p class="find no-print">
          <label for="office">{t('desk.office')}</label>
          <select id="office" value={office.office} onChange={(e) => setChosen(e.currentTarget.value)}>
            {offices.map((o) => (
              <option key={o.office} value={o.office}>
                {t(`office.${o.purpose}`)} · {t(`office.${o.state}`)} · {o.unit.name}
              </option>
            ))}
          </select>
        </p>
      )}
      <Standing key={office.office} office={office} reload={reload} />
    </>
  );
}

function Standing({ office, reload }: { office: wire.SupportDeskOffice; reload: () => void }) {
  if (office.member === 'suspended') return <p class="banner warn">{t('desk.suspended')}</p>;
  if (office.member === 'enrolled') return <Enrolled office={office} reload={reload} />;
  if (office.member === 'none') {
    return (
      <>
        {office.state === 'founding' && <p class="banner">{t('desk.founding')}</p>}
        <Enrol office={office} onDone={reload} />
      </>
    );
  }
  if (unlocked.value?.office !== office.office) return <Unlock office={office} />;
  return (
    <>
      {office.state === 'handed-over' && <p class="banner warn">{t('desk.handedOver')}</p>}
      {office.needs_epoch && <p class="banner warn">{t('rewrap.epoch')}</p>}
      {office.keeper_left && <p class="banner warn">{t('rewrap.keeper')}</p>}
      <Rewrap office={office} onDone={reload} />
      <CaseList office={office} />
      <Counts office={office.office} />
    </>
  );
}

function Enrolled({ office, reload }: { office: wire.SupportDeskOffice; reload: () => void }) {
  const [print, setPrint] = useState<string | null>(null);
  const [anew, setAnew] = useState(false);
  useEffect(() => {
    void readPrint(office.office, session.peek()?.user.id ?? 0).then((found) => setPrint(found ?? ''));
  }, [office]);
  if (anew) return <Enrol office={office} onDone={reload} />;
  return (
    <>
      <p class="banner">{t(print === '' ? 'enrol.waitingElsewhere' : 'enrol.waiting')}</p>
      {print && (
        <p>
          {t('desk.fingerprint')}:{' '}
          <output class="print">
            <Groups of={print} />
          </output>
        </p>
      )}
      <button type="button" onClick={() => setAnew(true)}>
        {t('enrol.anew')}
      </button>
    </>
  );
}
