import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { online } from '../api/client';
import type { Problem } from '../api/problem';
import { t } from '../i18n';
import { sections } from '../shell/sections';
import type { Loaded, Resource } from '../state/resource';
import { clockNow } from '../text/dates';
import { movedByLink } from './Page';

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
  const [first] = sections();
  return (
    <div class="banner" data-state="no-permission">
      <p>{t('state.noPermission', { who: who ?? t('state.admin') })}</p>
      {first && first.path !== location.pathname && (
        <p>
          <a href={first.path} onClick={movedByLink}>
            {t('state.back', { work: t(first.title) })}
          </a>
        </p>
      )}
    </div>
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
      {(state.problem || state.old) && <Stale state={state} onRetry={() => void props.of.reload()} />}
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

export function Stale<T>({ state, onRetry }: { state: Loaded<T>; onRetry: () => void }) {
  return (
    <p class="banner no-print" data-state={state.loading ? 'loading' : state.problem?.offline ? 'offline' : 'error'}>
      {t('state.asOf', { time: state.at })}
      {state.loading ? ` · ${t('state.slow')}` : ' '}
      {!state.loading && (
        <button type="button" onClick={onRetry}>
          {t('state.retry')}
        </button>
      )}
    </p>
  );
}

// What is wrong with a write that failed, and what to do about it; fields have their own words.
export function problemWords(problem: Problem): string {
  if (problem.offline) return t('problem.offline');
  const { title, detail } = problem;
  if (title && detail) return `${title.replace(/[.]$/, '')}. ${detail}`;
  return detail || title || t('problem.unknown', { code: problem.code });
}

export const isOffline = () => !online.value;
