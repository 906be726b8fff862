import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Given {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

// A label, a hint, what is wrong, and the control between them; the control is made by the caller with what it is given.
export function Field(props: {
  label: string;
  hint?: string;
  error?: string | null | undefined;
  id?: string;
  children: (given: Given) => ComponentChildren;
}) {
  const made = useId();
  const id = props.id ?? made;
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="fault" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? 'true' : undefined,
      })}
    </div>
  );
}
