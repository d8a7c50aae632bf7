import { Button } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import { at, put, type Path } from './draft.ts';
import { canMove, movedTo } from './hazard-edit.ts';
import type { Pick } from './pick.ts';
import type { Draft } from './use-draft.ts';

export interface HazardProps {
  readonly draft: Draft;
  readonly scene: Scene | null;
  /** What the map is asked to click now. */
  readonly pick: Pick | null;
  onPick(pick: Pick | null): void;
}

/** Where something stands, and the button that lets the map move it. */
export function PointRow(props: HazardProps & { path: Path; label: string }) {
  const { t } = useWords();
  const { draft, path, scene } = props;
  const key = path.join('.');
  const point = draft.picture?.points.find((p) => p.path.join('.') === key);
  if (point === undefined || !canMove(at(draft.file, path))) return null;
  const chosen = props.pick?.key === key;
  return (
    <div className="st-row st-wrap">
      <span>{scene?.where(point.at)}</span>
      <span className="st-grow" />
      <Button
        size="compact-md"
        variant={chosen ? 'filled' : 'default'}
        aria-pressed={chosen}
        aria-label={`${t(chosen ? 'prepare.clickMap' : 'prepare.moveOnMap')} · ${props.label}`}
        onClick={() =>
          props.onPick(
            chosen
              ? null
              : {
                  key,
                  kind: 'point',
                  from: point.at,
                  done: ([to]) => draft.replace((file) => movedTo(file, path, to!, put)),
                },
          )
        }
      >
        {t(chosen ? 'prepare.clickMap' : 'prepare.moveOnMap')}
      </Button>
    </div>
  );
}
