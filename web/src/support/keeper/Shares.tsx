import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { useForm } from '../../session/useForm';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Lines } from '../desk/CareDialog';
import { Groups } from '../Groups';
import { told } from '../refusals';
import { ask } from '../vault/client';
import type { Ceremony } from '../vault/keeper';
import { Qr } from './Qr';
import type { Holder } from './Rite';

// Each share to its holder alone, as text and QR; then two of them typed back from paper, before anybody goes home.
export function Shares(props: { made: Ceremony; holders: readonly Holder[]; onDone: () => void }) {
  const [at, setAt] = useState(0);
  const share = props.made.shares[at];
  const holder = props.holders[at];
  if (!share || !holder) return <TryShares {...props} />;
  const n = at + 1;
  return (
    <section class="share">
      <h2>{t('rite.share', { n })}</h2>
      <p class="no-print">{t('rite.shareLead', { ...holder })}</p>
      <p>
        {holder.name}, {holder.agency} · {t('rite.set', { set: props.made.set })}
      </p>
      <p class="code">
        <output class="phrase">{share}</output>
      </p>
      <Qr text={share} label={t('rite.qr', { n })} />
      <p class="small">
        {t('minutes.root')}:{' '}
        <span class="print">
          <Groups of={props.made.rootPrint} />
        </span>
        <br />
        {t('minutes.recovery')}:{' '}
        <span class="print">
          <Groups of={props.made.recoveryPrint} />
        </span>
      </p>
      <p class="buttons no-print">
        <button type="button" onClick={() => print()}>
          {t('rite.printShare')}
        </button>
        <button type="button" class="primary" onClick={() => setAt(n)}>
          {t('rite.handed')}
        </button>
      </p>
    </section>
  );
}

function TryShares({ made, onDone }: { made: Ceremony; onDone: () => void }) {
  const [typed, setTyped] = useState(['', '']);
  const form = useForm(
    () =>
      typed.flatMap((text, i) => (text.trim() ? [] : [{ target: `share-${i}`, text: t('refusal.share-unreadable') }])),
    async () => {
      await told(ask('trySharesFor', { recovery: made.file.recovery, typed }));
      setTyped(['', '']);
      onDone();
    },
  );
  return (
    <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
      <h2>{t('rite.try')}</h2>
      <p>{t('rite.tryLead')}</p>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      {typed.map((text, i) => (
        <Lines
          key={i}
          id={`share-${i}`}
          label={t('rite.tryShare', { n: i + 1 })}
          value={text}
          onInput={(next) => setTyped(typed.map((old, at) => (at === i ? next : old)))}
          error={form.fault(`share-${i}`)}
        />
      ))}
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t('rite.tryDo')}
      </button>
    </form>
  );
}
