import { addWords } from '../i18n';
import { excise } from '../i18n/vi/excise';

addWords(excise);
