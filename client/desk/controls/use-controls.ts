import { useRef, useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { Session } from '../../session/session.ts';
import {
  type ControlDef,
  type ControlValues,
  type Held,
  initialValues,
} from '../../ui/control-def.ts';

/** A control that was used: what it was, and what takes it back. */
interface Done {
  readonly def: ControlDef;
  readonly values: ControlValues;
  readonly before: Held;
}

export type Said =
  | { readonly kind: 'done' | 'undone' | 'cannotUndo'; readonly id: string }
  | { readonly kind: 'refused'; readonly code: string }
  | null;

/** The control that is open, what stands in its fields, and the last one that was used. */
export function useControls(session: Session) {
  const [open, setOpen] = useState<ControlDef | null>(null);
  const [values, setValues] = useState<ControlValues | null>(null);
  const [picking, setPicking] = useState(false);
  const [last, setLast] = useState<Done | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const busy = useRef(false);

  const held = (): Held | null => session.store.get().view?.control?.held ?? null;
  const choose = (def: ControlDef | null): void => {
    setOpen(def);
    setValues(def === null ? null : initialValues(def, session.store.get().view?.release?.sources));
    setPicking(def?.fields[0]?.kind === 'point');
    setSaid(null);
  };
  /** One at a time: a second click must not act twice. */
  const issue = async (command: Command): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    const reply = await session.issue(command);
    busy.current = false;
    if (!reply.ok) setSaid({ kind: 'refused', code: reply.rejection.code });
    return reply.ok;
  };
  const act = async (): Promise<void> => {
    const before = held();
    const command = open === null || values === null ? null : open.build(values);
    if (command === null || before === null) return;
    if (!(await issue(command))) return;
    setLast({ def: open!, values: values!, before });
    choose(null);
    setSaid({ kind: 'done', id: open!.id });
  };
  const undo = async (): Promise<void> => {
    const after = held();
    if (last === null || after === null) return;
    const command = last.def.undo(last.values, last.before, after);
    if (command === null) return setSaid({ kind: 'cannotUndo', id: last.def.id });
    if (!(await issue(command))) return;
    setLast(null);
    setSaid({ kind: 'undone', id: last.def.id });
  };
  return {
    open,
    values,
    picking,
    said,
    last: last?.def ?? null,
    choose,
    act,
    undo,
    set: (change: Partial<ControlValues>) =>
      setValues((v) => (v === null ? v : { ...v, ...change })),
    pick: setPicking,
  };
}

export type Controls = ReturnType<typeof useControls>;
