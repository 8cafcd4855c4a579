/** What every list answers. */
export interface Page<Item> {
  items?: Item[];
  page?: { next?: string };
}

/** All items of a list, page after page, reading no further than the caller does. */
export async function* each<Item>(
  read: (cursor: string | undefined) => Promise<{ data?: Page<Item> | undefined }>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data } = await read(cursor);
    yield* data?.items ?? [];
    cursor = data?.page?.next;
  } while (cursor !== undefined);
}
