import { Button, Input, Select } from 'antd'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { stepsBefore } from './known-variables.ts'
import { useWhoNames } from './use-who-names.ts'
import { dropExtension, extensionOf, setExtension } from '../modules/extensions.ts'
import { fromKey, keyOf, readWho, writeWho, type Who } from '../words/who.ts'
import type { ElementRegistry, Moddle } from '../services.ts'
import { useTexts } from '../../../kit/language.ts'

const assignment = 'zeebe:AssignmentDefinition'
/** Whoever the lookup found is given the task at once; the others of the group may take it. */
const assignees: Partial<Record<Who['kind'], string>> = { found: '=get or else(found.person, "")', handlers: '=get or else(handlers[1].person, "")' }

/** Who may take the task: roles, departments and posts by name. */
export function WhoField() {
  const { t } = useTexts('studioDiagrams')
  const { element, modeler, tools } = usePlain()
  const nameOf = useWhoNames()
  const definition = extensionOf(element.businessObject, assignment)
  const groups = groupsOf(element.businessObject)
  const assignee = definition?.get<string | undefined>('assignee')
  const people = definition?.get<string | undefined>('candidateUsers')
  const who = readWho(groups)
  // Only what this process knows: elsewhere nobody would be found.
  const knowsHandlers = modeler.get<ElementRegistry>('elementRegistry').getAll().some(({ businessObject }) => groupsOf(businessObject)?.includes('handlers.group'))
  const byLookup = [...(knowsHandlers ? ['handlers' as const] : []), ...(stepsBefore(element).some(isLookup) ? ['found' as const] : [])]
  const choose = (chosen: Who[]) => {
    const found = chosen.map(({ kind }) => assignees[kind]).find((one) => one !== undefined)
    const isOurs = assignee === undefined || Object.values(assignees).includes(assignee)
    const candidateGroups = writeWho(chosen)
    if (candidateGroups === undefined && isOurs && people === undefined) return dropExtension(element, assignment, tools)
    setExtension(element, assignment, { candidateGroups, ...(isOurs ? { assignee: found } : {}) }, tools)
  }
  if (who === undefined) {
    return (
      <Field label={t('who')} help={t('whoWritten')}>
        <Input.TextArea readOnly autoSize aria-label={t('who')} value={groups ?? ''} />
        <Button size="small" type="link" onClick={() => choose([])}>{t('chooseAgain')}</Button>
      </Field>
    )
  }
  return (
    <Field label={t('who')} htmlFor="who" help={t('postHint')}>
      <WhoChoice who={who} nameOf={nameOf} onChosen={choose} byLookup={byLookup} />
    </Field>
  )
}

function WhoChoice({ who, nameOf, onChosen, byLookup }: { who: Who[]; nameOf: ReturnType<typeof useWhoNames>; onChosen: (who: Who[]) => void; byLookup: readonly ('found' | 'handlers')[] }) {
  const { t } = useTexts('studioDiagrams')
  const keys = who.map(keyOf)
  const offered = nameOf.groups(byLookup)
  const known = offered.flatMap(({ options }) => options.map(({ value }) => value))
  const others = keys.filter((key) => !known.includes(key)).map((key) => ({ value: key, label: nameOf.one(fromKey(key)) }))
  return (
    <Select
      id="who" mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={t('whoNobody')} value={keys} options={[...offered, ...others]} listHeight={360} popupMatchSelectWidth={340}
      {...(keys.length === 0 ? { status: 'warning' as const } : {})} onChange={(chosen) => onChosen(chosen.map(fromKey))}
    />
  )
}

const groupsOf = (step: Moddle): string | undefined => extensionOf(step, assignment)?.get<string | undefined>('candidateGroups')

const isLookup = (step: Moddle): boolean => extensionOf(step, 'zeebe:TaskDefinition')?.get<string>('type') === 'staff-lookup'
