import { useEffect } from 'preact/hooks';
import { get, online } from '../api/client';
import type { Resource } from '../state/resource';

const EVERY = 15_000;

// Loads `shown` again when something has landed on the server: every quarter of a minute one small question, as long as
// somebody looks at the page and the network is there.
export function useFresh(...shown: Pick<Resource<unknown>, 'reload'>[]): void {
  useEffect(() => {
    let known: string | undefined;
    const ask = async () => {
      if (document.hidden || !online.peek()) return;
      try {
        const { version } = await get<{ version: string }>('/overview/version');
        if (known !== undefined && version !== known) for (const one of shown) void one.reload();
        known = version;
      } catch {
        // The page keeps what it shows; the next question may be answered.
      }
    };
    void ask();
    const timer = setInterval(ask, EVERY);
    const back = () => void ask();
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, shown);
}
