import { addWords } from '../i18n';
import { directives } from '../i18n/vi/directives';

addWords(directives);
