import './inject-words.ts';
import { attachmentsIn } from '../../engine/exercise/msel/msel.ts';
import type { Message } from '../../engine/exercise/state.ts';
import { useWords } from '../i18n/index.ts';

/** Files that came with a message; the server hands them to whom it was sent, and to nobody else. */
export function MessageFiles({ message }: { message: Message }) {
  const { t } = useWords();
  const files = attachmentsIn(message.params['attachments']);
  if (files.length === 0) return null;
  return (
    <p>
      {t('attachment.files')}:{' '}
      {files.map((f) => (
        <a key={f.sha256} href={`/api/attachments/${f.sha256}`} download={f.name}>
          {f.name}{' '}
        </a>
      ))}
    </p>
  );
}
