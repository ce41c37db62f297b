/**
 * A photographed contract of ten pages has some 5 MB, a scan less. More than 10 MB is a mistake or a film, and would
 * have to be held in memory while it is sealed.
 */
export const LARGEST_DOCUMENT_MEGABYTES = 10;
export const LARGEST_DOCUMENT_BYTES = LARGEST_DOCUMENT_MEGABYTES * 1024 * 1024;

/** What documents may be, judged by their content. Office files can carry programs, and are shown by no browser. */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type MediaType = (typeof mediaTypes)[number];
