import { Skeleton } from '@/design/skeleton';

export default function ActivityLoading() {
  return (
    <div className="mx-auto max-w-3xl">
      <Skeleton className="h-8 w-36" />
      <Skeleton className="mt-2 mb-6 h-5 w-72" />
      <Skeleton className="h-96 rounded-xl" />
    </div>
  );
}
