/** Where the rooms of the studio show what a diagram names. */
export const addresses = {
  diagram: (processId: string) => `/studio/diagrams/${encodeURIComponent(processId)}`,
  form: (formId: string) => `/studio/forms/${encodeURIComponent(formId)}`,
  table: (file: string) => `/studio/tables/${encodeURIComponent(file)}`,
}
