import { addWords } from '../i18n';
import { plans } from '../i18n/vi/plans';

addWords(plans);
