import { DueField } from './due-field.tsx'
import { FormField } from './form-field.tsx'
import { PriorityField } from './priority-field.tsx'
import { WhoField } from './who-field.tsx'

/** A task for people: who does it, with which form, until when. */
export function Work() {
  return (
    <>
      <WhoField />
      <FormField />
      <DueField />
      <PriorityField />
    </>
  )
}
