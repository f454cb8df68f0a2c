import { type ReactElement, useId } from "react";
import type { Language } from "../../src-shared/model/language.ts";
import type { Settings } from "../../src-shared/model/settings.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { CheckField } from "../ui/check-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { CardProps } from "./card-props.ts";

/** Each in its own words, for those who understand no other. */
const languages: readonly (readonly [Language, string])[] = [
  ["en", "English"],
  ["de", "Deutsch"],
];
const themes = ["system", "light", "dark", "contrast"] as const;

export function LookCard({
  settings,
  settle,
  shown,
}: CardProps & { readonly shown: Settings }): ReactElement {
  const group = useId();
  return (
    <section className="card" aria-labelledby="look-heading">
      <h2 id="look-heading">{text.look}</h2>
      <fieldset className="segments">
        <legend className="unseen">{text.theme}</legend>
        {themes.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name={group}
              checked={shown.theme === theme}
              onChange={() => {
                settle(settings.change({ theme }));
              }}
            />
            <span>{text.themes[theme]}</span>
          </label>
        ))}
      </fieldset>
      <CheckField
        label={text.compactList}
        isChecked={shown.compactList}
        onChange={(compactList) => {
          settle(settings.change({ compactList }));
        }}
      />
      <SelectField
        label={text.language}
        value={shown.language}
        choices={[["system", text.systemLanguage], ...languages]}
        onChange={(language) => {
          settle(settings.change({ language }));
        }}
      />
    </section>
  );
}
