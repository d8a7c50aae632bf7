import { Select } from '@mantine/core';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { Text } from '../../engine/region/region.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from './controls.tsx';
import { text } from './format.ts';
import { useNarrow } from './hooks.ts';
import { Icon } from './symbols.tsx';

/** Seats beside the truth for which there is room; the rest are in the list. English is longer. */
const SIDE_BY_SIDE = { zh: 3, en: 2 } as const;

/** Truth, or any seat's eyes. */
export function ViewSwitch(props: {
  value: ViewId;
  seats: readonly { readonly id: string; readonly name: Text }[];
  onChange(view: ViewId): void;
}) {
  const { t, language } = useWords();
  const shown = useNarrow() ? 1 : SIDE_BY_SIDE[language];
  const options = props.seats.map((seat) => ({ value: seat.id, label: text(seat.name, language) }));
  const rest = options.slice(shown);
  return (
    <>
      <span className="st-n st-row">
        <Icon id="ui-eye" size={18} />
        <span className="st-wide">{t('desk.view')}</span>
      </span>
      <Segments<ViewId>
        label={t('desk.view')}
        value={props.value}
        options={[{ value: 'truth', label: t('desk.truth') }, ...options.slice(0, shown)]}
        onChange={props.onChange}
      />
      {rest.length > 0 && (
        <Select
          aria-label={t('desk.view')}
          placeholder={t('common.more')}
          w={132}
          size="xs"
          styles={{ input: { fontSize: 16, height: 32 } }}
          data={rest}
          value={rest.some((option) => option.value === props.value) ? props.value : null}
          onChange={(view) => view !== null && props.onChange(view)}
        />
      )}
    </>
  );
}
