import { Drawer } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import { useWords } from '../i18n/index.ts';
import { CommandDialog } from '../panels/command/command-dialog.tsx';
import { KeysHelp, SEAT_KEYS } from '../panels/keys-help.tsx';
import { LevelBadges } from '../panels/level-badges.tsx';
import { MessageForm } from '../panels/message-form.tsx';
import { ReportForm, type SentReport } from '../panels/report-form.tsx';
import { api } from '../session/api.ts';
import type { Session } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Briefing } from '../ui/briefing.tsx';
import { text } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import { useRequest } from '../ui/use-request.ts';

export type SeatDialog =
  | { readonly kind: 'report' }
  | { readonly kind: 'command' }
  | { readonly kind: 'message'; readonly to: readonly string[] }
  | { readonly kind: 'briefing' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'inbox' };

/** The whole briefing once more; until it has come, what the seat is for. */
function BriefingDialog({ own, onClose }: { own: string; onClose(): void }) {
  const { t } = useWords();
  const seat = useRequest(api.me).value?.seat ?? null;
  return (
    <Dialog opened onClose={onClose} title={t('briefing.title')} size="lg">
      {seat === null ? <p>{own}</p> : <Briefing seat={seat} />}
    </Dialog>
  );
}

/** What stands over a seat's page; a report that was begun is kept while the page is open. */
export function SeatDialogs(props: {
  scene: Scene;
  session: Session;
  dialog: SeatDialog | null;
  mayReport: boolean;
  fireAt: Point | null;
  inbox: ReactNode;
  onBriefing(): void;
  /** With the report that was sent, if one was. */
  onClose(sent?: SentReport | null): void;
}) {
  const { t } = useWords();
  const { scene, session, dialog } = props;
  const [keptReport, setKeptReport] = useState<Record<string, string> | null>(null);
  const close = (): void => props.onClose();
  return (
    <>
      {dialog?.kind === 'report' && (
        <ReportForm
          scene={scene}
          session={session}
          fireAt={props.fireAt}
          kept={keptReport}
          onKeep={(kept) => setKeptReport(kept as Record<string, string> | null)}
          onClose={props.onClose}
        />
      )}
      {dialog?.kind === 'command' && (
        <CommandDialog scene={scene} session={session} onClose={close} />
      )}
      {dialog?.kind === 'message' && (
        <MessageForm
          title={t('seat.newMessage')}
          seats={scene.setup.seats.filter((seat) => seat.id !== scene.setup.seatId)}
          to={dialog.to}
          hint={t('seat.sendHint')}
          send={(toSeatIds, words) => session.issue({ type: 'message', toSeatIds, text: words })}
          onClose={close}
        />
      )}
      {dialog?.kind === 'briefing' && (
        <BriefingDialog own={text(scene.setup.briefing, scene.language)} onClose={close} />
      )}
      {dialog?.kind === 'keys' && (
        <KeysHelp
          rows={SEAT_KEYS.filter(
            ([, words]) =>
              (words !== 'report' || props.mayReport) &&
              (words !== 'command' || scene.setup.authority !== null),
          )}
          onClose={close}
        />
      )}
      <Drawer
        opened={dialog?.kind === 'inbox'}
        onClose={close}
        size={360}
        padding={0}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <button
          type="button"
          className="st-chip st-narrow"
          style={{ margin: '0 14px 8px' }}
          onClick={props.onBriefing}
        >
          {t('briefing.short')}
        </button>
        <div className="st-row st-wrap st-narrow" style={{ padding: '0 14px 8px' }}>
          <LevelBadges view={scene.view} burnedHa={scene.view.fire?.areaHa ?? null} />
        </div>
        {props.inbox}
      </Drawer>
    </>
  );
}
