import { addWords } from '../i18n';
import { petitions } from '../i18n/vi/petitions';

addWords(petitions);
