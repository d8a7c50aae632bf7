import { Button, Menu, TextInput } from '@mantine/core';
import { TRIGGER_KINDS, type InjectView } from '../../engine/exercise/msel/msel.ts';
import { MSEL_FORMATS } from '../../engine/protocol/msel.ts';
import { useWords } from '../i18n/index.ts';
import { Status } from '../ui/status-tag.tsx';
import type { KindFilter } from './list.ts';
import { exportUrl } from './msel-api.ts';
import type { MselHand } from './use-msel.ts';

export const SEARCH_ID = 'msel-search';

const POSTPONE_MIN = [5, 10, 15, 30, 60] as const;

/** What can be done with the list as a whole. */
export function MselToolbar(props: {
  exerciseId: string;
  injects: readonly InjectView[];
  kind: KindFilter;
  typed: string;
  closed: boolean;
  hand: MselHand;
  onKind(kind: KindFilter): void;
  onType(typed: string): void;
  onAdd(): void;
  onImport(): void;
}) {
  const { t, language } = useWords();
  const { injects, hand, closed } = props;
  const waiting = injects.filter((i) => i.fires === 0 && i.approval !== 'approved');
  const kinds: readonly KindFilter[] = ['all', ...TRIGGER_KINDS];
  const count = (kind: KindFilter): number =>
    kind === 'all' ? injects.length : injects.filter((i) => i.kind === kind).length;
  return (
    <section className="st-msel-bar" aria-label={t('msel.title')}>
      <Button disabled={closed} onClick={props.onAdd}>
        {t('msel.add')} <kbd style={{ marginLeft: 8 }}>N</kbd>
      </Button>
      <Button variant="default" disabled={closed} onClick={props.onImport}>
        {t('msel.import')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="default">{t('msel.export')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MSEL_FORMATS.map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={exportUrl(props.exerciseId, format, language)}
              download={`msel.${format}`}
            >
              {t('msel.exportAs', { format })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <TextInput
        id={SEARCH_ID}
        w={200}
        aria-label={t('msel.search')}
        placeholder={t('msel.search')}
        value={props.typed}
        onChange={(e) => props.onType(e.currentTarget.value)}
      />
      <div className="st-row" role="group" aria-label={t('msel.field.kind')}>
        {kinds
          .filter((k) => k === 'all' || count(k) > 0)
          .map((k) => (
            <button
              key={k}
              type="button"
              className="st-chip"
              aria-pressed={props.kind === k}
              data-tone={props.kind === k ? 'on' : undefined}
              onClick={() => props.onKind(k)}
            >
              {t(k === 'all' ? 'msel.all' : `msel.kindCount.${k}`, { n: count(k) })}
            </button>
          ))}
      </div>
      <span className="st-grow" />
      {hand.last !== null && (
        <Button variant="subtle" disabled={closed} onClick={() => void hand.undo()}>
          <span className="st-ell" style={{ maxWidth: 180 }}>
            {t('msel.undo', { what: hand.last })}
          </span>
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <Button variant="default" disabled={closed}>
            {t('msel.postpone')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('msel.postponeBy')}</Menu.Label>
          {POSTPONE_MIN.map((n) => (
            <Menu.Item
              key={n}
              onClick={() => void hand.give({ type: 'postponeInjects', byMin: n, injectIds: null })}
            >
              {t('msel.minutes', { n })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {waiting.length > 0 ? (
        <>
          <Status state="running" words={t('msel.waitingApproval', { n: waiting.length })} />
          <Button
            color="var(--st-inverse)"
            c="var(--st-on-inverse)"
            disabled={closed}
            onClick={() =>
              void hand.give({
                type: 'approveInjects',
                injectIds: waiting.map((i) => i.id),
                approval: 'approved',
              })
            }
          >
            {t('msel.approveAll')}
          </Button>
        </>
      ) : (
        injects.length > 0 && <Status state="met" words={t('msel.allApproved')} />
      )}
    </section>
  );
}
