// The page in which a message is drawn: Slack's by slack-blocks-to-jsx, Discord's by Skyra's components.
// What they do not know is drawn here, and says that it is a stand-in.
import "@fontsource/lato/400.css";
import "@fontsource/lato/700.css";
import "@fontsource/lato/900.css";
import "@fontsource/noto-sans/400.css";
import "@fontsource/noto-sans/600.css";
import "@skyra/discord-components-core";
import { parse } from "discord-markdown-parser";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Message } from "slack-blocks-to-jsx";
import "slack-blocks-to-jsx/dist/style.css";

const NAME = "Kling Balance";
const LOGO =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#4a7"/></svg>',
  );
const KNOWN_TO_SLACK = ["header", "rich_text", "section", "context", "actions", "divider", "image", "input", "table"];
KNOWN_TO_SLACK.push("data_visualization", "markdown", "container", "card", "carousel", "alert");
// The renderer has no font of its own, and lets a wide table widen the lines of text above it.
const SLACK_STYLE = `
  .slack_blocks_to_jsx.styles_enabled { box-sizing: border-box; font-family: Lato, 'Noto Color Emoji', sans-serif !important; padding: 8px 16px; }
  .slack_blocks_to_jsx.styles_enabled .flex-col, .slack_blocks_to_jsx.styles_enabled .flex-col > * { min-width: 0; }`;

/** An element of the page; what is null, undefined or false is left out. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function standIn(what, ...children) {
  const frame = "border:1px dashed #999;border-radius:6px;padding:6px;margin:4px 0;max-width:100%;overflow-x:auto";
  return element("div", { style: frame }, element("small", { style: "color:#999" }, `stand-in: ${what}`), ...children);
}

// Slack

function slackCellText(cell) {
  if (cell.type !== "rich_text") {
    return String(cell.text ?? cell.value ?? "");
  }
  return cell.elements
    .flatMap((section) => section.elements)
    .map((part) => part.text ?? part.fallback ?? part.url ?? "")
    .join("");
}

function slackDataTable(block) {
  const [heading, ...rows] = block.rows;
  const line = "border:1px solid #8886;padding:4px 8px;text-align:";
  const row = (cells, tag) =>
    element(
      "tr",
      {},
      cells.map((cell) =>
        element(tag, { style: line + (cell.type === "raw_number" ? "right" : "left") }, slackCellText(cell)),
      ),
    );
  return standIn(
    block.type,
    element("div", { style: "font-weight:700" }, block.caption ?? ""),
    element(
      "table",
      { style: "border-collapse:collapse;font-size:15px" },
      row(heading, "th"),
      rows.slice(0, block.page_size ?? 5).map((cells) => row(cells, "td")),
    ),
  );
}

function slackStandIn(block) {
  return block.type === "data_table"
    ? slackDataTable(block)
    : standIn(block.type, element("pre", { style: "white-space:pre-wrap" }, JSON.stringify(block, null, 1)));
}

// As Slack shows dates to a reader in English.
const SLACK_DATES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

function slackDate({ timestamp, format }) {
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (whole, name) =>
    name in SLACK_DATES ? new Date(timestamp * 1000).toLocaleString("en-US", SLACK_DATES[name]) : whole,
  );
}

function slackModal(view, drawn, dark) {
  const button = "border:1px solid #8888;border-radius:4px;padding:6px 12px;margin-left:8px;display:inline-block";
  const frame = `font-family:Lato,sans-serif;border:1px solid #8886;border-radius:8px;padding:16px;max-width:520px;color:${dark ? "#d1d2d3" : "#1d1c1d"}`;
  return element(
    "div",
    { style: frame },
    element("div", { style: "font-weight:900;font-size:22px" }, view.title.text),
    drawn,
    element(
      "div",
      { style: "text-align:right" },
      element("span", { style: button }, view.close?.text ?? "Close"),
      element("span", { style: button }, view.submit?.text ?? "Submit"),
    ),
  );
}

// The renderer shows verbatim text as it is written; Slack reads its dates and marks, and finds no links in it.
function withoutVerbatim(message) {
  return JSON.parse(JSON.stringify(message, (key, value) => (key === "verbatim" ? undefined : value)));
}

async function drawSlack(place, given, { dark, now }) {
  const message = withoutVerbatim(given);
  place.append(element("style", {}, SLACK_STYLE));
  const own = message.blocks.filter((block) => !KNOWN_TO_SLACK.includes(block.type));
  const marker = (block) => `[stand-in ${own.indexOf(block)}]`;
  const blocks = message.blocks.map((block) =>
    own.includes(block) ? { type: "section", text: { type: "plain_text", text: marker(block) } } : block,
  );
  const drawn = element("div");
  place.append(message.type === "modal" ? slackModal(message, drawn, dark) : drawn);
  createRoot(drawn).render(
    createElement(Message, {
      blocks,
      logo: LOGO,
      name: NAME,
      time: new Date(now),
      theme: dark ? "dark" : "light",
      withoutWrapper: message.type === "modal",
      hooks: { date: slackDate },
    }),
  );
  await settled();
  for (const block of own) {
    const text = document.evaluate(`.//text()[.="${marker(block)}"]`, drawn).iterateNext();
    if (text === null) {
      throw new Error(`the renderer lost the place of a ${block.type}`);
    }
    text.parentElement.replaceWith(slackStandIn(block));
  }
}

// Discord

const DISCORD_TIMES = {
  t: { hour: "numeric", minute: "2-digit" },
  T: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  d: { year: "numeric", month: "numeric", day: "numeric" },
  D: { year: "numeric", month: "long", day: "numeric" },
  f: { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
  F: { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
};
const UNITS = { year: 31_536_000, month: 2_592_000, day: 86_400, hour: 3_600, minute: 60, second: 1 };

function discordTime(timestamp, format, now) {
  if (format !== "R") {
    return new Date(timestamp * 1000).toLocaleString("en-US", DISCORD_TIMES[format ?? "f"]);
  }
  const seconds = timestamp - now / 1000;
  const unit = Object.keys(UNITS).find((name) => Math.abs(seconds) >= UNITS[name]) ?? "second";
  return new Intl.RelativeTimeFormat("en-US", { numeric: "auto" }).format(Math.round(seconds / UNITS[unit]), unit);
}

const DISCORD_TAGS = { strong: "discord-bold", em: "discord-italic", underline: "discord-underlined" };
Object.assign(DISCORD_TAGS, { subtext: "discord-subscript", strikethrough: "s", blockQuote: "discord-quote" });

/** Discord's Markdown, as the parser reads it, in elements. */
function discordText(nodes, now) {
  return [nodes].flat().map((node) => {
    switch (node.type) {
      case "text":
        return node.content;
      case "twemoji":
        return element("span", { style: "font-family:'Noto Color Emoji'" }, node.name);
      case "br":
      case "newline":
        return element("br");
      case "inlineCode":
        return element("discord-code", { embed: true }, node.content);
      case "codeBlock":
        return element("discord-code", { embed: true, multiline: true }, node.content);
      case "timestamp":
        return element("discord-time", {}, discordTime(Number(node.timestamp), node.format, now));
      case "here":
      case "everyone":
        return element("discord-mention", { type: "role" }, node.type);
      case "url":
      case "autolink":
        return element("discord-link", { href: node.target, target: "_blank" }, discordText(node.content, now));
      default:
        return DISCORD_TAGS[node.type]
          ? element(DISCORD_TAGS[node.type], {}, discordText(node.content, now))
          : element("mark", {}, `stand-in: ${JSON.stringify(node)}`);
    }
  });
}

function discordEmbed(embed, attachments, { picture, now }) {
  const color = `#${(embed.color ?? 0).toString(16).padStart(6, "0")}`;
  const shown = attachments.find((file) => embed.image?.url === `attachment://${file.filename}`);
  return element(
    "discord-embed",
    {
      slot: "embeds",
      color,
      "embed-title": element("b", {}, discordText(parse(embed.title ?? "", "extended"), now)).textContent,
      image: embed.image && picture,
    },
    element(
      "discord-embed-description",
      { slot: "description" },
      discordText(parse(embed.description ?? "", "extended"), now),
      embed.image && !picture ? discordGreyBox(shown?.description ?? embed.image.url) : null,
    ),
    embed.footer ? element("discord-embed-footer", { slot: "footer" }, embed.footer.text) : null,
  );
}

function discordGreyBox(description) {
  const box = "background:#8884;border-radius:4px;width:300px;max-width:100%;height:150px;padding:8px;margin-top:8px";
  return element("div", { style: `${box};box-sizing:border-box` }, `picture: ${description}`);
}

const BUTTONS = { 1: "primary", 2: "secondary", 3: "success", 4: "destructive", 5: "link" };

function discordRow(row) {
  return element(
    "discord-action-row",
    {},
    row.components.map((part) =>
      part.type === 2
        ? element("discord-button", { type: BUTTONS[part.style], disabled: part.disabled }, part.label)
        : standIn(
            part.placeholder ?? "menu",
            (part.options ?? []).map((option) => element("div", {}, option.label)),
          ),
    ),
  );
}

/** A form has a title and labels; no renderer draws them. */
function discordForm(form, dark) {
  const frame = `font-family:sans-serif;border:1px solid #8886;border-radius:8px;padding:16px;max-width:440px;color:${dark ? "#dbdee1" : "#313338"}`;
  return element(
    "div",
    { style: frame },
    element("div", { style: "font-weight:700;font-size:20px" }, form.title),
    form.components.map(({ label, description, component }) =>
      element(
        "div",
        { style: "margin-top:14px" },
        element("div", { style: "font-weight:600" }, label),
        description ? element("div", { style: "font-size:12px" }, description) : null,
        standIn(
          component.value ?? component.placeholder ?? "",
          (component.options ?? []).map((option) => element("div", {}, `${option.default ? "✓ " : ""}${option.label}`)),
        ),
      ),
    ),
  );
}

async function drawDiscord(place, message, settings) {
  const { dark, now } = settings;
  if (message.title) {
    place.append(discordForm(message, dark));
    await settled();
    return;
  }
  place.append(
    element("style", {}, "discord-message { padding-right: 16px; }"),
    element(
      "discord-messages",
      { "light-theme": !dark },
      element(
        "discord-message",
        { author: NAME, avatar: LOGO, bot: true, timestamp: discordTime(now / 1000, "t", now), "light-theme": !dark },
        discordText(parse(message.content ?? "", "normal"), now),
        (message.embeds ?? []).map((embed) => discordEmbed(embed, message.attachments ?? [], settings)),
        message.components?.length > 0
          ? element("discord-attachments", { slot: "components" }, message.components.map(discordRow))
          : null,
      ),
    ),
  );
  await settled();
  // Discord fits a picture to a phone.
  for (const { shadowRoot } of place.querySelectorAll("discord-embed")) {
    shadowRoot.append(
      element("style", {}, ".discord-embed-image { max-width: min(300px, 100vw - 130px) !important; }"),
    );
  }
  await settled();
}

/** After the renderers have drawn, and the fonts and pictures are there. */
async function settled() {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}

/** Draws one message in place of the last: {platform, dark, now (in milliseconds), picture (an address)}; its width. */
window.draw = async (message, settings) => {
  const place = element("div", { id: "message", style: "overflow:hidden" });
  document.body.replaceChildren(place);
  document.body.style.cssText = `margin:0;background:${settings.dark ? "#1a1d21" : "#fff"}`;
  await (settings.platform === "slack" ? drawSlack : drawDiscord)(place, message, settings);
  return place.scrollWidth;
};

/** Puts pictures into columns, each where there is most room: {name, address, height}. */
window.sheet = async (pictures, { width, columns, dark }) => {
  const heights = Array(columns).fill(0);
  const places = heights.map(() => element("div", { style: `width:${width}px;flex:none` }));
  for (const { name, address, height } of pictures) {
    const at = heights.indexOf(Math.min(...heights));
    heights[at] += height;
    places[at].append(
      element("div", { style: `font:bold 14px monospace;padding:10px 2px 2px;color:${dark ? "#fc6" : "#b00"}` }, name),
      element("img", {
        src: address,
        style: `display:block;width:${width}px;height:${height}px;object-fit:none;object-position:top left`,
      }),
    );
  }
  const style = `display:flex;gap:12px;width:max-content;background:${dark ? "#000" : "#ddd"}`;
  document.body.replaceChildren(element("div", { id: "message", style }, places));
  await settled();
};
