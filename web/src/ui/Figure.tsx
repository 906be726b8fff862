import type { Cell, Shape } from '../api/types';
import { hiddenWords, isHidden, show } from '../entry/values';
import { t } from '../i18n';

// A figure to read: right-aligned, with the words for what is hidden or blank.
export function Figure({ element, cell }: { element: Shape; cell: Cell | undefined }) {
  if (isHidden(cell)) {
    return (
      <span class="hidden-figure">
        <span aria-hidden="true">{cell.hidden}</span>
        <span class="sr">{hiddenWords(cell)}</span>
      </span>
    );
  }
  const text = show(element, cell);
  return text === '' ? <Blank /> : <span>{text}</span>;
}

export function Blank() {
  return (
    <>
      <span aria-hidden="true" class="quiet">
        –
      </span>
      <span class="sr">{t('word.blank')}</span>
    </>
  );
}

export const HiddenLegend = () => <p class="small legend">{t('hidden.explain')}</p>;
