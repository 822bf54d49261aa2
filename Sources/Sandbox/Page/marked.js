// Text with entities as nodes. Only textContent is used: nothing a bot or a person writes can become markup.

const tags = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function nodeFor(entity, text) {
  if (entity.type === "text_link" || entity.type === "url") {
    const link = element("a");
    const address = entity.url ?? text;
    // Other schemes (javascript:, data:) stay dead text.
    if (/^(https?|tg):/i.test(address)) link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  if (entity.type === "spoiler") {
    const spoiler = element("span", "spoiler");
    spoiler.tabIndex = 0;
    return spoiler;
  }
  return element(tags[entity.type] ?? "span");
}

// Entities come with outer ones before inner ones; offsets are UTF-16 units, as in JavaScript strings.
export function marked(text, entities) {
  const fragment = document.createDocumentFragment();
  const build = (parent, start, end, list) => {
    let position = start;
    let index = 0;
    while (index < list.length) {
      const entity = list[index];
      const until = Math.min(entity.offset + entity.length, end);
      let next = index + 1;
      while (next < list.length && list[next].offset < until) next += 1;
      if (entity.offset >= position && until > entity.offset) {
        parent.append(text.slice(position, entity.offset));
        const node = nodeFor(entity, text.slice(entity.offset, until));
        build(node, entity.offset, until, list.slice(index + 1, next));
        parent.append(node);
        position = until;
      }
      index = next;
    }
    parent.append(text.slice(position, end));
  };
  build(fragment, 0, text.length, entities ?? []);
  return fragment;
}
