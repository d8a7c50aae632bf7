import './command.css';

import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { Scene } from '../../ui/scene.ts';
import { WarningTable } from '../tables/warning-table.tsx';
import { Answer } from './answer.tsx';
import { GradePart, HeadquartersPart, ResponsePart } from './declarations.tsx';
import { useDeclare } from './use-declare.ts';
import { WarningForm } from './warning-form.tsx';

/**
 * 指挥与预警: event grade, response, headquarters and warnings in one place, since they are declared
 * together and are nevertheless four things. Everything by list and key; no map is needed.
 */
export function CommandDialog(props: { scene: Scene; session: Session; onClose(): void }) {
  const { t } = useWords();
  const { scene, session } = props;
  const authority = scene.setup.authority;
  const lifting = useDeclare(session);
  if (authority === null) return null;
  return (
    <Dialog opened onClose={props.onClose} title={t('command.title')} size={1080}>
      <div className="st-command">
        <div className="st-col">
          {authority.grade && <GradePart scene={scene} session={session} />}
          {authority.response !== null && (
            <>
              <ResponsePart scene={scene} session={session} />
              <HeadquartersPart scene={scene} session={session} />
            </>
          )}
        </div>
        {authority.warnings && <WarningForm scene={scene} session={session} />}
      </div>
      <section aria-label={t('warning.list')} className="st-command-list">
        <h3>{t('warning.list')}</h3>
        <WarningTable
          scene={scene}
          onLift={
            authority.warnings
              ? (warning) => void lifting.declare({ type: 'liftWarning', warningId: warning.id })
              : undefined
          }
        />
        <Answer scene={scene} reply={lifting.reply} />
      </section>
    </Dialog>
  );
}
