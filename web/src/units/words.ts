import { addWords } from '../i18n';
import { plan } from '../i18n/vi/plan';

addWords(plan);
