import { addWords } from '../i18n';
import { review } from '../i18n/vi/review';

addWords(review);
