import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { EventsAnswer, ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import { terrainUrl } from '../session/api.ts';
import type { Replay } from '../session/replay.ts';
import { MapFrame } from '../ui/map-frame.tsx';
import { useScene } from '../ui/scene.ts';
import { ViewSwitch } from '../ui/view-switch.tsx';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { clockTime, exerciseTime, text } from '../ui/format.ts';
import type { Selection } from '../ui/map-props.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import { useNarrow } from '../ui/hooks.ts';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { DARK_ISLAND } from '../ui/theme.ts';
import { AAR_TABS, AarPanel, type AarTab } from './aar-panel.tsx';
import type { Clip } from './clips.tsx';
import { ExportMenu, RetestDialog } from './review-tools.tsx';
import { ScoreLines } from './score-lines.tsx';
import { Timeline } from './timeline.tsx';
import { ofKind, useAar } from './use-aar.ts';
import { useReviewWords } from './words.ts';

export interface ReviewProps {
  readonly review: ReviewAnswer;
  readonly events: EventsAnswer['events'];
  readonly replay: Replay;
  /** Score line to begin with, or null for the page's own choice. */
  readonly line: string | null;
  /** Part of the replay that the link pointed to: playing stops at its end. */
  readonly clip: Clip | null;
}

type Tab = 'score' | AarTab | 'replay';

/** What a review begins with: the first line that was missed and has events to look at. */
function firstOpen(score: ReviewAnswer['score']): string | null {
  const told = score.filter((line) => line.evidence.length > 0);
  return (told.find((line) => line.status === 'notMet') ?? told[0] ?? score[0])?.id ?? null;
}

/** Seat whose view explains an event best: the one that acted. */
function actingSeat(event: ExerciseEvent): string | null {
  const { body } = event;
  if ('seatId' in body) return body.seatId;
  return body.type === 'reportSent' ? body.report.seatId : null;
}

export function ReviewRoom(props: ReviewProps) {
  const { t, language } = useWords();
  const { review, events, replay } = props;
  const setup = useStore(replay.store, (state) => state.setup);
  const view = useStore(replay.store, (state) => state.view);
  const layers = useStore(replay.store, (state) => state.layers);
  const viewId = useStore(replay.store, (state) => state.viewId);
  const tick = useStore(replay.store, (state) => Math.floor(state.tick));
  const busy = useStore(replay.store, (state) => state.busy);
  const scene = useScene(setup, view);
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  const [openLine, setOpenLine] = useState<string | null>(
    () => props.line ?? firstOpen(review.score),
  );
  const [eventId, setEventId] = useState<number | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [tab, setTab] = useState<Tab>('score');
  const [comparing, setComparing] = useState(false);
  const narrow = useNarrow();
  const { w } = useReviewWords();
  const aar = useAar(review);
  // On a wide screen the replay stands beside every tab, so there is none of its own.
  const side: Exclude<Tab, 'replay'> = tab === 'replay' ? 'score' : tab;

  useEffect(() => {
    let last = performance.now();
    let before = replay.store.get().tick;
    let frame = requestAnimationFrame(function step(now) {
      replay.advance(now - last);
      const { playing, tick: at } = replay.store.get();
      if (props.clip !== null && playing && at >= props.clip.to && before < props.clip.to) {
        replay.play(false);
        replay.seek(props.clip.to);
      }
      before = at;
      last = now;
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [replay, props.clip]);

  const toTick = (to: number, viewId: string | null): void => {
    replay.play(false);
    if (viewId !== null) replay.look(viewId);
    replay.seek(to);
    if (narrow) setTab('replay');
  };
  const show = (event: ExerciseEvent): void => {
    setEventId(event.id);
    replay.play(false);
    const seat = actingSeat(event);
    if (seat !== null && review.seats.some((s) => s.id === seat)) replay.look(seat);
    replay.seek(event.tick);
    if (narrow) setTab('replay');
  };
  const line = review.score.find((candidate) => candidate.id === openLine);
  const evidence = useMemo(
    () => (line?.evidence ?? []).flatMap((id) => byId.get(id) ?? []),
    [line, byId],
  );

  return (
    <div className="st-app st-review">
      <header className="st-top">
        <SkipLink to="score-lines" label={t('common.skipMain')} />
        <Brand />
        <h1 style={{ fontSize: 16, lineHeight: '24px', fontWeight: 600 }}>{t('review.title')}</h1>
        <span className="st-ell">{text(review.name, language)}</span>
        <span className="st-dim st-wide">
          {review.startDate} · {t('review.seed', { seed: review.seed })}
        </span>
        <span className="st-grow" />
        {review.instructor && (
          <>
            <Button
              size="compact-md"
              variant="default"
              data-testid="retest"
              onClick={() => setComparing(true)}
            >
              {w.retest}
            </Button>
            <ExportMenu answer={review} />
          </>
        )}
        <LanguageSwitch />
      </header>
      <div className="st-review-tabs">
        <Tabs<Tab>
          label={t('review.title')}
          panelId={side === 'score' ? 'score-lines' : 'aar-panel'}
          value={narrow ? tab : side}
          onChange={setTab}
          tabs={[
            { value: 'score', label: w.tabs.score },
            ...(narrow ? [{ value: 'replay' as const, label: w.tabs.replay }] : []),
            ...AAR_TABS.map((value) => ({
              value,
              label: w.tabs[value],
              ...(value === 'actions' ? { count: ofKind(aar.entries, 'action').length } : {}),
            })),
          ]}
        />
      </div>
      <main className="st-review-main">
        {side === 'score' ? (
          <ScoreLines
            review={review}
            scene={scene}
            events={events}
            evidence={evidence}
            open={openLine}
            onOpen={setOpenLine}
            eventId={eventId}
            onEvent={show}
            shown={tab === 'score'}
          />
        ) : (
          <AarPanel
            tab={side}
            shown={tab !== 'replay'}
            answer={review}
            aar={aar}
            onEvent={(id) => {
              const event = byId.get(id);
              if (event !== undefined) show(event);
            }}
            onTick={(to) => toTick(to, null)}
          />
        )}
        <section
          className="st-review-replay st-dark"
          style={DARK_ISLAND}
          data-shown={tab === 'replay'}
          aria-label={t('review.tabs.replay')}
        >
          <div
            className="st-head st-panel"
            style={{ flexDirection: 'row', overflow: 'auto hidden' }}
          >
            <ViewSwitch value={viewId} seats={review.seats} onChange={replay.look} />
            <span className="st-grow" />
            {busy && <span className="st-n">{t('review.loading', { time: '' })}</span>}
            <b>{exerciseTime(tick)}</b>
            <span className="st-n">{clockTime(tick, review.startSecondOfDay, language)}</span>
          </div>
          {scene === null ? (
            <div className="st-map" />
          ) : (
            <MapFrame
              scene={scene}
              layers={layers}
              terrainUrl={terrainUrl(review.instructor ? 'desk' : 'seat')}
              tickNow={() => replay.store.get().tick}
              selection={selection}
              onSelect={setSelection}
              tool={null}
              Map={LazyMap}
              Terrain={LazyTerrain}
            />
          )}
        </section>
        <Timeline
          review={review}
          events={events}
          evidence={evidence}
          replay={replay}
          scene={scene}
          onEvent={show}
          aar={aar}
          viewId={viewId}
          clip={props.clip}
          onTick={toTick}
        />
      </main>
      {comparing && <RetestDialog answer={review} onClose={() => setComparing(false)} />}
    </div>
  );
}
