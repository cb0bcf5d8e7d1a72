import { Incidents, Instances, Jobs } from '../shapes.ts'
import { keyOf, keyOrNull, type Apply, type Key, type Place } from './record.ts'

interface Incident extends Place {
  errorType: string
  errorMessage: string
  jobKey: Key
}

/** A connector fails its job with a code and nothing else: `mail.refused`. */
const connectorCode = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/

export const applyIncident: Apply<Incident> = async ({ intent, key, at, value }, docs) => {
  const instanceKey = keyOf(value.processInstanceKey)
  const jobKey = keyOrNull(value.jobKey)
  if (intent === 'CREATED') {
    docs.put(Incidents, {
      _id: key,
      state: 'open',
      errorType: value.errorType,
      message: value.errorMessage,
      code: connectorCode.test(value.errorMessage) ? value.errorMessage : value.errorType,
      jobKey,
      elementId: value.elementId,
      elementInstanceKey: keyOf(value.elementInstanceKey),
      instanceKey,
      processId: value.bpmnProcessId,
      processKey: keyOf(value.processDefinitionKey),
      complaintId: (await docs.get(Instances, instanceKey))?.complaintId ?? null,
      at,
      resolvedAt: null,
    })
  }
  if (intent === 'RESOLVED') {
    await docs.edit(Incidents, key, (doc) => {
      doc.state = 'resolved'
      doc.resolvedAt = at
    })
    // No job record says that the job can be activated again.
    if (jobKey) {
      await docs.edit(Jobs, jobKey, (doc) => {
        doc.state = 'open'
      })
    }
  }
  if (intent === 'MIGRATED') {
    await docs.edit(Incidents, key, (doc) => {
      doc.elementId = value.elementId
      doc.processId = value.bpmnProcessId
      doc.processKey = keyOf(value.processDefinitionKey)
    })
  }
}
