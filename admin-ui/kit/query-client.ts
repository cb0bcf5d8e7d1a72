import { QueryClient, type InvalidateOptions, type InvalidateQueryFilters, type QueryKey } from '@tanstack/react-query'

/**
 * What is asked for the first time while something changes may be answered from before the change, and the library waits for that answer and takes it for fresh.
 * Here it is asked for once more.
 */
export class FreshQueryClient extends QueryClient {
  override async invalidateQueries<Key extends QueryKey = QueryKey>(filters?: InvalidateQueryFilters<Key>, options?: InvalidateOptions): Promise<void> {
    const onTheirWay = this.getQueryCache().findAll(filters as InvalidateQueryFilters).filter(({ state }) => state.data === undefined && state.fetchStatus === 'fetching')
    await super.invalidateQueries(filters, options)
    await Promise.all(onTheirWay.map(({ queryKey }) => super.invalidateQueries({ queryKey, exact: true }, options)))
  }
}
