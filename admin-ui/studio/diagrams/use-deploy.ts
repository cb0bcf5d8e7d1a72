import { useMutation, useQueryClient } from '@tanstack/react-query'
import { findingsOf } from '../../desk/processes/deploy.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Deployed, Finding } from '../../kit/shapes/administration.ts'

export interface Sent {
  processId: string
  xml: string
}

/** Sends a diagram to be checked and deployed. A refusal comes as findings, at least one. */
export function useDeploy(onDeployed: (deployed: Deployed, sent: Sent) => void) {
  const { t } = useTexts('common')
  const client = useQueryClient()
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: ({ processId, xml }: Sent) => {
      const form = new FormData()
      form.append('files', new File([xml], `${processId}.bpmn`, { type: 'application/xml' }))
      return call<Deployed>('/api/deployments', { form })
    },
    onSuccess: async (deployed, sent) => {
      await client.invalidateQueries({ queryKey: ['processes'] })
      onDeployed(deployed, sent)
    },
  })
  const refused: Finding[] = error === null ? [] : findingsOf(error)
  if (error !== null && refused.length === 0) refused.push({ message: error instanceof Problem ? error.message : t('noConnection') })
  // What keeps it from being deployed comes first.
  refused.sort((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'))
  return { deploy: mutate, isDeploying: isPending, deployed: data, refused, forget: reset }
}
