import { type KeyboardEvent, useRef } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/symbols.tsx';
import type { Team } from '../../ui/scene.ts';
import type { ComposerProps } from './composer.tsx';
import { CAPABLE, ORDER_TYPES, type OrderType, PLACE_NEEDS, TASK_ICONS } from './draft.ts';

/** ② What to do. Tasks that this team or seat cannot do stay in sight, dashed, with the reason. */
export function TaskPicker({ scene, draft, dispatch, onDraw }: ComposerProps) {
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId);
  const reason = (task: OrderType): string | null => {
    if (!scene.setup.commands.includes(task)) return t('composer.notSeat');
    return team === undefined || able(team, task)
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
  const at = Math.max(
    0,
    ORDER_TYPES.findIndex((task) => task === draft.task),
  );
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (from + step + buttons.length) % buttons.length;
    buttons[next]?.focus();
    choose(ORDER_TYPES[next]!);
  };
  return (
    <fieldset className="st-step">
      <legend>② {t('composer.task')}</legend>
      <div
        className="st-tasks"
        role="radiogroup"
        aria-label={t('composer.task')}
        ref={grid}
        onKeyDown={onKey}
      >
        {ORDER_TYPES.map((task, i) => {
          const why = reason(task);
          return (
            <button
              key={task}
              type="button"
              role="radio"
              id={i === at ? 'step-2' : undefined}
              data-task={task}
              aria-checked={task === draft.task}
              aria-disabled={why !== null}
              title={why ?? undefined}
              tabIndex={i === at ? 0 : -1}
              onClick={() => choose(task)}
            >
              <Icon id={TASK_ICONS[task]} size={24} />
              {t(`task.${task}`)}
              {why !== null && <span className="st-hidden">{why}</span>}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

const able = (team: Team, task: OrderType): boolean =>
  CAPABLE[task].length === 0 ||
  CAPABLE[task].some((capability) => team.setup.capabilities.includes(capability));
