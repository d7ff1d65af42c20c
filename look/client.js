// Hydrogen with one person logged in: `look.start` logs in, `look.show` opens a room of hers.
import legacyBundle from "@matrix-org/olm/olm_legacy.js?url";
import wasmBundle from "@matrix-org/olm/olm.js?url";
import wasm from "@matrix-org/olm/olm.wasm?url";
import {
    Client,
    createNavigation,
    createRouter,
    FeatureSet,
    LoadStatus,
    Platform,
    RoomView,
    RoomViewModel,
    viewClassForTile,
} from "hydrogen-view-sdk";
import "hydrogen-view-sdk/assets/theme-element-light.css";
import downloadSandbox from "hydrogen-view-sdk/download-sandbox.html?url";
import worker from "hydrogen-view-sdk/main.js?url";

const container = document.querySelector("#app");
const platform = new Platform({
    container,
    assetPaths: { downloadSandbox, worker, olm: { wasm, legacyBundle, wasmBundle }, serviceWorker: "sw.js" },
    config: {},
    options: { development: true },
});
const navigation = createNavigation();
platform.setNavigation(navigation);
await platform.init();
const urlRouter = createRouter({ navigation, history: platform.history });
urlRouter.attach();
const client = new Client(platform);

async function start(homeserver, user, password) {
    const login = await client.queryLogin(homeserver).result;
    client.startWithLogin(login.password(user, password));
    const ends = [LoadStatus.Ready, LoadStatus.Error, LoadStatus.LoginFailed];
    await client.loadStatus.waitFor((status) => ends.includes(status)).promise;
    if (client.loadStatus.get() !== LoadStatus.Ready) {
        throw new Error(`Hydrogen could not log in: ${client.loginFailure ?? client.loadError?.message}`);
    }
}

async function show(roomId) {
    const model = new RoomViewModel({
        room: client.session.rooms.get(roomId),
        ownUserId: client.session.userId,
        features: await FeatureSet.load(platform.settingsStorage),
        platform,
        urlRouter,
        navigation,
    });
    await model.load();
    const view = new RoomView(model, viewClassForTile);
    container.replaceChildren(view.mount());
}

window.look = { start, show };
