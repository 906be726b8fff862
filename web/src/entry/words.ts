import { addWords } from '../i18n';
import { entry } from '../i18n/vi/entry';

addWords(entry);
