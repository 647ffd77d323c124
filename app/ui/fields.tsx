/** Every field of a form. They take `{ name, label, hint, error, ... }` and the attributes of their input, and forward its ref. */
export { CheckboxField, CheckboxGroup, Fieldset, RadioGroup } from './choice-fields'
export { DateField, FileField, MoneyField, QuantityField, SelectField, TextArea, TextField, TimeField } from './text-fields'
