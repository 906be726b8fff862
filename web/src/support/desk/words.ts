import '../words';
import { addWords } from '../../i18n';
import { desk } from '../../i18n/vi/desk';

addWords(desk);
