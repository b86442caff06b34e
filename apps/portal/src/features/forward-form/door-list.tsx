'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { useGrowingList } from '@/design/use-growing-list';
import { useNewKeys } from '@/design/use-new-keys';
import { removeAt, replaceAt } from '../site-form/part-fields';
import type { DoorDraft } from './door-card';

/** What the card of one door needs of its list. */
export interface DoorPart<T> {
  door: T;
  /** Place in the list, from 0. */
  place: number;
  /** Whether it is open at first. */
  fresh: boolean;
  onChange: (door: T, at: string) => void;
  onRemove: () => void;
}

interface DoorListProps<T extends DoorDraft> {
  /** Where the list stands in the request. */
  path: string;
  doors: readonly T[];
  onChange: (doors: T[], at: string) => void;
  empty: string;
  addLabel: string;
  /** No further one can be added. */
  full?: boolean;
  create: () => T;
  card: (part: DoorPart<T>) => ReactNode;
}

/** Ways from the internet into the LAN, to which one can be added. */
export function DoorList<T extends DoorDraft>(props: DoorListProps<T>) {
  const { path, doors, onChange, empty, addLabel, full, create, card } = props;
  const { list, added, removed } = useGrowingList<HTMLDivElement>();
  const { isNew, noteNew } = useNewKeys();
  function add() {
    const door = create();
    onChange([...doors, door], path);
    noteNew(door.key);
    added();
  }
  return (
    <div ref={list} className="flex flex-col gap-3">
      {doors.length === 0 && <p className="text-sm text-ink-soft">{empty}</p>}
      <ul className="flex flex-col gap-2.5">
        {doors.map((door, place) =>
          card({
            door,
            place,
            fresh: isNew(door.key),
            onChange: (changed, at) => onChange(replaceAt(doors, place, changed), at),
            onRemove: () => {
              onChange(removeAt(doors, place), path);
              removed();
            },
          }),
        )}
      </ul>
      {!full && (
        <Button look="plain" data-add className="self-start" onClick={add}>
          <Plus aria-hidden className="size-4" />
          {addLabel}
        </Button>
      )}
    </div>
  );
}
