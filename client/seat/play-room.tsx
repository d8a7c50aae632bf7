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
import { Composer } from '../panels/composer/composer.tsx';
import {
  type Draft,
  draftReducer,
  drawnPoints,
  EMPTY_DRAFT,
  PLACE_NEEDS,
} from '../panels/composer/draft.ts';
import { Deadlines } from '../panels/deadlines.tsx';
import { MapFrame } from '../ui/map-frame.tsx';
import { useScene } from '../ui/scene.ts';
import type { KeyAction } from '../ui/keys.ts';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { useTitle } from '../ui/themed.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import { Dock, type DockTab } from './dock.tsx';
import { Inbox } from './inbox.tsx';
import type { SentReport } from '../panels/report-form.tsx';
import { type SeatDialog, SeatDialogs } from './seat-dialogs.tsx';
import { SeatTop } from './seat-top.tsx';
import { useReviewId } from './use-review-id.ts';
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
  useTitle(`${t('common.brand')} · ${scene.seatName(seatId)}`);
  useSounds(session, scene);
  const reviewId = useReviewId(scene.view.phase === 'ended');
  const fire = useMemo(() => firePoints(layers.get('fire-known')), [layers]);

  const select = (next: Selection | null): void => {
    setSelection(next);
    if (next?.kind === 'unit' && scene.team(next.id)?.mine === true)
      dispatch({ type: 'set', set: { unitId: next.id } });
    if (next?.kind === 'village' && (draft.task === 'evacuate' || draft.task === 'doorToDoor'))
      dispatch({ type: 'set', set: { villageId: next.id } });
    if (next?.kind === 'shelter' && (draft.task === 'evacuate' || draft.task === 'sendSupplies'))
      dispatch({ type: 'set', set: { shelterId: next.id } });
    if (next?.kind === 'depot' && draft.task === 'sendSupplies')
      dispatch({ type: 'set', set: { depotId: next.id } });
    if (next?.kind === 'source' && draft.task === 'waterDrop')
      dispatch({ type: 'set', set: { sourceId: next.id } });
    if (next?.kind === 'site' && scene.setup.commands.includes('workAt')) {
      dispatch({ type: 'set', set: { task: 'workAt', siteId: next.id } });
      setDrawing(false);
    }
  };
  const order = (unitId: string): void => {
    select({ kind: 'unit', id: unitId });
    document.getElementById('step-2')?.focus();
  };
  const compose = (set: Partial<Draft>): void => {
    if (set.siteId != null) setSelection({ kind: 'site', id: set.siteId });
    dispatch({ type: 'set', set });
    setDrawing(false);
    document.getElementById(draft.unitId === null ? 'step-1' : 'step-3')?.focus();
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
  const run = (action: KeyAction): boolean => {
    switch (action) {
      case 'table':
        focusRow();
        return true;
      case 'messages':
        if (document.getElementById('messages') === null) setDialog({ kind: 'inbox' });
        else document.getElementById('messages')?.focus();
        return true;
      case 'report':
        if (!mayReport) return false;
        setDialog({ kind: 'report' });
        return true;
      case 'command':
        if (!mayDeclare) return false;
        setDialog({ kind: 'command' });
        return true;
      case 'map':
        showOnMap();
        return true;
      case 'new':
        dispatch({ type: 'new' });
        document.getElementById('step-1')?.focus();
        return true;
      case 'help':
        setDialog({ kind: 'keys' });
        return true;
      case 'step1':
      case 'step2':
      case 'step3':
      case 'step4':
        document.getElementById(`step-${action.slice(4)}`)?.focus();
        return true;
      case 'issue':
        setIssueTurn((n) => n + 1);
        return true;
      case 'leave':
        setDrawing(false);
        (document.activeElement as HTMLElement | null)?.blur();
        return false;
      default:
        return false;
    }
  };
  useKeys(run);

  const need = draft.task === null ? null : PLACE_NEEDS[draft.task];
  const points = drawnPoints(draft);
  const tool: MapTool | null =
    !drawing || (need !== 'point' && need !== 'path')
      ? null
      : {
          kind: need,
          points,
          onChange: (next) =>
            dispatch({
              type: 'set',
              set: need === 'path' ? { path: next } : { at: next.at(-1) ?? null },
            }),
          onDone: () => setDrawing(false),
        };
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
          drawing={points.length > 0 ? { kind: need === 'path' ? 'path' : 'point', points } : null}
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
          <>
            {mayDeclare && (
              <Button
                size="compact-md"
                variant="default"
                data-testid="open-command"
                onClick={() => setDialog({ kind: 'command' })}
              >
                {t('command.open')} <kbd className="st-wide st-key">C</kbd>
              </Button>
            )}
            {mayReport && (
              <Button
                size="compact-md"
                variant="default"
                onClick={() => setDialog({ kind: 'report' })}
              >
                {t('seat.report')} <kbd className="st-wide st-key">R</kbd>
              </Button>
            )}
            <button type="button" className="st-chip" onClick={() => setDialog({ kind: 'keys' })}>
              <kbd aria-hidden="true">?</kbd>
              <span className="st-hidden">{t('seat.help')}</span>
            </button>
          </>
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

/** The selected row of the table in sight, or its first. */
function focusRow(): void {
  const table = document.getElementById('table');
  const row =
    table?.querySelector<HTMLElement>('tr[aria-selected=true]') ??
    table?.querySelector<HTMLElement>('tr[tabindex="0"]');
  (row ?? table)?.focus();
}
