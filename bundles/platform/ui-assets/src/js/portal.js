// What makes the pages smoother; every one of them works without. Loaded in the head without
// `defer`, so that the folded menu is folded before the first paint; it is kept for ever.
(function () {
  'use strict'

  const WAIT = 3000
  const root = document.documentElement
  root.classList.add('app-script')

  // Where something is wrong, reading starts there.
  function focusSummary (within) {
    const summary = within.querySelector('.govuk-error-summary')
    if (!summary) return
    summary.tabIndex = -1
    summary.focus()
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true })
  }

  // A second press within a moment is not a second order. The button is not disabled, as its value
  // would not be sent then.
  const sent = new WeakMap()

  function pause (form, button) {
    sent.set(form, Date.now())
    if (!button) return
    button.setAttribute('aria-disabled', 'true')
    setTimeout(() => button.removeAttribute('aria-disabled'), WAIT)
  }

  // A form is half-written when it differs from what the page came with, or came back with errors.
  // Passwords are typed again in no time.
  function halfWritten (form) {
    if (form.method !== 'post' || sent.has(form) || form.querySelector('[type=password]')) return false
    if (form.querySelector('.govuk-form-group--error')) return form.dataset.touched === 'true'
    return Array.from(form.elements).some((field) => {
      if (field.type === 'hidden' || field.disabled) return false
      if (field.type === 'checkbox' || field.type === 'radio') {
        return field.checked !== field.defaultChecked
      }
      if (field.type === 'file') return field.files.length > 0
      if (field.options) {
        const stated = Array.from(field.options).some((option) => option.defaultSelected)
        return Array.from(field.options).some((option, i) =>
          option.selected !== (stated ? option.defaultSelected : !field.multiple && i === 0))
      }
      return 'defaultValue' in field && field.value !== field.defaultValue
    })
  }

  function fold (toggle, open) {
    toggle.setAttribute('aria-expanded', String(open))
  }

  document.addEventListener('submit', (event) => {
    const form = event.target
    const last = sent.get(form)
    if (last && Date.now() - last < WAIT) {
      event.preventDefault()
    } else if (!event.defaultPrevented) {
      pause(form, event.submitter)
    }
  })

  document.addEventListener('input', (event) => {
    const form = event.target.form
    if (!form) return
    form.dataset.touched = 'true'
    sent.delete(form)
  })

  document.addEventListener('click', (event) => {
    const toggle = event.target.closest('.app-nav__toggle')
    if (toggle) fold(toggle, toggle.getAttribute('aria-expanded') !== 'true')

    // The other language shows the same search, the same page of the list, the same place.
    const other = event.target.closest('.app-language a')
    if (other && !other.search) other.search = location.search
    if (other && !other.hash) other.hash = location.hash
  })

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    const toggle = document.querySelector('.app-nav__toggle[aria-expanded="true"]')
    if (!toggle || !toggle.closest('.app-nav').contains(document.activeElement)) return
    fold(toggle, false)
    toggle.focus()
  })

  window.addEventListener('beforeunload', (event) => {
    if (Array.from(document.forms).some(halfWritten)) event.preventDefault()
  })

  // Back in the history: what was sent then may be sent again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) Array.from(document.forms).forEach((form) => sent.delete(form))
  })

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.app-nav__toggle').forEach((toggle) => fold(toggle, false))
    focusSummary(document)
  })
  document.addEventListener('htmx:afterSwap', (event) => focusSummary(event.target))
})()
