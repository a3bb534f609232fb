// What makes the pages smoother; every one of them works without. Loaded in the head without
// `defer`, so that the folded menu is folded before the first paint; it is kept for ever.
(function () {
  'use strict'

  const WAIT = 3000
  const DRAFT = 10000
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
    if (drafts.has(form) && isKept(drafts.get(form))) return false
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

  // A form with data-draft is kept on the server a while after each change. What goes wrong there is
  // told and tried again, and never in the way of the form itself.
  const drafts = new Map()

  function isKept (draft) {
    return draft.kept === draft.changes
  }

  function tell (form, what) {
    const line = form.querySelector('[data-draft-state]')
    if (!line) return
    const time = new Date().toLocaleTimeString(root.lang === 'en' ? 'en-GB' : root.lang, { hour: '2-digit', minute: '2-digit' })
    const text = line.dataset[what].replace('%', time)
    if (line.textContent !== text) line.textContent = text
    line.toggleAttribute('data-wrong', what === 'failed')
  }

  function later (form, draft) {
    if (!draft.timer) draft.timer = setTimeout(keep, draft.wait, form, draft)
  }

  async function keep (form, draft) {
    clearTimeout(draft.timer)
    draft.timer = 0
    if (draft.call || draft.over || isKept(draft) || sent.has(form) || !form.isConnected) return
    const version = draft.changes
    const body = new URLSearchParams()
    new FormData(form).forEach((value, name) => typeof value === 'string' && body.append(name, value))
    draft.call = new AbortController()
    let status = 0
    try {
      status = (await fetch(form.dataset.draft, {
        method: 'POST',
        body,
        headers: { 'X-CSRF-Token': body.get('csrf') || '' },
        redirect: 'manual',
        keepalive: document.hidden && String(body).length < 60000,
        signal: draft.call.signal
      })).status
    } catch (e) { /* Not reached: the same as refused. */ }
    draft.call = null
    if (sent.has(form)) return
    const done = status >= 200 && status < 300
    if (done) draft.kept = version
    draft.over = status > 400 && status < 405
    draft.wait = done ? DRAFT : Math.min(draft.wait * 2, 30 * DRAFT)
    tell(form, done ? 'saved' : 'failed')
    if (!isKept(draft)) later(form, draft)
  }

  function changed (form) {
    if (!form.dataset.draft) return
    if (!drafts.has(form)) drafts.set(form, { changes: 0, kept: 0, wait: DRAFT })
    const draft = drafts.get(form)
    draft.changes++
    later(form, draft)
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
      const draft = drafts.get(form)
      if (draft && draft.call) draft.call.abort()
    }
  })

  document.addEventListener('input', (event) => {
    const form = event.target.form
    if (!form) return
    form.dataset.touched = 'true'
    sent.delete(form)
    changed(form)
  })

  document.addEventListener('visibilitychange', () => document.hidden && drafts.forEach((draft, form) => keep(form, draft)))

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
    // The suggestions lie over the page: they can be put away.
    const finder = event.target.closest('.app-finder')
    if (finder) {
      finder.lastElementChild.replaceChildren()
      finder.q.focus()
    }
    const toggle = event.target.closest('.app-nav')?.querySelector('[aria-expanded="true"]')
    if (!toggle) return
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

  // Results are replaced with their filters: what was unfolded stays so, the reader stays where they
  // were and hears what was found.
  const live = document.createElement('p')
  live.className = 'govuk-visually-hidden'
  live.setAttribute('role', 'status')
  let unfolded = []
  let focused = ''

  document.addEventListener('htmx:beforeSwap', () => {
    unfolded = Array.from(document.querySelectorAll('details[id][open]'), (e) => e.id)
    focused = document.activeElement?.id
  })
  document.addEventListener('htmx:afterSwap', (event) => {
    unfolded.forEach((id) => document.getElementById(id)?.setAttribute('open', ''))
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus()
    const count = document.querySelector('.app-results__count')
    if (count && count.textContent !== live.textContent) live.textContent = count.textContent
    focusSummary(event.target)
  })

  // What is shown to be copied has a button for it. Without https there is no clipboard to write to,
  // but what is selected can be copied.
  function copy (block, button) {
    const done = () => {
      button.textContent = live.textContent = block.dataset.copied
      setTimeout(() => { button.textContent = block.dataset.copy }, WAIT)
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(block.textContent).then(done, () => {})
    } else {
      getSelection().selectAllChildren(block)
      if (document.execCommand('copy')) done()
    }
  }

  function addCopy (block) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary app-copy'
    button.textContent = block.dataset.copy
    button.setAttribute('aria-describedby', block.id)
    button.addEventListener('click', () => copy(block, button))
    block.after(button)
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.body.append(live)
    document.querySelectorAll('[data-copy]').forEach(addCopy)
    document.querySelectorAll('.app-nav__toggle').forEach((toggle) => fold(toggle, false))
    if (!matchMedia('(min-width: 48em)').matches) {
      document.querySelectorAll('.app-facets__fold').forEach((details) => { details.open = false })
    }
    focusSummary(document)
  })
})()
