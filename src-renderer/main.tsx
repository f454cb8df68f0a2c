import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/button.css";
import "./styles/field.css";
import "./styles/badge.css";
import "./styles/sidebar.css";
import "./styles/page.css";
import "./styles/card.css";
import "./styles/drive.css";
import "./styles/dialog.css";
import "./styles/message.css";
import "./styles/welcome.css";
import "./styles/new-vault.css";
import "./styles/menu.css";
import "./styles/options.css";
import "./styles/print.css";
import "./styles/events.css";
import "./styles/preferences.css";
import "./styles/tabs.css";
import "./styles/files.css";
import "./styles/files-breadcrumbs.css";
import "./styles/files-list.css";
import "./styles/files-tiles.css";
import "./styles/files-details.css";
import "./styles/quick-look.css";
import "./styles/drops.css";
import "./styles/transfers.css";
import "./styles/hub.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { appStores } from "./app-stores.ts";
import { bridge } from "./bridge/bridge.ts";
import { followDrags } from "./drops/follow-drags.ts";
import { showLanguage } from "./settings/show-language.ts";
import { showTheme } from "./settings/show-theme.ts";
import { reportTrouble } from "./trouble/report-trouble.ts";
import { TroubleBoundary } from "./trouble/trouble-boundary.tsx";
import { unlockOnStart } from "./vault-list/unlock-on-start.ts";
import { followWishes } from "./wishes/follow-wishes.ts";

const place = document.getElementById("app");
if (!place) throw new Error("the page has no place for the app");

// Before all else: what goes wrong from here on is told.
reportTrouble(bridge);
const stores = appStores(bridge);
await Promise.all([stores.settings.start(), stores.list.start()]);
showTheme(stores.settings);
const root = createRoot(place);
await showLanguage(stores.settings, draw);
void stores.events.start();
void stores.transfers.start();
unlockOnStart(stores);
followWishes(bridge, stores);
followDrags(document);
// Folders come and go behind the window's back: a stick is plugged in, a sync ends.
window.addEventListener("focus", () => void stores.list.lookAgain());

draw();

function draw(): void {
  root.render(
    <StrictMode>
      <TroubleBoundary bridge={bridge}>
        <App bridge={bridge} stores={stores} />
      </TroubleBoundary>
    </StrictMode>,
  );
}
