import { addWords } from '../i18n';
import { guide } from '../i18n/vi/guide';

addWords(guide);
