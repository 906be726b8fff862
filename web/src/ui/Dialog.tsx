import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n';

// What somebody came to fill in; without a field, the button that goes on.
const FIRST = ':is(input, select, textarea):not([readonly], :disabled)';

// The browser's own modal dialog: it keeps the focus, closes on Esc, and gives the focus back.
export function Dialog(props: {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
  wide?: boolean;
  closable?: boolean;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const closable = props.closable ?? true;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    if (!ref.current?.open) ref.current?.showModal();
    const first =
      ref.current?.querySelector<HTMLElement>(FIRST) ?? ref.current?.querySelector<HTMLElement>('.primary:enabled');
    first?.focus();
    return () => {
      if (before?.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={props.wide ? 'wide' : undefined}
      aria-labelledby={id}
      onCancel={(e) => {
        e.preventDefault();
        if (closable) props.onClose();
      }}
    >
      <header>
        <h2 id={id}>{props.title}</h2>
        {closable && (
          <button type="button" class="plain" onClick={props.onClose}>
            {t('word.close')}
          </button>
        )}
      </header>
      {props.children}
    </dialog>
  );
}
