import { Navigate, useParams } from 'react-router'
import { addresses } from './addresses.ts'

/** `/studio/diagrams/process/<id>`: where links of the desk and bookmarks still point. */
export default function OldAddress() {
  const { id = '' } = useParams()
  return <Navigate to={addresses.diagram(id)} replace />
}
