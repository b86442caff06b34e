'use client';

import { useEffect, useState } from 'react';
import { onRefusal } from './notify';

type Sonner = typeof import('sonner');

/** Shows refusals in a corner; the library that does is loaded at the first one. */
export function Toasts() {
  const [sonner, setSonner] = useState<Sonner | null>(null);
  const [waiting, setWaiting] = useState<string[]>([]);
  useEffect(
    () =>
      onRefusal((sentence) => {
        setWaiting((earlier) => [...earlier, sentence]);
        void import('sonner').then(setSonner);
      }),
    [],
  );
  useEffect(() => {
    if (!sonner || waiting.length === 0) return;
    for (const sentence of waiting) sonner.toast.error(sentence);
    setWaiting([]);
  }, [sonner, waiting]);
  if (!sonner) return null;
  return (
    <sonner.Toaster
      position="bottom-right"
      toastOptions={{
        classNames: { toast: 'border-edge! bg-raised! font-sans! text-ink! shadow-pop!', icon: 'text-bad!' },
      }}
    />
  );
}
