import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { online } from '../api/client';
import type { Problem } from '../api/problem';
import { t } from '../i18n';
import type { Loaded, Resource } from '../state/resource';
import { clockNow } from '../text/dates';

// Every state of a data screen, with the same words everywhere (reference frontend §5.2).

const QUIET = 300; // nothing is shown before this
const SLOW = 8_000;

export function Loading({ lines = 6, onCancel }: { lines?: number; onCancel?: (() => void) | undefined }) {
  const [phase, setPhase] = useState<'quiet' | 'skeleton' | 'slow'>('quiet');
  useEffect(() => {
    const quiet = setTimeout(() => setPhase('skeleton'), QUIET);
    const slow = setTimeout(() => setPhase('slow'), SLOW);
    return () => {
      clearTimeout(quiet);
      clearTimeout(slow);
    };
  }, []);
  if (phase === 'quiet') return <div aria-busy="true" />;
  return (
    <div aria-busy="true" data-state="loading">
      <p class="sr" role="status">
        {t('state.loading')}
      </p>
      {phase === 'slow' && (
        <p class="banner">
          {t('state.slow')}{' '}
          {onCancel && (
            <button type="button" onClick={onCancel}>
              {t('state.cancel')}
            </button>
          )}
        </p>
      )}
      <div class="skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, i) => (
          <div key={i} />
        ))}
      </div>
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty" data-state="empty">
      {children}
    </div>
  );
}

export function NoPermission({ who }: { who?: string }) {
  return (
    <p class="banner" data-state="no-permission">
      {t('state.noPermission', { who: who ?? t('state.admin') })}
    </p>
  );
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const [at] = useState(clockNow);
  const words =
    problem.slug === 'cancelled' ? t('state.cancelled') : problem.offline ? t('state.offlineEmpty') : t('state.error');
  return (
    <div class="banner bad" data-state={problem.offline ? 'offline' : 'error'} role="alert">
      <p>{words}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t('state.retry')}
        </button>
      )}
      {!problem.offline && <p class="small">{t('state.code', { code: problem.code, time: at })}</p>}
    </div>
  );
}

// Shows what a resource holds, or the state it is in. Data that could not be refreshed stays, with its age.
export function Show<T>(props: { of: Resource<T>; lines?: number; children: (data: T) => ComponentChildren }) {
  const state = props.of.state.value;
  if (state.data === null) return <Without {...props} state={state} />;
  return (
    <>
      {state.problem && <Stale state={state} onRetry={() => void props.of.reload()} />}
      {props.children(state.data)}
    </>
  );
}

function Without<T>({ of, state, lines }: { of: Resource<T>; state: Loaded<T>; lines?: number }) {
  if (state.loading) return lines ? <Loading lines={lines} onCancel={of.cancel} /> : <Loading onCancel={of.cancel} />;
  if (!state.problem) return null;
  if (state.problem.hidden) return <NoPermission />;
  return <Failed problem={state.problem} onRetry={() => void of.reload()} />;
}

function Stale<T>({ state, onRetry }: { state: Loaded<T>; onRetry: () => void }) {
  return (
    <p class="banner" data-state={state.problem?.offline ? 'offline' : 'error'}>
      {t('state.asOf', { time: state.at })}{' '}
      <button type="button" onClick={onRetry}>
        {t('state.retry')}
      </button>
    </p>
  );
}

// One sentence for a write that failed; fields have their own words.
export function problemWords(problem: Problem): string {
  if (problem.offline) return t('problem.offline');
  return problem.detail || problem.title || t('problem.unknown', { code: problem.code });
}

export const isOffline = () => !online.value;
