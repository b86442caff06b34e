import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImageRelease, Site, SiteImage } from '@tresse/contracts';
import { siteKey } from '@/features/live/keys';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';

/** The image of a site, if one was made, and the newest release that one can be made of. */
interface KnownImage {
  release: ImageRelease | null;
  image: SiteImage | null;
}

const imageKey = (siteId: string, claimId: string | undefined) =>
  [...siteKey(siteId), 'image', claimId] as const;

/**
 * The site's image as it is now, and how to make another. It hangs on the site's newest claim: when that is another, made
 * here or by somebody else, the image is asked for anew.
 */
export function useSiteImage({ id: siteId, claim }: Site) {
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  const params = { params: { path: { siteId } } };
  const known = useQuery({
    queryKey: imageKey(siteId, claim?.id),
    queryFn: async (): Promise<KnownImage> => {
      const [releases, image] = await Promise.all([
        answer(api.GET('/api/images')),
        answer(api.GET('/api/sites/{siteId}/images/newest', params)),
      ]);
      return { release: releases[0] ?? null, image };
    },
    placeholderData: (previous) => previous,
    // A download ends while its page is open.
    refetchInterval: 60_000,
  });
  const make = useMutation({
    mutationFn: () => answer(api.POST('/api/sites/{siteId}/images', params)),
    onSuccess: (image: SiteImage) => {
      const made: KnownImage = { release: image.release, image };
      client.setQueryData(imageKey(siteId, claim?.id), made);
      client.setQueryData(imageKey(siteId, image.claimId), made);
      return client.invalidateQueries({ queryKey: siteKey(siteId), exact: true });
    },
    onError: (error) => {
      tellRefusal(error);
      return known.refetch();
    },
  });
  return { known, make };
}
