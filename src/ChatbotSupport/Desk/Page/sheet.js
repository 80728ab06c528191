// The sheet that comes up for choices: actions on a case, prepared replies, settings, the shift, leaving.

import { el } from "./dom.js";

const place = () => document.querySelector("dialog.sheet");

export function openSheet(title, ...content) {
  const sheet = place();
  sheet.replaceChildren(
    el("header", { class: "row" }, el("h2", { id: "sheet-title" }, title), el("span", { class: "grow" }),
      el("button", { type: "button", class: "quiet", onclick: closeSheet }, "إغلاق النافذة")),
    el("div", { class: "body" }, ...content.filter(Boolean)));
  sheet.scrollTop = 0;
  if (!sheet.open) sheet.showModal();
  (sheet.querySelector("[autofocus]") ?? sheet.querySelector(".body :is(button, input)") ?? sheet.querySelector("button")).focus();
}

export const closeSheet = () => place().open && place().close();
place().addEventListener("close", () => place().replaceChildren()); // nothing of a case stays behind

/** A list of choices, each with a line about what it does. */
export function choices(...items) {
  return el("ul", { class: "choices" }, ...items.filter(Boolean).map(([title, hint, run]) =>
    el("li", {}, el("button", { type: "button", onclick: run }, el("span", { class: "strong" }, title), hint ? el("span", { class: "muted" }, hint) : null))));
}

/** A text with a button; stays open with the text when the server refuses. */
export function textForm(labelText, buttonText, run, optional = false) {
  const box = el("textarea", { id: "sheet-text", rows: "4", maxlength: "2000", autofocus: true });
  const button = el("button", { class: "main" }, buttonText);
  const form = el("form", { class: "stack" }, el("label", { for: "sheet-text" }, labelText), box, button);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!optional && !box.value.trim()) return box.focus();
    button.disabled = true;
    if (await run(box.value.trim())) closeSheet();
    button.disabled = false;
  });
  return form;
}
