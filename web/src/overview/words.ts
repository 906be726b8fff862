import { addWords } from '../i18n';
import { overview } from '../i18n/vi/overview';

addWords(overview);
