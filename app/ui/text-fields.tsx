import { forwardRef, type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'

import { describe, FieldFrame, fieldId, type FieldProps, INPUT } from './field-frame'

type InputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>

/** An input in its frame; what the fields below share. */
const InputField = forwardRef<HTMLInputElement, InputProps & { inputClassName?: string; suffix?: string | undefined }>(function InputField(
  { name, label, hint, error, optionalLabel, className, id = fieldId(name), inputClassName = '', suffix, ...rest },
  ref,
) {
  const input = <input ref={ref} id={id} name={name} className={`${INPUT} ${inputClassName}`} {...describe(id, { hint, error })} {...rest} />
  return (
    <FieldFrame {...{ id, label, hint, error, optionalLabel, ...(className && { className }) }}>
      {suffix ? <span className="flex items-center gap-2">{input}<span className="text-ink-soft">{suffix}</span></span> : input}
    </FieldFrame>
  )
})

export const TextField = forwardRef<HTMLInputElement, InputProps>(function TextField(props, ref) {
  return <InputField type="text" {...props} ref={ref} />
})

/** A day, by the browser's own calendar; its value is `2027-06-12`. */
export const DateField = forwardRef<HTMLInputElement, InputProps>(function DateField(props, ref) {
  return <InputField {...props} ref={ref} type="date" inputClassName="max-w-[12rem]" />
})

/** A time of day; its value is `09:00`. */
export const TimeField = forwardRef<HTMLInputElement, InputProps>(function TimeField(props, ref) {
  return <InputField {...props} ref={ref} type="time" inputClassName="max-w-[8rem]" />
})

/** A whole number of things. `unit` is said behind the input. */
export const QuantityField = forwardRef<HTMLInputElement, InputProps & { unit?: string }>(function QuantityField({ unit, ...props }, ref) {
  return <InputField min={1} step={1} {...props} ref={ref} type="number" inputMode="numeric" inputClassName="max-w-[7rem]" suffix={unit} />
})

/** An amount in euros as people type it: `12`, `12,50`. The server reads the comma. */
export const MoneyField = forwardRef<HTMLInputElement, InputProps>(function MoneyField(props, ref) {
  return <InputField {...props} ref={ref} type="text" inputMode="decimal" autoComplete="off" inputClassName="max-w-[8rem]" suffix={'\u20ac'} />
})

/** Files from the device; `accept` and `multiple` as in HTML. */
export const FileField = forwardRef<HTMLInputElement, InputProps>(function FileField(props, ref) {
  const button = 'file:mr-3 file:min-h-[2rem] file:cursor-pointer file:rounded file:border-0 file:bg-accent-soft file:px-3 file:font-semibold file:text-accent'
  return <InputField {...props} ref={ref} type="file" inputClassName={`cursor-pointer ${button}`} />
})

type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export const TextArea = forwardRef<HTMLTextAreaElement, AreaProps>(function TextArea(
  { name, label, hint, error, optionalLabel, className, id = fieldId(name), rows = 4, ...rest },
  ref,
) {
  return (
    <FieldFrame {...{ id, label, hint, error, optionalLabel, ...(className && { className }) }}>
      <textarea ref={ref} id={id} name={name} rows={rows} className={`${INPUT} resize-y`} {...describe(id, { hint, error })} {...rest} />
    </FieldFrame>
  )
})

export interface Option {
  value: string
  label: string
  disabled?: boolean
}
export interface OptionGroup {
  label: string
  options: Option[]
}

interface SelectProps extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'className'> {
  options: readonly (Option | OptionGroup)[]
  /** A first, empty choice. */
  placeholder?: string
}

/** A native select: choices, or groups of choices. */
export const SelectField = forwardRef<HTMLSelectElement, SelectProps>(function SelectField(
  { name, label, hint, error, optionalLabel, className, id = fieldId(name), options, placeholder, ...rest },
  ref,
) {
  return (
    <FieldFrame {...{ id, label, hint, error, optionalLabel, ...(className && { className }) }}>
      <select ref={ref} id={id} name={name} className={`${INPUT} cursor-pointer`} {...describe(id, { hint, error })} {...rest}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>{option.options.map(choice)}</optgroup>
          ) : (
            choice(option)
          ),
        )}
      </select>
    </FieldFrame>
  )
})

const choice = ({ value, label, disabled }: Option) => <option key={value} value={value} disabled={disabled}>{label}</option>
