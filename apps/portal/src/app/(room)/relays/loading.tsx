import { Skeleton } from '@/design/skeleton';

export default function RelaysLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-9 w-32" />
      <Skeleton className="mb-4 h-8 w-full max-w-md" />
      <Skeleton className="h-72" />
    </>
  );
}
