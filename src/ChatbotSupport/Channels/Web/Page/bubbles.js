const names = { bot: "المساعد الآلي", team: "شخص من الفريق", mine: "أنت", dull: "" };
const time = new Intl.DateTimeFormat("ar-IQ-u-nu-latn", { hour: "numeric", minute: "2-digit" });

const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

/** Keeps a number, link or handle in its own order inside Arabic text. */
export function isolate(text) {
  return text.replace(/[+@#]?[A-Za-z0-9٠-٩](?:[A-Za-z0-9٠-٩ .:/_@+-]*[A-Za-z0-9٠-٩])?/g, run => `\u2066${run}\u2069`);
}

// A number written in groups stays on one line.
const unbroken = text => text.replace(/\u2066[+0-9٠-٩ .()-]+\u2069/g, run => run.replaceAll(" ", "\u00a0"));

export function timeOf(at) {
  return time.format(new Date(at));
}

export function lineOf(who, alias) {
  const line = make("div", `line ${who}`);
  const name = make("p", "who", names[who] ?? "");
  if (alias) name.append(" · ", make("bdi", "", alias));
  line.append(name);
  return line;
}

/** Text only ever becomes text; a part with an address becomes a link, and only to dial or to a https page. */
export function bubble(parts) {
  const element = make("p", "bubble");
  element.dir = "auto";
  for (const { text, href } of parts) {
    if (href && /^(tel:[0-9+]+|https:\/\/)/.test(href)) {
      const link = make("a", "", text);
      link.href = href;
      link.dir = "ltr";
      if (href.startsWith("https:")) {
        link.target = "_blank";
        link.rel = "noopener noreferrer";
      }
      element.append(link);
    } else {
      element.append(unbroken(text));
    }
  }
  return element;
}

export function foot(text, className = "") {
  return make("p", `foot ${className}`.trim(), text);
}

/** The buttons under a message; after a press they stay readable but do nothing. */
export function choices(buttons, pressed) {
  const element = make("div", "choices");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "الخيارات");
  let inert = false;
  for (const { payload, text } of buttons) {
    const button = make("button", "choice", text);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => {
      if (inert) return;
      inert = true;
      for (const other of element.children) other.setAttribute("aria-disabled", "true");
      button.classList.add("chosen");
      pressed(payload, text);
    });
    element.append(button);
  }
  return element;
}
