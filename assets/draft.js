// Saves a form's draft while it is being written: <form data-draft-action="/returns/7/draft">. Says so, or says that it
// could not, in the form's own [data-draft-status] (a role="status"). Nothing depends on it: the form has a button too.
// The answer brings the version that now stands, which the form's field "version" takes over.

const QUIET_MILLISECONDS = 2000;

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.timer = 0;
    this.saving = false;
    this.changed = false;
    form.addEventListener("input", () => this.wait());
    form.addEventListener("change", () => this.wait());
    form.addEventListener("submit", () => this.stop());
  }

  wait() {
    this.changed = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), QUIET_MILLISECONDS);
  }

  stop() {
    window.clearTimeout(this.timer);
    this.stopped = true;
  }

  fields() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    return fields;
  }

  async save() {
    if (this.saving || this.stopped) return;
    this.saving = true;
    this.changed = false;
    let saved = false;
    try {
      const answer = await fetch(this.form.dataset.draftAction, {
        method: "POST",
        body: this.fields(),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "error",
      });
      saved = answer.ok;
      if (saved) this.follow(await answer.json());
    } catch {
      saved = false;
    }
    this.saving = false;
    if (this.stopped) return;
    this.say(saved);
    if (this.changed) this.wait();
  }

  follow(answer) {
    const field = this.form.elements.namedItem("version");
    if (field && answer.version) field.value = answer.version;
  }

  say(saved) {
    if (!this.status) return;
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date());
    this.status.textContent = saved
      ? `Draft saved at ${time}`
      : "Your draft could not be saved. Use the save button before you leave this page.";
  }
}

export function saveDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft-action]")) new Draft(form);
}
