import { Skeleton } from '@/design/skeleton';

export default function SettingsLoading() {
  return (
    <div className="mx-auto max-w-3xl">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="mt-2 mb-5 h-5 w-80 max-w-full" />
      <Skeleton className="h-64 rounded-xl" />
    </div>
  );
}
