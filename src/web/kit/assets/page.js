// What pages do beyond their forms and links; all of them work without it.
'use strict';

// After a part of the page was exchanged, the focus goes where reading goes on.
document.addEventListener('htmx:afterSettle', ({ detail }) => {
  const { elt, boosted } = detail;
  const summary = elt.querySelector?.('#error-summary');
  if (summary) summary.focus();
  else if (elt === document.body || boosted) focusHeading();
  else if (elt.classList?.contains('panel')) elt.querySelector('input:not([type=hidden]), select, textarea')?.focus();
});

function focusHeading() {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : document.querySelector('main h1');
  if (!target) return;
  if (!target.matches('a, button, input, select, textarea')) target.tabIndex = -1;
  target.focus({ preventScroll: location.hash === '' });
}

// A page that comes with problems begins with them.
document.getElementById('error-summary')?.focus();

// 未保存: from the first key until the server has it, and when it cannot be reached.
document.addEventListener('input', ({ target }) => {
  const state = target.closest('#intake') && document.getElementById('save-state');
  if (state && state.dataset.saving) state.textContent = state.dataset.saving;
});
for (const failed of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(failed, ({ detail }) => {
    const state = detail.elt.id === 'intake' && document.getElementById('save-state');
    if (state && state.dataset.unsaved) {
      state.textContent = state.dataset.unsaved;
      state.classList.add('save-state--problem');
    }
  });
}

// Who is chosen further down is called by the name that is being typed further up.
document.addEventListener('input', ({ target }) => {
  if (!target.form || !target.name) return;
  for (const option of target.form.querySelectorAll('option[data-follows]')) {
    if (option.dataset.follows !== target.name) continue;
    option.dataset.otherwise ??= option.textContent;
    option.textContent = target.value.trim() || option.dataset.otherwise;
  }
});

// A form is on its way once; the server would take it once in any case.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (event.submitter?.value !== 'add-person') form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 5000);
});

// A value shown in full is hidden again after a moment, and at once when the page is left or lies in the background.
const SHOWN_SECONDS = 30;
function hideRevealed() {
  for (const shown of document.querySelectorAll('[data-revealed]')) {
    shown.querySelector('[data-value]')?.replaceChildren('••••');
    shown.removeAttribute('data-revealed');
  }
}
function startHiding() {
  if (document.querySelector('[data-revealed]')) setTimeout(hideRevealed, SHOWN_SECONDS * 1000);
}
startHiding();
document.addEventListener('htmx:afterSettle', startHiding);
document.addEventListener('visibilitychange', () => { if (document.hidden) hideRevealed(); });
addEventListener('pagehide', hideRevealed);
