import { useEffect, useRef } from 'preact/hooks';
import { OfflineBar } from './OfflineBar';
import { UpdateBar } from './UpdateBar';

// What stays in view under the head: the network, what waits, a new version. Everything else that sticks to the top stands
// below, however many lines there are.
export function Bars() {
  const bars = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--bars', `${bars.current?.offsetHeight ?? 0}px`);
    });
    if (bars.current) watch.observe(bars.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div class="bars no-print" ref={bars}>
      <OfflineBar />
      <UpdateBar />
    </div>
  );
}
