// Finds the golden messages and has a browser draw each, then sheets of many.
//
// usage: CHROMIUM=PROGRAM node pictures.mjs FOLDER_OF_THE_PAGE OUTPUT_FOLDER PART_OF_A_FILE_NAME
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [page, output, part] = process.argv.slice(2);
const WIDTHS = [1000, 360];
const THEMES = ["dark", "light"];
const SHEET_HEIGHT = 1100;
// Neither chat draws a message wider than this, however wide the screen is.
const SHEET_COLUMN = 680;
const SAMPLE_NOW = Date.parse("2026-11-24T09:42:10Z");

function golden(platform) {
  const folder = join(`${platform}-adapter`, "src/test/resources");
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => basename(file).includes(part))
    .sort()
    .map((file) => join(folder, file));
  const messages = files
    .filter((file) => extname(file) === ".json")
    .map((file) => ({ platform, name: basename(file), path: file, message: JSON.parse(readFileSync(file, "utf8")) }));
  const pictures = files
    .filter((file) => platform === "discord" && extname(file) === ".png")
    .map((file) => ({ platform, name: basename(file), path: file, message: pictureAlone(file) }));
  return [...messages, ...pictures].filter(({ path, message }) => {
    const known = Boolean(message.blocks ?? message.embeds ?? message.content);
    if (!known) {
      console.warn(`not a message: ${path}`);
    }
    return known;
  });
}

function pictureAlone(file) {
  return { embeds: [{ color: 0x8a9298, title: basename(file), image: { url: `attachment://${basename(file)}` } }] };
}

/** The PNG that a message shows where it lies beside it under the message's name, or under its own. */
function pictureOf({ path, message }) {
  const url = message.embeds?.find((embed) => embed.image)?.image.url;
  if (url === undefined) {
    return undefined;
  }
  const names = [`${basename(path, extname(path))}.png`, url.replace("attachment://", "")];
  const file = names.map((name) => join(dirname(path), name)).find((candidate) => existsSync(candidate));
  return file && `data:image/png;base64,${readFileSync(file, "base64")}`;
}

/** When a message was written, as it says itself: what is relative on Discord is relative to that. */
function momentOf(message) {
  const asOf = /As of <(?:t:|!date\^)(\d+)/.exec(JSON.stringify(message));
  return asOf ? Number(asOf[1]) * 1000 : SAMPLE_NOW;
}

async function shot(tab, path) {
  const whole = await tab.$("#message");
  const { width, height } = await whole.boundingBox();
  await tab.screenshot({ path, clip: { x: 0, y: 0, width: Math.ceil(width), height: Math.ceil(height) } });
  return Math.ceil(height);
}

function pages(drawn, columns) {
  const all = [[]];
  let left = SHEET_HEIGHT * columns;
  for (const picture of drawn) {
    if (picture.height + 30 > left && all.at(-1).length > 0) {
      all.push([]);
      left = SHEET_HEIGHT * columns;
    }
    all.at(-1).push(picture);
    left -= picture.height + 30;
  }
  return all;
}

async function draw(tab, messages, width, theme) {
  const dark = theme === "dark";
  const folder = join(output, messages[0].platform, `${width}-${theme}`);
  mkdirSync(folder, { recursive: true });
  await tab.setViewport({ width, height: 800 });
  const drawn = [];
  for (const golden of messages) {
    const { platform, message, name } = golden;
    const settings = { platform, dark, now: momentOf(message), picture: pictureOf(golden) };
    const drawnWidth = await tab.evaluate((...given) => window.draw(...given), message, settings);
    if (drawnWidth > width && theme === THEMES[0]) {
      console.log(`wider than ${width} px by ${drawnWidth - width}: ${golden.path}`);
    }
    const path = join(folder, `${name}.png`.replace(/\.(json|png)\.png$/, ".png"));
    const height = await shot(tab, path);
    drawn.push({ name, height: Math.min(height, (SHEET_HEIGHT * 3) / 4), address: pathToFileURL(path).href });
  }
  const columns = width < 500 ? 3 : 2;
  const shown = Math.min(width, SHEET_COLUMN);
  await tab.setViewport({ width: columns * (shown + 12), height: 800 });
  let number = 0;
  for (const pictures of pages(drawn, columns)) {
    number += 1;
    await tab.evaluate((...given) => window.sheet(...given), pictures, { width: shown, columns, dark });
    await shot(tab, join(output, `sheet-${messages[0].platform}-${width}-${theme}-${number}.png`));
  }
  console.log(`${messages[0].platform}, ${width} px, ${theme}: ${drawn.length} messages on ${number} sheets`);
}

writeFileSync(
  join(page, "page.html"),
  '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="page.css"><body><script src="page.js"></script>',
);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  env: { ...process.env, TZ: "Europe/Berlin" },
});
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => console.error(error.message));
  await tab.setRequestInterception(true);
  tab.on("request", (request) => (/^(file|data):/.test(request.url()) ? request.continue() : request.abort()));
  await tab.goto(pathToFileURL(join(page, "page.html")).href);
  for (const messages of [golden("slack"), golden("discord")].filter((found) => found.length > 0)) {
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        await draw(tab, messages, width, theme);
      }
    }
  }
} finally {
  await browser.close();
}
