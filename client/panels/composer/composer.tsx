import { ActionIcon, Button } from '@mantine/core';
import { type Dispatch, useEffect, useMemo, useState } from 'react';
import '../panels.css';
import type { Point } from '../../../engine/kernel/grid.ts';
import type { Rejection, UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { FireEdge } from '../../session/fire-points.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../../i18n/index.ts';
import type { Selection } from '../../ui/map-props.ts';
import { play } from '../../ui/sound.ts';
import { useStore } from '../../ui/store.ts';
import { Icon, Kbd } from '../../ui/symbols.tsx';
import type { Scene } from '../../ui/scene.ts';
import { type Draft, type DraftAction, EMPTY_DRAFT, toOrder } from './draft.ts';
import { FeasibilityCard } from './feasibility.tsx';
import { MethodStep } from './method-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { RefusalCard } from './refusal-card.tsx';
import { TaskPicker } from './task-picker.tsx';
import { UnitStep } from './unit-step.tsx';
import { useCheck } from './use-check.ts';

export interface ComposerProps {
  readonly scene: Scene;
  readonly session: Session;
  readonly draft: Draft;
  readonly dispatch: Dispatch<DraftAction>;
  /** What is chosen on the map or in a table; it may be a team of another seat. */
  readonly selection: Selection | null;
  readonly drawing: boolean;
  onDraw(drawing: boolean): void;
  readonly fire: Readonly<Record<FireEdge, Point>> | null;
  /** Set by Ctrl+Enter; every new number issues the draft once. */
  readonly issueTurn: number;
}

/** The four numbered steps of an order, its check, and the hand-over to the server. */
export function Composer(props: ComposerProps) {
  const { t } = useWords();
  const { scene, session, draft, dispatch } = props;
  const order = useMemo(() => toOrder(draft), [draft]);
  const check = useCheck(session, order.ok ? order.value : null);
  const online = useStore(session.store, (state) => state.link.state === 'online');
  const ended = scene.view.phase === 'ended';
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ unitId: string; task: string } | null>(null);
  const [refused, setRefused] = useState<{ rejection: Rejection; order: UnitOrder } | null>(null);

  // What was issued is said until the next draft begins.
  if (said !== null && draft !== EMPTY_DRAFT) setSaid(null);

  const ways = { scene, dispatch, fire: props.fire };
  // A refusal belongs to the order that it answered: a changed draft has a check of its own.
  const refusedNow =
    refused !== null && order.ok && JSON.stringify(order.value) === JSON.stringify(refused.order);
  const issue = async (): Promise<void> => {
    if (!order.ok || busy || !online) return;
    const { unitId, type: task } = order.value;
    setBusy(true);
    setSaid(null);
    setRefused(null);
    const reply = await session.issue(order.value);
    setBusy(false);
    play(reply.ok ? 'acknowledged' : 'refused');
    if (!reply.ok) return setRefused({ rejection: reply.rejection, order: order.value });
    setSaid({ unitId, task });
    dispatch({ type: 'new' });
    props.onDraw(false);
  };
  useEffect(() => {
    if (props.issueTurn > 0) void issue();
    // Only a new turn issues; the draft of that moment is what the closure holds.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [props.issueTurn]);

  return (
    <>
      <div className="st-head">
        <h2 id="composer" tabIndex={-1}>
          {t('composer.title')}
        </h2>
        <span className="st-grow" />
        <ActionIcon
          variant="default"
          w="auto"
          px={8}
          aria-label={t('composer.new')}
          onClick={() => dispatch({ type: 'new' })}
        >
          <kbd>N</kbd>
          <span className="st-mut" style={{ marginLeft: 6 }}>
            {t('composer.new')}
          </span>
        </ActionIcon>
      </div>
      <div className="st-scroll st-body st-col" style={{ gap: 10 }}>
        <UnitStep {...props} />
        <TaskPicker {...props} />
        <PlaceStep {...props} />
        <MethodStep {...props} />
        <div className="st-row st-wrap st-dim">
          <Kbd keys={['Ctrl', 'Enter']} />
          {t('composer.keysIssue')}
          <Kbd keys={['Esc']} />
          {t('composer.keysLeave')}
          <span className="st-row st-wide">
            <Kbd keys={['T']} />
            {t('composer.keysTable')}
          </span>
        </div>
      </div>
      {/* Whatever the steps hold, what the order leads to and the button stay in sight. */}
      <div className="st-composer-foot">
        <p role="status" aria-live="polite" data-testid="issued">
          {said !== null && (
            <span className="st-status" data-state="met">
              <Icon id="st-met" size={18} />
              {t('composer.issued', {
                unit: scene.nameOf(said.unitId),
                task: t(`task.${said.task}`),
              })}
            </span>
          )}
        </p>
        {ended ? (
          <p className="st-note">{t('banner.ended')}</p>
        ) : refusedNow ? (
          <RefusalCard {...ways} {...refused} onDismiss={() => setRefused(null)} />
        ) : (
          <FeasibilityCard {...ways} order={order} check={check} />
        )}
        {!online && <p className="st-note">{t('composer.offline')}</p>}
        <Button
          size="md"
          data-testid="issue"
          variant={check?.ok === false ? 'default' : 'filled'}
          loading={busy}
          disabled={!order.ok || !online || ended}
          onClick={() => void issue()}
        >
          {busy ? t('composer.issuing') : t('composer.issue')}
        </Button>
      </div>
    </>
  );
}
