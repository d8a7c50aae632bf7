import { type KeyboardEvent, useRef } from 'react';
import { WARNING_LEVELS, type WarningLevel } from '../../../engine/response/warnings/warning.ts';
import { useWords } from '../../i18n/index.ts';
import { WarningBadge } from '../level-badges.tsx';

/** 蓝 黄 橙 红 as badges; arrows move, as in a radio group. Chosen is a frame, not a hue. */
export function LevelPicker(props: {
  value: WarningLevel | null;
  onChange(level: WarningLevel): void;
}) {
  const { t } = useWords();
  const group = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    WARNING_LEVELS.findIndex((level) => level === props.value),
  );
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + WARNING_LEVELS.length) % WARNING_LEVELS.length;
    props.onChange(WARNING_LEVELS[next]!);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      className="st-levels"
      role="radiogroup"
      aria-label={t('warning.level')}
      ref={group}
      onKeyDown={onKey}
    >
      {WARNING_LEVELS.map((level, i) => (
        <button
          key={level}
          type="button"
          role="radio"
          data-level-choice={level}
          aria-checked={level === props.value}
          tabIndex={i === at ? 0 : -1}
          onClick={() => props.onChange(level)}
        >
          <WarningBadge level={level} bare />
        </button>
      ))}
    </div>
  );
}
