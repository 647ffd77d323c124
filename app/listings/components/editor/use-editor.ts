import { createContext, useContext } from 'react'

import type { EditorPage } from '~/listings/listing-editor.server'
import type { FormTree } from '~/web/form-data'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** What the parts of the editor share: what is in the form, and what is wrong with it. */
export interface Editor {
  page: EditorPage
  values: FormTree
  errors: Record<string, string>
  /** Name, value and message of one field. */
  field: (name: string) => { name: string; defaultValue: string; error: string | undefined }
  /** The rows of a list of the form. */
  rows: (name: string) => Record<string, string>[]
  ticked: (name: string) => boolean
  /** True where a message stands at one of these fields or below it. */
  wrong: (...names: string[]) => boolean
}

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor outside the editor')
  return editor
}

/** The editor's values: what was typed where the form is shown again, else the annonce's. */
export function useEditorState(page: EditorPage) {
  const failure = useFormFailure()
  const values: FormTree = failure.values ?? page.values
  const { errors } = failure
  const editor: Editor = {
    page, values, errors,
    field: (name) => ({ name, defaultValue: shown(values, name), error: errors[name] }),
    rows: (name) => (Array.isArray(values[name]) ? (values[name] as unknown as Record<string, string>[]) : []),
    ticked: (name) => values[name] !== undefined,
    wrong: (...names) => Object.keys(errors).some((field) => names.some((name) => field === name || field.startsWith(`${name}.`))),
  }
  return { editor, failure }
}
