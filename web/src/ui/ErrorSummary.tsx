import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';

export interface Fault {
  target: string | null; // id of the control that it speaks of
  text: string;
  focus?: () => void; // where a plain id is not enough (a cell of the sheet)
}

const FEW = 5;

// What is wrong, once, at the top: focus comes here, each line leads to its control, and says the same words as the control.
// A form that is still empty has one line for each cell; behind the first few they fold, so that the heading stays in view.
// `turn` changes with every attempt, so that the focus comes back when nothing else has changed.
export function ErrorSummary({ faults, turn }: { faults: Fault[]; turn: number }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn > 0 && faults.length > 0) ref.current?.focus();
  }, [turn]);
  if (faults.length === 0) return null;
  return (
    <div class="summary bad" ref={ref} tabIndex={-1} role="group" aria-labelledby="error-summary">
      <h2 id="error-summary">{t('error.summary', { n: faults.length })}</h2>
      <Lines faults={faults.length > FEW + 1 ? faults.slice(0, FEW) : faults} />
      {faults.length > FEW + 1 && (
        <details>
          <summary>{t('error.more', { n: faults.length - FEW })}</summary>
          <Lines faults={faults.slice(FEW)} />
        </details>
      )}
    </div>
  );
}

function Lines({ faults }: { faults: Fault[] }) {
  return (
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.target}${fault.text}`}>
          {fault.target ? (
            <a
              href={`#${fault.target}`}
              onClick={(e) => {
                e.preventDefault();
                if (fault.focus) fault.focus();
                else document.getElementById(fault.target ?? '')?.focus();
              }}
            >
              {fault.text}
            </a>
          ) : (
            fault.text
          )}
        </li>
      ))}
    </ul>
  );
}
