import { useTexts } from '../../kit/language.ts'
import type { Patient } from '../../kit/shapes/customers.ts'

/** Without the system that gave it. */
export const numberOf = (identifier: string): string => identifier.slice(identifier.indexOf('|') + 1)

/** Who a patient is, in one line. */
export function PatientLine({ patient: { name, gender, birthDate, identifiers } }: { patient: Patient }) {
  const { t } = useTexts('customers')
  return <span><b>{name}</b> <span className="quiet">{[gender && t(`gender.${gender}`), birthDate && t('born', { date: birthDate }), ...identifiers.map((one) => t('patientNumber', { number: numberOf(one) }))].filter(Boolean).join(' · ')}</span></span>
}
