import { JobRefused } from './refusals.ts'

/** An instant as FEEL writes it: ISO 8601, perhaps with a zone's name behind it (`…Z[Etc/UTC]`). @throws JobRefused `input.not-an-instant` */
export function readInstant(text: string): Date {
  const instant = new Date(text.replace(/\[[^\]]*\]$/, ''))
  // An instant without an offset would be read in the zone of whatever machine this is.
  if (!/(?:Z|[+-]\d\d:?\d\d)(?:\[[^\]]*\])?$/.test(text) || Number.isNaN(instant.getTime())) throw new JobRefused('input.not-an-instant')
  return instant
}
