// The calls of /sandbox that the page makes. Each gives the answer's JSON or throws an Error with the server's words.

async function call(path, options) {
  const response = await fetch(`/sandbox/${path}`, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `Ошибка ${response.status}`);
  return answer;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const chats = () => call("chats");
export const messages = (chat) => call(`chats/${chat}`);
export const commands = (chat) => call(`chats/${chat}/commands`);
export const say = (chat, from, text) => post("say", { chat, from, text });
export const press = (chat, from, message, data) => post("press", { chat, from, message, data });
export const read = (chat) => post("read", { chat });
export const introduce = (person) => post("people", person);
export const moveClock = (order) => post("clock", order);

export function sendFile(chat, from, file, caption) {
  const form = new FormData();
  form.set("chat", chat);
  form.set("from", from);
  form.set("as", file.type.startsWith("image/") ? "photo" : "document");
  if (caption) form.set("caption", caption);
  form.set("file", file);
  return call("file", { method: "POST", body: form });
}
