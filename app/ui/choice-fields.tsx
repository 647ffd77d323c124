import { type FieldsetHTMLAttributes, forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'

import { describe, FieldError, fieldId, type FieldProps, Hint, OptionalMark } from './field-frame'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

type BoxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { type: 'checkbox' | 'radio'; label: ReactNode; hint?: ReactNode; id: string; describedBy?: string | undefined }

/** A box and its words: the whole line is the target, 44 px high. */
const Box = forwardRef<HTMLInputElement, BoxProps>(function Box({ label, hint, id, describedBy, ...rest }, ref) {
  return (
    <div className="flex gap-3">
      <span className="flex min-h-tap items-center self-start">
        <input ref={ref} id={id} className="size-6 shrink-0 cursor-pointer accent-accent" aria-describedby={[hint ? `${id}-hint` : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined} {...rest} />
      </span>
      <span className="flex flex-col">
        <label htmlFor={id} className="flex min-h-tap cursor-pointer items-center leading-snug">{label}</label>
        {hint && <Hint id={id}>{hint}</Hint>}
      </span>
    </div>
  )
})

interface CheckboxFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'type'> {}

/** One yes or no. Unticked, the form sends nothing under its name. */
export const CheckboxField = forwardRef<HTMLInputElement, CheckboxFieldProps>(function CheckboxField(
  { name, label, hint, error, optionalLabel, className = '', id = fieldId(name), ...rest },
  ref,
) {
  return (
    <div className={`${error ? 'border-l-4 border-bad pl-3' : ''} ${className}`}>
      {error && <FieldError id={id}>{error}</FieldError>}
      <Box ref={ref} type="checkbox" id={id} name={name} label={<span>{label}<OptionalMark label={optionalLabel} /></span>} hint={hint}
        describedBy={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined} {...rest} />
    </div>
  )
})

interface FieldsetProps extends Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'id'> {
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  optionalLabel?: FieldProps['optionalLabel']
  /** Needed where there is a hint or an error. */
  id?: string
}

/** Fields that answer one question together. */
export function Fieldset({ legend, hint, error, optionalLabel, id = 'fieldset', className = '', children, ...rest }: FieldsetProps) {
  const { 'aria-describedby': describedBy } = describe(id, { hint, error })
  return (
    <fieldset className={`flex min-w-0 flex-col gap-3 ${error ? 'border-l-4 border-bad pl-3' : ''} ${className}`} aria-describedby={describedBy} {...rest}>
      <legend className="mb-1.5 font-semibold leading-snug">{legend}<OptionalMark label={optionalLabel} /></legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}

interface GroupProps extends Omit<FieldProps, 'label'>, Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'type' | 'defaultValue'> {
  legend: ReactNode
  options: readonly Choice[]
}

/** The first box carries the group's id, so that the summary of errors leads to it. */
const boxId = (id: string, index: number, value: string) => (index === 0 ? id : `${id}-${value}`)

/** Several of several. The name is sent once a ticked box. */
export const CheckboxGroup = forwardRef<HTMLInputElement, GroupProps & { defaultValues?: readonly string[] }>(function CheckboxGroup(
  { name, legend, hint, error, optionalLabel, options, defaultValues = [], className = '', id = fieldId(name), ...rest },
  ref,
) {
  return (
    <Fieldset id={`${id}-group`} {...{ legend, hint, error, optionalLabel, className }}>
      <div className="flex flex-col">
        {options.map(({ value, ...option }, index) => (
          <Box key={value} ref={ref} type="checkbox" id={boxId(id, index, value)} name={name} value={value} defaultChecked={defaultValues.includes(value)} {...option} {...rest} />
        ))}
      </div>
    </Fieldset>
  )
})

/** One of several. */
export const RadioGroup = forwardRef<HTMLInputElement, GroupProps & { defaultValue?: string | undefined }>(function RadioGroup(
  { name, legend, hint, error, optionalLabel, options, defaultValue, className = '', id = fieldId(name), ...rest },
  ref,
) {
  return (
    <Fieldset id={`${id}-group`} {...{ legend, hint, error, optionalLabel, className }}>
      <div className="flex flex-col">
        {options.map(({ value, ...option }, index) => (
          <Box key={value} ref={ref} type="radio" id={boxId(id, index, value)} name={name} value={value} defaultChecked={defaultValue === value} {...option} {...rest} />
        ))}
      </div>
    </Fieldset>
  )
})
