// The list of people: who was written to last stands on top.

import { element } from "./marked.js";
import { counted, initials, whenInList } from "./words.js";

const list = document.getElementById("people");
const nobody = document.getElementById("nobody");
const search = document.getElementById("search");

export const hue = (id) => Math.abs(id * 47) % 360;

export function preview(message) {
  if (!message) return "пока тишина";
  const text = message.text.replace(/\s+/g, " ").trim() || (message.files[0] ? `файл «${message.files[0].name}»` : "");
  return message.from?.is_bot ? text : `Вы: ${text}`;
}

function row(chat, state) {
  const button = element("button", "person");
  button.type = "button";
  button.dataset.chat = chat.id;
  if (chat.id === state.open) button.setAttribute("aria-current", "true");
  button.classList.toggle("fresh", state.fresh.has(chat.id));

  const avatar = element("span", "avatar", initials(chat.title));
  avatar.style.setProperty("--hue", hue(chat.id));
  avatar.setAttribute("aria-hidden", "true");

  const line = (className, text, edge) => {
    const node = element("span", `line ${className}`);
    node.append(element("span", "", text), ...(edge ? [edge] : []));
    return node;
  };
  const lines = element("span", "lines");
  const time = chat.last_message && element("span", "when", whenInList(chat.last_message.date, state.now));
  lines.append(line("name", chat.title, time));
  const note = chat.note ?? (chat.kind === "private" ? "" : counted(chat.members.length, ["участник", "участника", "участников"]));
  if (note) lines.append(line("note", note));
  const badge = chat.unread ? element("span", "badge", chat.unread) : null;
  badge?.setAttribute("aria-label", `непрочитанных: ${chat.unread}`);
  lines.append(line("preview", chat.blocked ? "бот заблокирован" : preview(chat.last_message), badge));
  button.append(avatar, lines);
  const item = element("li");
  item.append(button);
  return item;
}

function byLatest(left, right) {
  return (right.touched ?? 0) - (left.touched ?? 0)
    || (right.last_message?.date ?? "").localeCompare(left.last_message?.date ?? "")
    || left.title.localeCompare(right.title, "ru");
}

export function showPeople(state) {
  const wanted = search.value.trim().toLocaleLowerCase("ru");
  const chats = [...state.chats.values()]
    .filter((chat) => `${chat.title} ${chat.note ?? ""}`.toLocaleLowerCase("ru").includes(wanted))
    .sort(byLatest);
  const focused = document.activeElement?.dataset?.chat;
  list.replaceChildren(...chats.map((chat) => row(chat, state)));
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus({ preventScroll: true });
  nobody.hidden = chats.length > 0;
  nobody.textContent = state.chats.size ? "Никого не нашлось." : "Здесь пока никого. Добавьте человека кнопкой «+».";
}

export function startPeople(state, open) {
  search.addEventListener("input", () => showPeople(state));
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chat]");
    if (button) open(Number(button.dataset.chat));
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...list.querySelectorAll("button")];
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
    event.preventDefault();
  });
}
