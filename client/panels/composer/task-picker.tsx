import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/symbols.tsx';
import type { ComposerProps } from './composer.tsx';
import { CAPABLE, type OrderType, PLACE_NEEDS, TASK_ICONS } from './draft.ts';
import { isAble, tasksFor } from './task-groups.ts';

/** Tiles side by side; small groups share a row. */
const COLUMNS = 4;

/**
 * ② What to do: grouped, what the chosen team can do first. What it or the seat cannot do is folded
 * away, dashed, with the reason.
 */
export function TaskPicker({ scene, draft, dispatch, onDraw }: ComposerProps) {
  const { t } = useWords();
  const field = useRef<HTMLDivElement>(null);
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId)?.setup;
  const { able, others } = tasksFor(team, scene.setup.commands);
  const reason = (task: OrderType): string | null => {
    if (!scene.setup.commands.includes(task)) return t('composer.notSeat');
    return team === undefined || isAble(team, task)
      ? null
      : t('composer.notFor', {
          capability: CAPABLE[task].map((c) => t(`capability.${c}`)).join(' / '),
        });
  };
  const choose = (task: OrderType): void => {
    if (reason(task) !== null) return;
    dispatch({ type: 'set', set: { task } });
    // The cursor asks for what the task needs.
    const need = PLACE_NEEDS[task];
    onDraw(need === 'point' || need === 'path');
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = neighbour(field.current, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
    choose(next.dataset['task'] as OrderType);
  };
  const shown = [...able.flatMap(({ tasks }) => tasks), ...others];
  // The one that the keyboard comes to first.
  const first = draft.task !== null && shown.includes(draft.task) ? draft.task : shown[0];
  const tile = (task: OrderType) => {
    const why = reason(task);
    return (
      <button
        key={task}
        type="button"
        role="radio"
        id={task === first ? 'step-2' : undefined}
        data-task={task}
        aria-checked={task === draft.task}
        aria-disabled={why !== null}
        title={why ?? undefined}
        tabIndex={task === first ? 0 : -1}
        onClick={() => choose(task)}
      >
        <Icon id={TASK_ICONS[task]} size={24} />
        {t(`task.${task}`)}
        {why !== null && <span className="st-hidden">{why}</span>}
      </button>
    );
  };
  return (
    <fieldset className="st-step">
      <legend>② {t('composer.task')}</legend>
      <div
        role="radiogroup"
        aria-label={t('composer.task')}
        className="st-task-groups"
        ref={field}
        onKeyDown={onKey}
      >
        {able.map(({ group, tasks }) => (
          <div
            className="st-task-group"
            key={group}
            style={{ '--st-span': Math.min(COLUMNS, tasks.length) } as CSSProperties}
          >
            <span className="st-dim">{t(`composer.taskGroup.${group}`)}</span>
            <div className="st-tasks">{tasks.map(tile)}</div>
          </div>
        ))}
        {others.length > 0 && (
          <details open={draft.task !== null && others.includes(draft.task)}>
            <summary className="st-mut">
              {t(team === undefined ? 'composer.notSeatN' : 'composer.notForN', {
                n: others.length,
              })}
            </summary>
            <div className="st-tasks">{others.map(tile)}</div>
          </details>
        )}
      </div>
    </fieldset>
  );
}

/** The tile that an arrow leads to: the next in order, or the nearest in the row above or below. */
function neighbour(field: HTMLElement | null, key: string): HTMLElement | null {
  const tiles = [...(field?.querySelectorAll<HTMLElement>('[data-task]') ?? [])].filter(
    (tile) => tile.offsetParent !== null,
  );
  const at = tiles.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return null;
  if (key === 'ArrowRight') return tiles[(at + 1) % tiles.length]!;
  if (key === 'ArrowLeft') return tiles[(at - 1 + tiles.length) % tiles.length]!;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const from = tiles[at]!.getBoundingClientRect();
  const sign = key === 'ArrowDown' ? 1 : -1;
  const ahead = tiles
    .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
    .filter(({ box }) => sign * (box.top - from.top) > 4)
    .map(({ tile, box }) => ({
      tile,
      // Rows before columns: a row's height outweighs any shift within it.
      far: Math.abs(box.top - from.top) * 100 + Math.abs(box.left - from.left),
    }))
    .toSorted((a, b) => a.far - b.far);
  return ahead[0]?.tile ?? null;
}
