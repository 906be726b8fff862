import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { Groups } from './Groups';
import { compared, type Receiver, unpinned } from './receivers';
import { refusalWords } from './refusals';
import type { OfficeSeen } from './vault/office';

// Where a referral goes, and that its key is the right one. A key that does not match locks the form around it (T1, T2);
// the first time on a machine, the fingerprint is compared by voice (T3).
export function ReceiverBox(props: { receiver: Receiver; onChange: (next: Receiver) => void }) {
  const { receiver } = props;
  if (!receiver.seen) return <Mismatch {...props} />;
  const { within_hours: hours, purpose } = receiver.shown;
  const { name } = receiver.seen; // as the certificate has it, not the answer around it
  return (
    <div class="card">
      <p>
        {purpose === 'children' && hours ? t('ref.receiverChildren', { name, hours }) : t('ref.receiver', { name })}
      </p>
      <Print seen={receiver.seen} />
      {receiver.compared ? (
        <p class="status good">
          <Icon name="check" /> {t('ref.compared')}
        </p>
      ) : (
        <Compare {...props} lead={t('ref.compare')} />
      )}
    </div>
  );
}

const Print = ({ seen }: { seen: OfficeSeen }) => (
  <p>
    {t('ref.print')}:{' '}
    <output class="print">
      <Groups of={seen.fingerprint} />
    </output>
  </p>
);

function Compare({ receiver, onChange, lead }: Parameters<typeof ReceiverBox>[0] & { lead: string }) {
  const accept = () => void compared(receiver).then((next) => next && onChange(next));
  return (
    <>
      <p class="small">{lead}</p>
      <button type="button" id="compare" onClick={accept}>
        {t('ref.compareDo')}
      </button>
    </>
  );
}

function Mismatch({ receiver, onChange }: Parameters<typeof ReceiverBox>[0]) {
  const [seen, setSeen] = useState<OfficeSeen | null>(null);
  const changed = receiver.refusal === 'root-changed';
  useEffect(() => {
    if (changed) void unpinned(receiver).then(setSeen, () => setSeen(null));
  }, [receiver]);
  return (
    <div class="banner bad" role="alert" data-state="mismatch">
      <p>
        <b>{t('ref.mismatch')}</b> {receiver.refusal && refusalWords(receiver.refusal)}
      </p>
      {seen && (
        <>
          <Print seen={seen} />
          <Compare receiver={receiver} onChange={onChange} lead={t('ref.changed')} />
        </>
      )}
    </div>
  );
}
