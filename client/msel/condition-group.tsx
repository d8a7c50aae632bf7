import { Button } from '@mantine/core';
import type { Condition } from '../../engine/exercise/msel/condition.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from '../ui/controls.tsx';
import { type BuilderNames, FIRST, OF_KIND } from './builder-names.ts';
import { LeafRow } from './condition-leaf.tsx';

type GroupCondition = Extract<Condition, { kind: 'all' | 'any' }>;

/** All or any of some conditions, groups among them. */
export function Group(props: {
  value: GroupCondition;
  names: BuilderNames;
  depth: number;
  onChange(c: Condition): void;
  onRemove: (() => void) | null;
}) {
  const { t } = useWords();
  const { value, onChange } = props;
  const set = (k: number, c: Condition | null): void => {
    const of = value.of.flatMap((x, i) => (i !== k ? [x] : c === null ? [] : [c]));
    if (of.length === 0) props.onRemove?.();
    else onChange({ ...value, of });
  };
  const add = (c: Condition): void => onChange({ ...value, of: [...value.of, c] });
  return (
    <div className="st-msel-block" data-depth={props.depth}>
      <div className="st-msel-block-head">
        <Segments<'all' | 'any'>
          label={t('msel.builder.which')}
          value={value.kind}
          options={[
            { value: 'all', label: t('msel.builder.all') },
            { value: 'any', label: t('msel.builder.any') },
          ]}
          onChange={(kind) => onChange({ ...value, kind })}
        />
        <span className="st-grow" />
        <Button size="compact-sm" variant="subtle" onClick={() => add(FIRST)}>
          {t('msel.builder.addCondition')}
        </Button>
        {props.depth < 3 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              add({
                kind: value.kind === 'all' ? 'any' : 'all',
                of: [FIRST, OF_KIND.event(props.names.context)],
              })
            }
          >
            {t('msel.builder.addGroup')}
          </Button>
        )}
      </div>
      {value.of.map((c, k) => (
        <Part
          // Parts have no names of their own; they stand in order.
          key={k}
          value={c}
          names={props.names}
          depth={props.depth}
          only={value.of.length === 1 && props.onRemove === null}
          onChange={(x) => set(k, x)}
          onRemove={() => set(k, null)}
        />
      ))}
    </div>
  );
}

function Part(props: {
  value: Condition;
  names: BuilderNames;
  depth: number;
  only: boolean;
  onChange(c: Condition): void;
  onRemove(): void;
}) {
  const { t } = useWords();
  const { value, onChange } = props;
  const negated = value.kind === 'not';
  const inner = negated ? value.of : value;
  const put = (c: Condition): void => onChange(negated ? { kind: 'not', of: c } : c);
  return (
    <div className="st-msel-part">
      <button
        type="button"
        className="st-chip"
        aria-pressed={negated}
        data-tone={negated ? 'inverse' : undefined}
        aria-label={t('msel.builder.negate')}
        onClick={() => onChange(negated ? inner : { kind: 'not', of: inner })}
      >
        {t('msel.builder.not')}
      </button>
      {inner.kind === 'all' || inner.kind === 'any' ? (
        <div className="st-grow">
          <Group
            value={inner}
            names={props.names}
            depth={props.depth + 1}
            onChange={put}
            onRemove={props.onRemove}
          />
        </div>
      ) : inner.kind === 'not' ? (
        <div className="st-grow">
          <Part {...props} value={inner} onChange={put} />
        </div>
      ) : (
        <LeafRow value={inner} names={props.names} onChange={put} />
      )}
      {!props.only && (
        <button
          type="button"
          className="st-chip"
          aria-label={t('msel.builder.remove')}
          title={t('msel.builder.remove')}
          onClick={props.onRemove}
        >
          ×
        </button>
      )}
    </div>
  );
}
