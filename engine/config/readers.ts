/** How one environment variable becomes a value. A reader throws an Error whose message completes "NAME ...". */
import ipaddr from 'ipaddr.js'
import { Duration, IANAZone } from 'luxon'

export type Reader<T> = (raw: string) => T

const fault = (message: string): never => {
  throw new Error(message)
}

export const text: Reader<string> = (raw) => (raw.trim() === '' ? fault('must not be empty') : raw.trim())

export const words: Reader<string[]> = (raw) => raw.split(',').map((word) => word.trim()).filter(Boolean)

/** CIDR; an address alone is a network of one. */
export const networks: Reader<string[]> = (raw) =>
  words(raw).map((word) => {
    const network = word.includes('/') ? word : `${word}/${word.includes(':') ? 128 : 32}`
    return ipaddr.isValidCIDR(network) ? network : fault('must be networks such as 10.20.0.0/16')
  })

export const secret = (least: number): Reader<string> => (raw) =>
  raw.length < least ? fault(`must have at least ${least} characters`) : raw

export const flag: Reader<boolean> = (raw) =>
  raw === 'true' ? true : raw === 'false' ? false : fault('must be true or false')

export const number = (least: number, most: number): Reader<number> => (raw) => {
  const value = Number(raw)
  return Number.isInteger(value) && value >= least && value <= most ? value : fault(`must be a whole number from ${least} to ${most}`)
}

export const port: Reader<number> = number(1, 65_535)

export const oneOf = <T extends string>(...allowed: T[]): Reader<T> => (raw) =>
  allowed.find((value) => value === raw) ?? fault(`must be one of ${allowed.join(', ')}`)

export const url: Reader<string> = (raw) => {
  const parsed = URL.canParse(raw) ? new URL(raw) : fault('must be a URL such as http://host:8080')
  if (!/^https?:$/.test(parsed.protocol)) fault('must start with http:// or https://')
  return raw.replace(/\/+$/, '')
}

export const mongoUrl: Reader<string> = (raw) =>
  /^mongodb(\+srv)?:\/\/.+/.test(raw) ? raw : fault('must start with mongodb:// or mongodb+srv://')

export const address: Reader<string> = (raw) => (/^[^\s:/]+:\d{1,5}$/.test(raw) ? raw : fault('must look like host:26500'))

/** ISO 8601 duration → milliseconds. */
export const duration: Reader<number> = (raw) => {
  const parsed = Duration.fromISO(raw)
  return parsed.isValid && parsed.toMillis() > 0 ? parsed.toMillis() : fault('must be an ISO 8601 duration such as PT30S')
}

export const zone: Reader<string> = (raw) => (IANAZone.isValidZone(raw) ? raw : fault('must be a time zone of the IANA database such as Asia/Shanghai'))

/** Times of day, `HH:mm`; past midnight where `to` is the earlier one. */
export interface TimesOfDay { from: string, to: string }

const timeOfDay = '([01]\\d|2[0-3]):[0-5]\\d'

/** `22:00-07:00`, or `none`. */
export const timesOfDay: Reader<TimesOfDay | null> = (raw) => {
  if (raw === 'none') return null
  if (!new RegExp(`^${timeOfDay}-${timeOfDay}$`).test(raw)) fault('must look like 22:00-07:00, or be none')
  const [from = '', to = ''] = raw.split('-')
  return from === to ? fault('must not end when it begins') : { from, to }
}
