import { t } from '../../i18n';
import { missing } from '../../session/useForm';
import { nfc } from '../../text/fold';
import { Line } from '../desk/CareDialog';

// What senders read before they seal. It is signed with the certificate, so where and how to reach the office stands best in
// here: nothing else on the help page could say it without a malicious server saying otherwise.
export function OfficeName(props: {
  id: string;
  value: string;
  error: string | undefined;
  onInput: (name: string) => void;
}) {
  return <Line {...props} label={t('rite.officeName')} hint={t('rite.officeHint')} />;
}

const LONGEST = 240; // bytes, of a certificate's name (docs/security.md, "Certificates")
const tooLong = (name: string) => new TextEncoder().encode(nfc(name.trim())).length > LONGEST;

export const nameFaults = (id: string, name: string) =>
  tooLong(name) ? [{ target: id, text: t('rite.longName') }] : missing(id, name, t('rite.needName'));
