/** What an administrator has set up for a connector, kept in the database so that every process that runs it sees the same. */
import type { TObject } from '@sinclair/typebox'
import { model, Schema } from 'mongoose'
import type { Connector } from './connector.ts'
import { fillSecrets, type Filled } from './secrets.ts'
import { checked } from './variables.ts'

export interface ConnectorSettings {
  /** Job type. */
  _id: string
  values: Record<string, unknown>
  changedAt: Date
  /** Person id. */
  changedBy: string | null
}

const connectorSettingsSchema = new Schema<ConnectorSettings>(
  {
    _id: { type: String, required: true },
    values: { type: Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, default: null },
  },
  { collection: 'connector-settings', minimize: false, versionKey: false },
)

export const ConnectorSettings = model<ConnectorSettings>('ConnectorSettings', connectorSettingsSchema)

type HasSettings = Pick<Connector, 'type'> & { settings?: TObject | undefined }

/**
 * The settings of a connector as they are now: defaults filled in, secrets in their places.
 * @throws JobRefused `settings.invalid:/path` where they do not fit any more, `secret.unknown:NAME`, `secret.unreadable:NAME`
 */
export const settingsOf = async (connector: HasSettings): Promise<Record<string, unknown>> => (await filledSettings(connector)).values

/** The same, with the secrets that are in them. */
export async function filledSettings({ type, settings }: HasSettings): Promise<Filled<Record<string, unknown>>> {
  if (!settings) return { values: {}, used: [] }
  const kept = await ConnectorSettings.findById(type).lean<ConnectorSettings>()
  return await fillSecrets(settings, checked(settings, kept?.values ?? {}, 'settings') as Record<string, unknown>)
}
