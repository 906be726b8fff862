import { addWords } from '../i18n';
import { audit } from '../i18n/vi/audit';

addWords(audit);
