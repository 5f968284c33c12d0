// The page's own script; loaded before the framework's.
(() => {
  'use strict';
  // The content security policy allows no style attributes in markup. Setting them through the object model is allowed; the framework uses setAttribute.
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (name === 'style' && this.style) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  const remember = (name, value) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  };

  window.tripoint = {
    speak(tag, details) {
      remember('tripoint-language', tag);
      document.documentElement.lang = tag;
      if (details) details.open = false;
    },
    copy: text => navigator.clipboard.writeText(text),
    focus: id => document.getElementById(id)?.focus(),
  };

  document.addEventListener('click', event => {
    const theme = event.target.closest?.('[data-set-theme]');
    if (theme) {
      event.preventDefault();
      remember('tripoint-theme', theme.dataset.setTheme);
      document.documentElement.dataset.theme = theme.dataset.setTheme;
      theme.closest('details').open = false;
    }
    // An open menu closes when something else is chosen.
    for (const open of document.querySelectorAll('details.choice[open], details.me[open], details.drawer[open]')) {
      if (!open.contains(event.target) || event.target.closest('nav a')) open.open = false;
    }
  }, true);

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const open of document.querySelectorAll('details.choice[open], details.me[open], details.drawer[open]')) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  // Passkeys: the two ceremonies of https://www.w3.org/TR/webauthn-3/ on the forms that ask for them.
  document.addEventListener('submit', async event => {
    const form = event.target;
    const kind = form.dataset?.passkey;
    if (!kind || form.dataset.ready) return;
    event.preventDefault();
    const said = form.querySelector('[data-passkey-problem]');
    if (said) said.hidden = true;
    try {
      const token = form.querySelector('input[name=__RequestVerificationToken]');
      const body = new URLSearchParams({ [token.name]: token.value });
      const answer = await fetch(form.dataset.options, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const options = await answer.json();
      const credential = kind === 'make'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.querySelector('input[name=credential]').value = JSON.stringify(credential);
      form.dataset.ready = 'yes';
      form.submit();
    } catch {
      if (said) said.hidden = false;
    }
  });
})();
