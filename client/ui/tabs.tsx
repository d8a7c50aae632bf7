import { type KeyboardEvent, type ReactNode, useRef } from 'react';

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
  const at = props.tabs.findIndex((tab) => tab.value === props.value);
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
      {props.children !== undefined && <div className="st-tabs-end">{props.children}</div>}
    </div>
  );
}
