// Opens rooms in Hydrogen and saves a picture of each: `node take_pictures.js < plan.json`.
//
// The plan names the homeserver, the person, the folder of the pictures, the program of Chromium, and for each picture
// the room, an event that has to be there, and the size of the window.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const plan = JSON.parse(readFileSync(0, "utf8"));
const here = import.meta.dirname;
const server = await createServer({
    root: here,
    configFile: false,
    publicDir: join(here, "node_modules/hydrogen-view-sdk/lib-build"),
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
});
await server.listen();
const browser = await chromium.launch({ executablePath: plan.chromium, args: ["--no-sandbox"] });
try {
    const context = await browser.newContext({ deviceScaleFactor: 1.5, locale: "en-GB", timezoneId: "UTC" });
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(error.message));
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction(() => window.look);
    await page.evaluate(([url, user, password]) => window.look.start(url, user, password), plan.login);
    for (const { name, room, event, width, height } of plan.pictures) {
        await page.setViewportSize({ width, height });
        await page.evaluate((id) => window.look.show(id), room);
        await page.waitForSelector(`[data-event-id="${event}"]`);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(plan.folder, `${name}.png`) });
    }
} finally {
    await browser.close();
    await server.close();
}
