/**
 * Every setting of the server, one line each: its environment variable, how it is read, its default, what it means.
 * `docs/operating.md` lists the same names; a test compares the two.
 */
import { basePack, packIds } from '../packs/pack-ids.ts'
import { address, duration, flag, mongoUrl, networks, number, oneOf, port, secret, text, timesOfDay, url, words, zone, type Reader, type TimesOfDay } from './readers.ts'

export interface Setting<T> {
  env: string
  read: Reader<T>
  fallback: T
  doc: string
}

const setting = <T>(env: string, read: Reader<T>, fallback: T, doc: string): Setting<T> => ({ env, read, fallback, doc })

export const settings = {
  port: setting('PORT', port, 3000, 'Port of the pages and the API.'),
  host: setting('RECOURSE_HOST', text, '127.0.0.1', 'Address to listen on. Put a TLS proxy in front before opening it to others.'),
  publicUrl: setting<string | null>('RECOURSE_URL', url, null, 'Address under which people reach the server; links in messages start with it. Default: http://HOST:PORT.'),
  trustProxy: setting<string[]>('RECOURSE_TRUST_PROXY', words, [], 'Comma-separated addresses of proxies whose X-Forwarded-For is believed.'),
  dataDir: setting('RECOURSE_DATA', text, '.data', 'Folder of the embedded broker and database.'),
  adminEmail: setting<string | null>('RECOURSE_ADMIN_EMAIL', text, null, 'First administrator, made on an empty database.'),
  adminPassword: setting<string | null>('RECOURSE_ADMIN_PASSWORD', secret(10), null, 'Password of the first administrator, at least 10 characters. Without it one is made and printed once.'),
  demo: setting<boolean | null>('RECOURSE_DEMO', flag, null, 'Load the demonstration hospital on an empty database. Default: yes with the embedded database, no with MONGODB_URL.'),
  pack: setting('RECOURSE_PACK', oneOf(...packIds()), basePack, 'Which rules run: one of the folders in processes/packs. Another one later brings new versions; running cases stay on theirs.'),
  clock: setting<'system' | 'controlled'>('RECOURSE_CLOCK', oneOf('system', 'controlled'), 'system', 'controlled: broker and engine run on a clock that POST /api/testing/clock moves. For tests only.'),
  rehearsal: setting<string | null>('RECOURSE_REHEARSAL', secret(32), null, 'Made by the server itself for the second server in which changes are tried: nothing leaves the house there, and whoever sends this key acts as anybody. Never set it by hand.'),
  logLevel: setting<'debug' | 'info' | 'warn' | 'error' | 'silent'>('RECOURSE_LOG', oneOf('debug', 'info', 'warn', 'error', 'silent'), 'info', 'How much is logged, as JSON lines on standard error.'),

  timeZone: setting('RECOURSE_TIME_ZONE', zone, 'Asia/Shanghai', 'Time zone of the hospital, the same as in its calendar. The embedded broker runs in it, so that timers with a time of day (07:00) mean the hospital\'s.'),
  quietHours: setting<TimesOfDay | null>('RECOURSE_QUIET_HOURS', timesOfDay, { from: '22:00', to: '07:00' }, 'Times of day between which mails wait for the morning, as far as the table notification-policy holds them; none: never.'),

  zeebeVersion: setting<'8.5.8' | '8.6.0'>('ZEEBE_VERSION', oneOf('8.5.8', '8.6.0'), '8.5.8', 'Version of the embedded broker. 8.6.0 needs an agreement with Camunda for production use.'),
  zeebeAddress: setting<string | null>('ZEEBE_ADDRESS', address, null, 'host:port of the gRPC gateway of an existing cluster; nothing is embedded then.'),
  zeebeRestAddress: setting<string | null>('ZEEBE_REST_ADDRESS', url, null, 'URL of the REST gateway of that cluster.'),
  zeebeManagementUrl: setting<string | null>('ZEEBE_MANAGEMENT_URL', url, null, 'URL of the management server of that cluster; only needed for the controlled clock.'),
  mongoUrl: setting<string | null>('MONGODB_URL', mongoUrl, null, 'Connection string of an existing replica set; nothing is embedded then.'),
  cacheDir: setting<string | null>('RECOURSE_CACHE', text, null, 'Folder where fetched distributions are kept. Default: recourse in the user\'s cache folder.'),

  zeebePort: setting<number | null>('RECOURSE_ZEEBE_PORT', port, null, 'Fixed gRPC port of the embedded broker. Default: a free one.'),
  mongoPort: setting<number | null>('RECOURSE_MONGODB_PORT', port, null, 'Fixed port of the embedded database. Default: a free one.'),
  sinkHost: setting('RECOURSE_SINK_HOST', text, '127.0.0.1', 'Address on which the broker\'s exporter delivers its records.'),
  sinkPort: setting<number | null>('RECOURSE_SINK_PORT', port, null, 'Port for the exporter. Default: a free one for the embedded broker; required with ZEEBE_ADDRESS.'),
  sinkUser: setting('RECOURSE_SINK_USER', text, 'exporter', 'User name that the exporter sends.'),
  sinkPassword: setting<string | null>('RECOURSE_SINK_PASSWORD', secret(16), null, 'Password that the exporter sends, at least 16 characters. Default: made at each start for the embedded broker.'),
  recordsDays: setting('RECOURSE_RECORDS_DAYS', number(0, 3650), 0, 'Days that raw records are kept after they were applied; 0 keeps them all, which a rebuild from the start needs.'),

  smtpUrl: setting<string | null>('RECOURSE_SMTP_URL', text, null, 'smtp(s)://user:password@host:port. Without it mail is off and only in-app messages are sent.'),
  mailFrom: setting('RECOURSE_MAIL_FROM', text, 'Recourse <no-reply@hospital.example>', 'Sender of mails.'),
  uploadMegabytes: setting('RECOURSE_UPLOAD_MB', number(1, 1024), 50, 'Largest attachment in megabytes.'),
  looseUploadDays: setting('RECOURSE_LOOSE_UPLOAD_DAYS', number(1, 3650), 30, 'Days after which a file is removed that was uploaded and never sent along with anything.'),
  chromium: setting<string | null>('RECOURSE_CHROMIUM', text, null, 'Chromium or Chrome that prints letters. Default: the one that is found on PATH.'),
  publicPerMinute: setting('RECOURSE_PUBLIC_PER_MINUTE', number(1, 100_000), 120, 'Complaints and uploads a minute from one address.'),
  guessesPerMinute: setting('RECOURSE_GUESSES_PER_MINUTE', number(1, 100_000), 20, 'Failed sign-ins or wrong tracking codes a minute from one address.'),
  sessionHours: setting('RECOURSE_SESSION_HOURS', number(1, 720), 12, 'Hours until a session has to sign in again.'),
  metricsToken: setting<string | null>('RECOURSE_METRICS_TOKEN', secret(16), null, 'Bearer token for /metrics from other machines; without it only this machine may read them.'),
  secret: setting<string | null>('RECOURSE_SECRET', secret(32), null, 'Key that signs sessions and encrypts the secrets of connectors, at least 32 characters. Default: made once and kept in the database.'),
  jobTypes: setting<string[]>('RECOURSE_JOB_TYPES', words, [], 'Comma-separated job types that other workers of this site handle; a diagram with any other unknown type is refused.'),
  outwardInside: setting<string[]>('RECOURSE_OUTWARD_INSIDE', networks, [], 'Comma-separated networks of the hospital, such as 10.20.0.0/16, that connectors may reach, also without TLS. By default they reach public addresses over https only.'),
  connectors: setting<string[]>('RECOURSE_CONNECTORS', words, ['all'], 'Which connectors the server itself runs: all, none, or comma-separated job types. The others run by npm run connectors.'),
  jobTimeout: setting('RECOURSE_JOB_TIMEOUT', duration, 30_000, 'How long a connector may work on one job, as an ISO 8601 duration.'),
} as const

type ValueOf<S> = S extends Setting<infer T> ? T : never
export type Config = { readonly [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> }
