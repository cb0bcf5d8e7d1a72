import { Type } from '@sinclair/typebox'
import { runsTheOffice } from '../../access/abilities.ts'
import { hasRole } from '../../access/actor.ts'
import { emergencyDutyFor } from '../../emergencies/team.ts'
import { Refusal } from '../../errors/errors.ts'
import { seesAbsenceOf } from '../../people/change-hospital.ts'
import { absenceReasons, explain } from '../../people/index.ts'
import { lookUp, openTasksByPerson } from '../../people/look-up.ts'
import { addAbsence, loadHospital, removeAbsence } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, listOf, oneOf, optional, strict, Texts } from '../schemas.ts'

const Named = { id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) }
const Reason = Type.Object({ code: Type.String(), person: optional(Type.String()), until: optional(Instant), text: Texts })

export function peopleRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/departments', summary: 'All departments', access: 'signed-in', answer: [200, listOf(Type.Object({ ...Named, kind: Type.String() }))],
      run: async () => ({ items: (await loadHospital()).departments.map(({ id, name, nameZh, kind }) => ({ id, name, nameZh, kind })) }),
    }),
    route({
      method: 'get', path: '/api/people', summary: 'All staff', access: 'signed-in',
      answer: [200, listOf(Type.Object({ ...Named, email: Type.String(), department: Type.Union([Type.String(), Type.Null()]), roles: Type.Array(Type.String()), active: Type.Boolean() }))],
      run: async () => ({ items: (await loadHospital()).people.map(({ id, name, nameZh, email, department, roles, active }) => ({ id, name, nameZh, email, department, roles, active })) }),
    }),
    route({
      method: 'get', path: '/api/staff/on-duty', summary: 'Who answers for a post at a moment, and why', access: 'signed-in',
      query: Type.Object({ department: optional(Id), post: Id, at: optional(Instant), skills: optional(Type.String({ maxLength: 200, description: 'Separated by commas' })) }, strict),
      answer: [200, Type.Object({ person: Type.Union([Type.Null(), Type.Object(Named)]), group: Type.String(), because: Type.Array(Reason), holdsUntil: Type.Union([Instant, Type.Null()]) })],
      run: async ({ query }) => {
        const hospital = await loadHospital()
        const question = { department: query.department ?? null, post: query.post, at: query.at ? new Date(query.at) : clock.now(), skills: query.skills?.split(',') ?? [], load: await openTasksByPerson() }
        const { person, group, because, holdsUntil } = await emergencyDutyFor(question, hospital) ?? lookUp(question, hospital)
        const found = hospital.people.find(({ id }) => id === person)
        const [en, zh] = [explain(because, hospital, 'en'), explain(because, hospital, 'zh')]
        return {
          person: found ? { id: found.id, name: found.name, nameZh: found.nameZh } : null,
          group,
          because: because.map((reason, i) => ({ ...reason, text: { en: en[i], zh: zh[i] } })),
          holdsUntil,
        }
      },
    }),
    route({
      method: 'post', path: '/api/people/{id}/absences', summary: 'Enter a leave or a consultation: B answers meanwhile', access: 'signed-in', params: byId,
      body: Type.Object({ from: Instant, to: Instant, reason: oneOf(absenceReasons) }, strict),
      answer: [201, Type.Object({ id: Type.String(), person: Type.String(), from: Instant, to: Instant, reason: Type.String() })],
      run: async ({ actor, params, body }) => {
        const person = (await loadHospital()).people.find(({ id }) => id === params.id)
        if (!person) throw new Refusal('person.unknown')
        const headOf = hasRole(actor, 'department-head') && actor.department !== null && actor.department === person.department
        if (actor.id !== person.id && !headOf && !hasRole(actor, ...runsTheOffice)) throw new Refusal('access.refused')
        const [from, to] = [new Date(body.from), new Date(body.to)]
        if (from >= to) throw new Refusal('request.invalid', { errors: [{ path: '/to', message: 'must be after "from"' }] })
        return addAbsence({ person: person.id, from, to, reason: body.reason })
      },
    }),
    route({
      method: 'delete', path: '/api/people/{id}/absences/{absence}', summary: 'Take an absence back, or end one that runs now', access: 'signed-in',
      params: Type.Object({ id: Id, absence: Type.String({ maxLength: 200 }) }, strict), answer: [204, null],
      run: async ({ actor, params }) => {
        const hospital = await loadHospital()
        const absence = hospital.absences.find(({ id, person }) => id === params.absence && person === params.id)
        if (!absence || !seesAbsenceOf(actor, absence.person, hospital)) throw new Refusal('absence.unknown')
        await removeAbsence(absence.id)
      },
    }),
  ]
}
