import { useRef, useState } from 'preact/hooks';
import { isProblem } from '../../api/problem';
import { t } from '../../i18n';
import { announce } from '../../ui/announce';
import { problemWords } from '../../ui/states';
import { asProblem } from '../refusals';
import type * as wire from '../wire';
import { rewrapAll } from './rewrap';

// What is left to wrap for the new epoch, and how far it is; stopping or losing the network loses nothing.
export function Rewrap({ office, onDone }: { office: wire.SupportDeskOffice; onDone: () => void }) {
  const total = office.rewrap?.left ?? 0;
  const [left, setLeft] = useState<number | null>(null);
  const [fault, setFault] = useState('');
  const stop = useRef(false);
  if (total === 0) return null;
  const go = async () => {
    stop.current = false;
    setFault('');
    setLeft(total);
    try {
      await rewrapAll(office.office, setLeft, () => stop.current);
      if (!stop.current) announce(t('rewrap.done'));
      onDone();
    } catch (cause) {
      const problem = asProblem(cause);
      setFault(isProblem(problem) && !problem.passing ? problemWords(problem) : t('rewrap.failed'));
    } finally {
      setLeft(null);
    }
  };
  return (
    <div class="banner warn no-print">
      <p>{t('rewrap.needed', { n: total })}</p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {left === null ? (
        <button type="button" onClick={() => void go()}>
          {t('rewrap.do')}
        </button>
      ) : (
        <>
          <label class="tick">
            <progress max={total} value={total - left} />
            {t('rewrap.progress', { left, n: total })}
          </label>
          <button
            type="button"
            onClick={() => {
              stop.current = true;
            }}
          >
            {t('rewrap.stop')}
          </button>
        </>
      )}
    </div>
  );
}
