import { useEffect, useState } from 'react';
import './words.ts';
import './board.css';
import type { ViewId } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import { LevelBadges } from '../panels/level-badges.tsx';
import { terrainUrl } from '../session/api.ts';
import type { Session } from '../session/session.ts';
import { Brand, LanguageSwitch, Segments } from '../ui/controls.tsx';
import { clockTime, exerciseTime } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { LazyMap } from '../ui/maps.tsx';
import { type Scene, useScene } from '../ui/scene.ts';
import { useStore } from '../ui/store.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { useSession } from '../ui/use-session.ts';
import { BoardFoot } from './board-foot.tsx';
import { BoardSide } from './board-side.tsx';

/** The page is drawn for this width, px, and scaled to the screen's. */
const DRAWN_PX = 1920;

function readScale(): { scale: number; heightPx: number } {
  const scale = window.innerWidth / DRAWN_PX;
  return { scale, heightPx: window.innerHeight / scale };
}

function useScale(): { scale: number; heightPx: number } {
  const [size, setSize] = useState(readScale);
  useEffect(() => {
    const listen = (): void => setSize(readScale());
    window.addEventListener('resize', listen);
    return () => window.removeEventListener('resize', listen);
  }, []);
  return size;
}

/** 指挥部大屏: read only, for the wall. Opens with the desk's membership of the same browser. */
export default function BoardPage() {
  const { t } = useWords();
  useTitle(`${t('common.brand')} · ${t('wall.title')}`);
  return (
    <Themed scheme="dark">
      <Wall session={useSession('desk')} />
    </Themed>
  );
}

function Wall({ session }: { session: Session }) {
  const { t } = useWords();
  const lobby = useStore(session.store, (s) => s.lobby);
  const link = useStore(session.store, (s) => s.link.state);
  const online = link === 'online';
  const commander = lobby?.seats.find((s) => s.role === 'incidentCommander') ?? lobby?.seats[0];
  const [truth, setTruth] = useState(false);
  const wanted: ViewId | null = truth ? 'truth' : (commander?.id ?? null);
  useEffect(() => {
    // After a lost link the server shows the truth again until it is asked.
    if (wanted !== null && online) void session.look(wanted);
  }, [session, wanted, online]);
  const setup = useStore(session.store, (s) => s.setup);
  const view = useStore(session.store, (s) => s.view);
  // Nothing of the truth may flash up before the switch has arrived.
  const scene = useScene(setup?.view === wanted ? setup : null, view);
  const { scale, heightPx } = useScale();
  return (
    <div className="st-wall" style={{ zoom: scale, height: heightPx }} data-testid="wall">
      <Top session={session} scene={scene} truth={truth} onTruth={setTruth} />
      {scene === null || scene.view.phase === 'standby' ? (
        <main style={{ gridColumn: '1 / -1', padding: 40 }}>
          <p role="status">
            {link === 'refused'
              ? t('wall.notAllowed')
              : lobby === null
                ? t('common.loading')
                : t('wall.wait')}
          </p>
          {link === 'refused' && <a href="/desk">{t('wall.back')}</a>}
        </main>
      ) : (
        <>
          <main className="st-wall-map">
            <Picture scene={scene} session={session} />
          </main>
          <BoardSide scene={scene} session={session} truth={truth} />
          <BoardFoot scene={scene} session={session} />
        </>
      )}
    </div>
  );
}

function Top(props: {
  session: Session;
  scene: Scene | null;
  truth: boolean;
  onTruth(truth: boolean): void;
}) {
  const { t, language } = useWords();
  const { scene, session } = props;
  useNow(250);
  const frame = useStore(session.store, (s) => s.clock?.frame ?? null);
  const tick = session.tickNow();
  const burned = scene?.view.control?.burnedHa ?? scene?.view.fire?.areaHa ?? null;
  const standing = frame?.phase === 'running' && frame.paused;
  const seat = scene?.setup.seatId ?? null;
  return (
    <header className="st-wall-top">
      <Brand />
      <h1 className="st-ell">
        {scene === null
          ? t('wall.title')
          : seat === null
            ? t('wall.truth')
            : t('wall.of', { seat: scene.seatName(seat) })}
      </h1>
      {scene !== null && <LevelBadges view={scene.view} burnedHa={burned} />}
      <span className="st-grow" />
      <Segments<'seen' | 'truth'>
        label={t('wall.source')}
        value={props.truth ? 'truth' : 'seen'}
        options={[
          { value: 'seen', label: t('wall.seen') },
          { value: 'truth', label: t('wall.truth') },
        ]}
        onChange={(value) => props.onTruth(value === 'truth')}
      />
      <LanguageSwitch />
      {frame !== null && (
        <span className="st-row" role="timer" aria-label={t('top.clock')} style={{ gap: 16 }}>
          {standing && (
            <span className="st-chip" data-tone="inverse">
              {t('phase.paused')}
            </span>
          )}
          <b className="st-wall-clock">{exerciseTime(tick)}</b>
          {scene !== null && <span>{clockTime(tick, scene.setup.startSecondOfDay, language)}</span>}
          <span className="st-mut">{t('top.speed', { speed: frame.speed })}</span>
        </span>
      )}
    </header>
  );
}

function Picture({ scene, session }: { scene: Scene; session: Session }) {
  const { language } = useWords();
  const layers = useStore(session.store, (s) => s.layers);
  return (
    <div className="st-map">
      <div className="st-canvas">
        <LazyMap
          key={scene.setup.view}
          setup={scene.setup}
          view={scene.view}
          layers={layers}
          terrainUrl={terrainUrl('desk')}
          tickNow={session.tickNow}
          selection={null}
          onSelect={() => undefined}
          tool={null}
          language={language}
          reducedMotion={false}
        />
      </div>
    </div>
  );
}
