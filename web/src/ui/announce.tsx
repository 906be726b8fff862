import { signal } from '@preact/signals';

// The one polite live region: what was saved, pasted, taken back. The text also shows for a moment.
const said = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  clearTimeout(timer);
  said.value = '';
  setTimeout(() => {
    said.value = text;
  }, 30); // an equal text is read out again
  timer = setTimeout(() => {
    said.value = '';
  }, 6000);
}

export function Announcer() {
  return (
    <div class="toast no-print" role="status">
      {said.value}
    </div>
  );
}
