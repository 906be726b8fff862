import { useState } from 'preact/hooks';
import { t } from '../i18n';

// Shown on request; managers and pasting work.
export function PasswordInput(props: {
  id: string;
  value: string;
  onInput: (value: string) => void;
  autocomplete: 'current-password' | 'new-password';
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: 'true' | undefined;
}) {
  const [shown, setShown] = useState(false);
  return (
    <div class="password">
      <input
        id={props.id}
        name={props.autocomplete}
        type={(shown ? 'text' : 'password') as 'password'}
        value={props.value}
        autocomplete={props.autocomplete}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        autocapitalize="off"
        spellcheck={false}
        onInput={(e) => props.onInput(e.currentTarget.value)}
      />
      <label class="tick">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {t('signin.show')}
      </label>
    </div>
  );
}
