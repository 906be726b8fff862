import '../desk/words';
import { addWords } from '../../i18n';
import { keeper } from '../../i18n/vi/keeper';

addWords(keeper);
