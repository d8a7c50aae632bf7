import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../i18n/index.ts';

/** True while the row is wider than its place. */
function useOverflow(row: RefObject<HTMLElement | null>): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const list = row.current?.querySelector<HTMLElement>('[role=tablist]');
    if (list == null) return undefined;
    const watch = new ResizeObserver(() => setOver(list.scrollWidth > list.clientWidth + 1));
    watch.observe(list);
    for (const tab of list.children) watch.observe(tab);
    return () => watch.disconnect();
  }, [row]);
  return over;
}

/** A row of tabs; arrows move between them. The panel belongs to the caller (`panelId`). */
export function Tabs<V extends string>(props: {
  label: string;
  panelId: string;
  value: V;
  tabs: readonly { readonly value: V; readonly label: string; readonly count?: number }[];
  onChange(value: V): void;
  children?: ReactNode;
}) {
  const row = useRef<HTMLDivElement>(null);
  const { t } = useWords();
  const over = useOverflow(row);
  const at = props.tabs.findIndex((tab) => tab.value === props.value);
  useEffect(() => {
    const tab = row.current?.querySelectorAll('[role=tab]').item(at);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + props.tabs.length) % props.tabs.length;
    props.onChange(props.tabs[next]!.value);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="st-tabs" ref={row}>
      <div
        role="tablist"
        aria-label={props.label}
        className="st-row"
        onKeyDown={move}
        style={{ gap: 2, alignItems: 'stretch' }}
      >
        {props.tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            aria-selected={tab.value === props.value}
            aria-controls={props.panelId}
            tabIndex={tab.value === props.value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="st-mut">{tab.count}</span>}
          </button>
        ))}
      </div>
      {over && (
        // What does not fit is not hidden: the list beside the row holds all of it.
        <span className="st-more-tabs">
          <span aria-hidden="true">⋯</span>
          <select
            aria-label={`${props.label}${t('common.colon')}${t('common.more')}`}
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value as V)}
          >
            {props.tabs.map((tab) => (
              <option key={tab.value} value={tab.value}>
                {tab.label} {tab.count}
              </option>
            ))}
          </select>
        </span>
      )}
      {props.children !== undefined && <div className="st-tabs-end">{props.children}</div>}
    </div>
  );
}
