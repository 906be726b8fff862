import { addWords } from '../i18n';
import { reminders } from '../i18n/vi/reminders';

addWords(reminders);
