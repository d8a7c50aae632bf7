import { Button } from '@mantine/core';
import { useMemo, useReducer, useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { useWords } from '../i18n/index.ts';
import { terrainUrl } from '../session/api.ts';
import { firePoints } from '../session/fire-points.ts';
import type { Session } from '../session/session.ts';
import { Banners } from '../panels/banners.tsx';
import { Composer, type ComposerProps } from '../panels/composer/composer.tsx';
import {
  type Draft,
  draftReducer,
  drawnPoints,
  EMPTY_DRAFT,
  type OrderType,
  PLACE_NEEDS,
} from '../panels/composer/draft.ts';
import { Deadlines } from '../panels/deadlines.tsx';
import { MapFrame } from '../ui/map-frame.tsx';
import { useScene } from '../ui/scene.ts';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { useTitle } from '../ui/themed.tsx';
import { useLeaveGuard } from '../ui/use-leave-guard.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import { Dock, type DockTab } from './dock.tsx';
import { Inbox } from './inbox.tsx';
import type { SentReport } from '../panels/report-form.tsx';
import { type SeatDialog, SeatDialogs } from './seat-dialogs.tsx';
import { SeatTop } from './seat-top.tsx';
import { draftedBy } from './drafted-by.ts';
import { useOtherTab } from './use-other-tab.ts';
import { useReviewId } from './use-review-id.ts';
import { focusStep, useSeatKeys } from './use-seat-keys.ts';
import { useSounds } from './use-sounds.ts';

/** The seat in play: what it knows on the left and in the middle, what it orders on the right. */
export function PlayRoom(props: { session: Session; setup: Setup; view: SeatView }) {
  const { t } = useWords();
  const { session } = props;
  const scene = useScene(props.setup, props.view)!;
  const layers = useStore(session.store, (state) => state.layers);
  const [draft, dispatch] = useReducer(draftReducer, EMPTY_DRAFT);
  const [drawing, setDrawing] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focus, setFocus] = useState<Point | undefined>(undefined);
  const { phase } = props.view;
  // A new phase begins with the first table again.
  const [picked, setPicked] = useState<{ tab: DockTab; phase: string } | null>(null);
  const tab = picked?.phase === phase ? picked.tab : 'units';
  const [dialog, setDialog] = useState<SeatDialog | null>(null);
  const [issueTurn, setIssueTurn] = useState(0);
  const [sent, setSent] = useState<SentReport | null>(null);
  const seatId = scene.setup.seatId!;
  const mayReport = scene.setup.commands.includes('report');
  const mayDeclare = scene.setup.authority !== null;
  const otherTab = useOtherTab(seatId);
  useLeaveGuard(phase === 'running' && draft.unitId !== null && draft.task !== null);
  useTitle(`${t('common.brand')} · ${scene.seatName(seatId)}`);
  useSounds(session, scene);
  const reviewId = useReviewId(scene.view.phase === 'ended');
  const fire = useMemo(() => firePoints(layers.get('fire-known')), [layers]);

  const select = (next: Selection | null): void => {
    setSelection(next);
    const set = next === null ? null : draftedBy(next, draft, scene);
    if (set === null) return;
    dispatch({ type: 'set', set });
    if (set.siteId !== undefined) setDrawing(false);
  };
  const order = (unitId: string): void => {
    select({ kind: 'unit', id: unitId });
    focusStep(2);
  };
  const compose = (set: Partial<Draft>): void => {
    if (set.siteId != null) setSelection({ kind: 'site', id: set.siteId });
    dispatch({ type: 'set', set });
    setDrawing(false);
    focusStep(draft.unitId === null ? 1 : 3);
  };
  const showOnMap = (): void => {
    const at =
      draft.at ??
      draft.path[0] ??
      (selection === null ? undefined : scene.pointOf(selection.id)) ??
      fire?.centre;
    // A new object moves the map again even to the same place.
    if (at !== undefined) setFocus({ ...at });
  };
  useSeatKeys({
    messages: () => {
      const messages = document.getElementById('messages');
      if (messages === null) setDialog({ kind: 'inbox' });
      else messages.focus();
    },
    report: mayReport ? () => setDialog({ kind: 'report' }) : null,
    command: mayDeclare ? () => setDialog({ kind: 'command' }) : null,
    map: showOnMap,
    new: () => {
      dispatch({ type: 'new' });
      focusStep(1);
    },
    help: () => setDialog({ kind: 'keys' }),
    issue: () => setIssueTurn((n) => n + 1),
    leave: () => setDrawing(false),
  });

  const drawn = drawnPoints(draft);
  const need = draft.task === null ? null : PLACE_NEEDS[draft.task];
  const tool = drawing ? toolFor(need, drawn, dispatch, () => setDrawing(false)) : null;
  const inbox = (
    <>
      <Deadlines scene={scene} session={session} />
      <Inbox
        scene={scene}
        session={session}
        onReply={(to) => setDialog({ kind: 'message', to: to === null ? [] : [to] })}
      />
    </>
  );

  return (
    <div className="st-app st-play">
      <SeatTop
        session={session}
        scene={scene}
        onInbox={() => setDialog({ kind: 'inbox' })}
        onBriefing={() => setDialog({ kind: 'briefing' })}
      />
      <div className="st-banners">
        {otherTab && (
          <div className="st-banner" role="status" data-testid="banner-other-tab">
            <span>{t('seat.otherTab')}</span>
          </div>
        )}
        <Banners session={session} reviewHref={reviewId === null ? null : `/review/${reviewId}`} />
      </div>
      <aside className="st-panel st-left st-scroll" aria-label={t('seat.deadlines')}>
        {inbox}
      </aside>
      <main className="st-centre">
        <MapFrame
          scene={scene}
          layers={layers}
          terrainUrl={terrainUrl('seat')}
          tickNow={session.tickNow}
          selection={selection}
          onSelect={select}
          tool={tool}
          drawing={
            drawn.length > 0 ? { kind: need === 'path' ? 'path' : 'point', points: drawn } : null
          }
          focus={focus}
          onLayersOff={session.layersOff}
          Map={LazyMap}
          Terrain={LazyTerrain}
        />
      </main>
      <section className="st-panel st-right" aria-label={t('composer.title')}>
        <Composer
          scene={scene}
          session={session}
          draft={draft}
          dispatch={dispatch}
          selection={selection}
          drawing={drawing}
          onDraw={setDrawing}
          fire={fire}
          issueTurn={issueTurn}
        />
      </section>
      <Dock
        scene={scene}
        session={session}
        tab={tab}
        onTab={(next) => setPicked({ tab: next, phase })}
        selection={selection}
        onSelect={select}
        onOrder={order}
        onDraft={compose}
        actions={
          <SeatActions may={{ declare: mayDeclare, report: mayReport }} onDialog={setDialog} />
        }
      />
      <p className="st-hidden" role="status">
        {sent !== null &&
          t('report.sent', { kind: t(`reportKind.${sent.kind}`), time: scene.clock(sent.tick) })}
      </p>
      <SeatDialogs
        scene={scene}
        session={session}
        dialog={dialog}
        mayReport={mayReport}
        fireAt={fire?.centre ?? null}
        inbox={inbox}
        onBriefing={() => setDialog({ kind: 'briefing' })}
        onClose={(report) => {
          setDialog(null);
          setSent(report ?? null);
        }}
      />
    </div>
  );
}

/** What the seat may do beside its orders. */
function SeatActions(props: {
  may: { readonly declare: boolean; readonly report: boolean };
  onDialog(dialog: SeatDialog): void;
}) {
  const { t } = useWords();
  return (
    <>
      {props.may.declare && (
        <Button
          size="compact-md"
          variant="default"
          data-testid="open-command"
          onClick={() => props.onDialog({ kind: 'command' })}
        >
          {t('command.open')} <kbd className="st-wide st-key">C</kbd>
        </Button>
      )}
      {props.may.report && (
        <Button
          size="compact-md"
          variant="default"
          onClick={() => props.onDialog({ kind: 'report' })}
        >
          {t('seat.report')} <kbd className="st-wide st-key">R</kbd>
        </Button>
      )}
      <button type="button" className="st-chip" onClick={() => props.onDialog({ kind: 'keys' })}>
        <kbd aria-hidden="true">?</kbd>
        <span className="st-hidden">{t('seat.help')}</span>
      </button>
    </>
  );
}

/** The map's part in an order that asks for a point or a path. */
function toolFor(
  need: (typeof PLACE_NEEDS)[OrderType] | null,
  points: readonly Point[],
  dispatch: ComposerProps['dispatch'],
  onDone: () => void,
): MapTool | null {
  if (need !== 'point' && need !== 'path') return null;
  return {
    kind: need,
    points,
    onChange: (next) =>
      dispatch({
        type: 'set',
        set: need === 'path' ? { path: next } : { at: next.at(-1) ?? null },
      }),
    onDone,
  };
}
