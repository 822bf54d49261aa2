// What a person sends: text, files, commands, the bot's own keyboard; and what flashes over the chat.

import { element } from "./marked.js";
import { rows } from "./conversation.js";

const form = document.getElementById("compose");
const text = document.getElementById("text");
const attach = document.getElementById("attach");
const sender = document.getElementById("sender");
const menu = document.getElementById("menu");
const menuButton = document.getElementById("commands");
const keyboard = document.getElementById("keyboard");
const toast = document.getElementById("toast");
let toastTimer;

export function flash(message, isAlert) {
  if (isAlert) {
    document.getElementById("alert-text").textContent = message;
    document.getElementById("alert").showModal();
    return;
  }
  toast.textContent = message;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 4_000);
}

export function showCommands(commands, send) {
  menuButton.hidden = !commands.length;
  menu.replaceChildren(...commands.map((command) => {
    const button = element("button");
    button.type = "button";
    button.append(element("b", "", `/${command.command}`), element("span", "", command.description));
    button.addEventListener("click", () => {
      openMenu(false);
      send(`/${command.command}`);
    });
    const item = element("li");
    item.append(button);
    return item;
  }));
}

function openMenu(isOpen) {
  menu.hidden = !isOpen;
  menuButton.setAttribute("aria-expanded", isOpen);
  if (isOpen) menu.querySelector("button")?.focus();
  else if (menu.contains(document.activeElement)) text.focus();
}

export function showKeyboard(labels, send) {
  keyboard.hidden = !labels.length;
  const lines = rows("", labels, (label) => {
    const button = element("button", "", label);
    button.type = "button";
    button.addEventListener("click", () => send(label));
    return button;
  });
  keyboard.replaceChildren(...lines.children);
}

// In a group one chooses who speaks.
export function showSenders(chat) {
  sender.hidden = chat.kind === "private";
  sender.replaceChildren(...chat.members.map((member) => {
    const option = element("option", "", member.name);
    option.value = member.id;
    return option;
  }));
}

export const speaker = (chat) => (chat.kind === "private" ? chat.id : Number(sender.value));

function fit() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

export function startComposing({ send, sendFile }) {
  const submit = () => {
    const value = text.value.trim();
    if (!value) return;
    text.value = "";
    fit();
    send(value);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  text.addEventListener("input", fit);
  attach.addEventListener("change", () => {
    for (const file of attach.files) sendFile(file, text.value.trim());
    text.value = "";
    attach.value = "";
  });
  menuButton.addEventListener("click", () => openMenu(menu.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) openMenu(false);
  });
  document.addEventListener("click", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !menuButton.contains(event.target)) openMenu(false);
  });
}
