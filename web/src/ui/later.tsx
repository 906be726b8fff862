import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { announce } from './announce';

// A part of a screen whose code comes after the screen: what few need at first should not hold up what all need. `preload`
// fetches it while there is a network and time.
export type Later<P> = ComponentType<P> & { preload: () => Promise<void> };

export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let ready: ComponentType<P> | null = null;
  const preload = async () => {
    ready ??= await load();
  };
  function Part(props: P) {
    const [, show] = useState(ready !== null);
    useEffect(() => {
      if (ready) return;
      preload().then(
        () => show(true),
        () => {
          announce(t('problem.offline'));
          (props as { onClose?: () => void }).onClose?.();
        },
      );
    }, []);
    const Ready = ready;
    return Ready && <Ready {...props} />;
  }
  return Object.assign(Part, { preload });
}

const SOON = 1_000; // after the screen is there

export function usePreload(...parts: { preload: () => Promise<void> }[]): void {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all(parts.map((part) => part.preload())).catch(() => {}), SOON);
    return () => clearTimeout(timer);
  }, []);
}
