'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button';

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, label, wide = false }: { text: string; label: string; wide?: boolean }) {
  const t = useTranslations();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      look={wide ? 'plain' : 'quiet'}
      size={wide ? 'sm' : 'icon'}
      className={wide ? undefined : 'size-7'}
      aria-label={wide ? undefined : label}
      title={label}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Icon aria-hidden className={wide ? 'size-4' : 'size-3.5'} />
      {wide && label}
      <span role="status" className="sr-only">
        {copied ? t('common.copied') : ''}
      </span>
    </Button>
  );
}
