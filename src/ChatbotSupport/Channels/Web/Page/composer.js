const form = document.getElementById("composer");
const text = document.getElementById("text");
const count = document.getElementById("count");
const comfortable = 4_000; // characters; longer is stored and read all the same
const announceFrom = 3_600;

const kinds = [["image/", "Photo"], ["video/", "Video"], ["audio/", "Voice"]];
const kindOf = type => kinds.find(([start]) => type.startsWith(start))?.[1] ?? "Document";

function measure() {
  text.style.blockSize = "auto";
  text.style.blockSize = `${text.scrollHeight + 2}px`;
  const length = text.value.length;
  count.hidden = length < announceFrom;
  count.classList.toggle("over", length > comfortable);
  const figure = `\u2066${length}\u2069 من \u2066${comfortable}\u2069`;
  count.textContent = length > comfortable ? `${figure} — ستصل كاملة، والأقصر أسهل قراءة` : figure;
}

/** Half a character (a cut emoji) would make the whole message unreadable. */
const whole = value => value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, found => (found.length === 2 ? found : "\uFFFD"));

/** The text box: Enter sends, Shift+Enter begins a new line, a picture stays on the phone. */
export function startComposer({ say, media }) {
  const submit = () => {
    const value = whole(text.value).trim();
    if (value === "") return;
    clearComposer();
    say(value);
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  text.addEventListener("input", measure);

  const take = (event, items) => {
    const file = Array.from(items?.files ?? [])[0];
    if (file === undefined) return;
    event.preventDefault();
    media(kindOf(file.type));
  };
  document.addEventListener("paste", event => take(event, event.clipboardData));
  document.addEventListener("dragover", event => event.preventDefault());
  document.addEventListener("drop", event => {
    take(event, event.dataTransfer);
    event.preventDefault(); // a dropped picture must not replace the page
  });
  form.hidden = false;
  focusComposer();
}

/** Ready to type where there is a real keyboard; on a phone the keyboard must not jump up unasked. */
export function focusComposer() {
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) text.focus();
}

export function clearComposer() {
  text.value = "";
  measure();
}
