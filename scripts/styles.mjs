// SPDX-License-Identifier: MIT
// Styles as the site publishes them: each with what it imports, in one file.
import { build } from "esbuild";

export async function whole_style(path) {
    const { outputFiles } = await build({
        entryPoints: [path], bundle: true, minify: true, write: false, legalComments: "none", logLevel: "warning",
    });
    return outputFiles[0].text;
}

/** For bundles of scripts that have a style as text. */
export const styles_as_text = {
    name: "styles as text",
    setup: ({ onLoad }) =>
        onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await whole_style(path), loader: "text" })),
};
