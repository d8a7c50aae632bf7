import type { BoardAnswer } from '../../engine/protocol/groups.ts';
import { useWords } from '../i18n/index.ts';
import { CopyField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { spacedCode } from '../ui/format.ts';
import { QrCode } from '../ui/qr-code.tsx';

/** Id and key of a set, from the conductor's link. */
export type Key = { readonly id: string; readonly key: string };

/** The way in for players, and the conductor's own link. */
export function JoinDialog(props: { board: BoardAnswer; linkKey: Key | null; onClose(): void }) {
  const { t } = useWords();
  const { board, linkKey } = props;
  const link =
    linkKey === null
      ? null
      : new URL(`/desk/groups#${linkKey.id}.${linkKey.key}`, board.joinUrl).href;
  return (
    <Dialog opened onClose={props.onClose} title={t('lobby.joinTitle')}>
      <div className="st-col" style={{ justifyItems: 'center' }}>
        <div className="st-code" data-testid="join-code">
          {spacedCode(board.code)}
        </div>
        <QrCode value={board.joinUrl} label={t('lobby.qr')} size={240} />
      </div>
      <div className="st-col" style={{ marginTop: 12 }}>
        <CopyField label={t('lobby.address')} value={board.joinUrl} />
        {link !== null && <CopyField label={t('groups.link')} value={link} />}
      </div>
    </Dialog>
  );
}
