import { Button, Drawer } from '@mantine/core';
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { SeatView, Setup } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import { api, terrainUrl } from '../session/api.ts';
import { firePoints } from '../session/fire-points.ts';
import type { Session } from '../session/session.ts';
import { Banners } from '../panels/banners.tsx';
import { Composer } from '../panels/composer/composer.tsx';
import { draftReducer, EMPTY_DRAFT, PLACE_NEEDS } from '../panels/composer/draft.ts';
import { Deadlines, openDeadlines, useDeadlineName } from '../panels/deadlines.tsx';
import { KeysHelp, SEAT_KEYS } from '../panels/keys-help.tsx';
import { MapFrame } from '../ui/map-frame.tsx';
import { MessageForm } from '../panels/message-form.tsx';
import { openMessages } from '../panels/messages.tsx';
import { ReportForm } from '../panels/report-form.tsx';
import { useScene } from '../ui/scene.ts';
import { EventGrade, TopBar } from '../panels/top-bar.tsx';
import { SkipLink } from '../ui/controls.tsx';
import { duration } from '../ui/format.ts';
import type { KeyAction } from '../ui/keys.ts';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { useTitle } from '../ui/themed.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import { Dock, type DockTab } from './dock.tsx';
import { Inbox } from './inbox.tsx';

type Dialog =
  | { readonly kind: 'report' }
  | { readonly kind: 'message'; readonly to: readonly string[] }
  | { readonly kind: 'keys' }
  | { readonly kind: 'inbox' };

/** The seat in play: what it knows on the left and in the middle, what it orders on the right. */
export function PlayRoom(props: { session: Session; setup: Setup; view: SeatView }) {
  const { t, language } = useWords();
  const { session } = props;
  const scene = useScene(props.setup, props.view)!;
  const layers = useStore(session.store, (state) => state.layers);
  const [draft, dispatch] = useReducer(draftReducer, EMPTY_DRAFT);
  const [drawing, setDrawing] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focus, setFocus] = useState<Point | undefined>(undefined);
  const { phase } = props.view;
  // A new phase brings its own table: the score when the exercise has ended.
  const [picked, setPicked] = useState<{ tab: DockTab; phase: string } | null>(null);
  const tab = picked?.phase === phase ? picked.tab : phase === 'ended' ? 'score' : 'units';
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [keptReport, setKeptReport] = useState<Record<string, string> | null>(null);
  const [issueTurn, setIssueTurn] = useState(0);
  const [said, setSaid] = useState('');
  const deadlineName = useDeadlineName();
  const seatId = scene.setup.seatId!;
  useTitle(`${t('common.brand')} · ${scene.seatName(seatId)}`);
  const reviewHref = useReviewHref(scene.view.phase === 'ended');
  const fire = useMemo(() => firePoints(layers.get('fire-known')), [layers]);

  const select = (next: Selection | null): void => {
    setSelection(next);
    if (next?.kind === 'unit' && scene.team(next.id)?.mine === true)
      dispatch({ type: 'set', set: { unitId: next.id } });
    if (next?.kind === 'village' && draft.task === 'evacuate')
      dispatch({ type: 'set', set: { villageId: next.id } });
    if (next?.kind === 'shelter' && (draft.task === 'evacuate' || draft.task === 'sendSupplies'))
      dispatch({ type: 'set', set: { shelterId: next.id } });
    if (next?.kind === 'depot' && draft.task === 'sendSupplies')
      dispatch({ type: 'set', set: { depotId: next.id } });
    if (next?.kind === 'source' && draft.task === 'waterDrop')
      dispatch({ type: 'set', set: { sourceId: next.id } });
  };
  const order = (unitId: string): void => {
    select({ kind: 'unit', id: unitId });
    document.getElementById('step-2')?.focus();
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
        setDialog({ kind: 'report' });
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
  const tool: MapTool | null =
    !drawing || (need !== 'point' && need !== 'path')
      ? null
      : {
          kind: need,
          points: need === 'path' ? draft.path : draft.at === null ? [] : [draft.at],
          onChange: (points) =>
            dispatch({
              type: 'set',
              set: need === 'path' ? { path: points } : { at: points.at(-1) ?? null },
            }),
          onDone: () => setDrawing(false),
        };
  const next = openDeadlines(scene.view.deadlines)[0];
  const unread = openMessages(scene).length;
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
      <TopBar
        session={session}
        clock
        left={
          <>
            <SkipLink to="table" label={t('common.skipTable')} />
            <SkipLink to="composer" label={t('common.skipComposer')} />
            <SkipLink to="messages" label={t('common.skipMessages')} />
            {scene.view.fire !== null && <EventGrade burnedHa={scene.view.fire.areaHa} />}
            {!scene.view.daylight && <span className="st-chip st-wide">{t('seat.night')}</span>}
          </>
        }
        right={
          <>
            {next !== undefined && (
              <button
                type="button"
                className="st-chip st-narrow"
                data-tone="inverse"
                onClick={() => setDialog({ kind: 'inbox' })}
              >
                {t('seat.drawerTime', {
                  name: deadlineName(next),
                  time: duration(next.dueTick - scene.view.tick, language),
                })}
              </button>
            )}
            <button
              type="button"
              className="st-chip st-narrow"
              onClick={() => setDialog({ kind: 'inbox' })}
            >
              {t('seat.drawerMessages', { n: unread })}
            </button>
            <h1 className="st-chip" data-tone="on" style={{ fontSize: 16, fontWeight: 500 }}>
              {scene.seatName(seatId)}
            </h1>
          </>
        }
      />
      <div className="st-banners">
        <Banners session={session} reviewHref={reviewHref} />
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
          focus={focus}
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
        actions={
          <>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => setDialog({ kind: 'report' })}
            >
              {t('seat.report')} <kbd style={{ marginLeft: 8 }}>R</kbd>
            </Button>
            <button type="button" className="st-chip" onClick={() => setDialog({ kind: 'keys' })}>
              <kbd>?</kbd> <span className="st-wide">{t('seat.help')}</span>
            </button>
          </>
        }
      />
      <p className="st-hidden" role="status">
        {said}
      </p>
      {dialog?.kind === 'report' && (
        <ReportForm
          scene={scene}
          session={session}
          fireAt={fire?.centre ?? null}
          kept={keptReport}
          onKeep={(kept) => setKeptReport(kept as Record<string, string> | null)}
          onClose={(words) => {
            setDialog(null);
            setSaid(words ?? '');
          }}
        />
      )}
      {dialog?.kind === 'message' && (
        <MessageForm
          scene={scene}
          session={session}
          to={dialog.to}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'keys' && <KeysHelp rows={SEAT_KEYS} onClose={() => setDialog(null)} />}
      <Drawer
        opened={dialog?.kind === 'inbox'}
        onClose={() => setDialog(null)}
        size={360}
        padding={0}
      >
        {inbox}
      </Drawer>
    </div>
  );
}

/** The review opens to participants when the exercise has ended; only then is its address told. */
function useReviewHref(ended: boolean): string | null {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    if (!ended) return;
    void api.me().then((result) => {
      if (result.ok) setId(result.value.seat?.reviewId ?? null);
    });
  }, [ended]);
  return id === null ? null : `/review/${id}`;
}

/** The selected row of the table in sight, or its first. */
function focusRow(): void {
  const table = document.getElementById('table');
  const row =
    table?.querySelector<HTMLElement>('tr[aria-selected=true]') ??
    table?.querySelector<HTMLElement>('tr[tabindex="0"]');
  (row ?? table)?.focus();
}
