import { parse } from 'lossless-json'

/** Whether the text may hold an integer past 2^53: sixteen digits from 9 on, or more digits. */
const large = /9\d{15}|\d{17}/

/** Parses JSON; an integer past 2^53 becomes its digits as a string, where JSON.parse would round it. */
export function parseExact(text: string): unknown {
  return large.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text) as unknown
}

function exactNumber(digits: string): number | string {
  const number = Number(digits)
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number
}
