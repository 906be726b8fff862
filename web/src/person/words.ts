import { addWords } from '../i18n';
import { person } from '../i18n/vi/person';

addWords(person);
