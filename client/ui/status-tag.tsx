import type { ScoreStatus } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import { Icon } from './symbols.tsx';

export type StatusState = 'met' | 'miss' | 'unsure' | 'running' | 'none';

const ICONS: Readonly<Record<StatusState, string>> = {
  met: 'st-met',
  miss: 'st-miss',
  unsure: 'st-unsure',
  running: 'st-running',
  none: 'st-none',
};

const OF_SCORE: Readonly<Record<ScoreStatus, StatusState>> = {
  met: 'met',
  notMet: 'miss',
  running: 'running',
  unsure: 'unsure',
  notTriggered: 'none',
  recordOnly: 'none',
};

/** A state as shape, word and colour together: never colour alone. */
export function Status(props: { state: StatusState; words: string; tag?: boolean }) {
  return (
    <span className="st-status" data-state={props.state} data-tag={props.tag === true}>
      <Icon id={ICONS[props.state]} size={18} />
      {props.words}
    </span>
  );
}

/** State of a score line; `words` replace the standard ones, for "19 min left". */
export function ScoreTag(props: { status: ScoreStatus; words?: string; tag?: boolean }) {
  const { t } = useWords();
  return (
    <Status
      state={OF_SCORE[props.status]}
      words={props.words ?? t(`scoreStatus.${props.status}`)}
      tag={props.tag ?? false}
    />
  );
}
