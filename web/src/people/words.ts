import { addWords } from '../i18n';
import { people } from '../i18n/vi/people';

addWords(people);
