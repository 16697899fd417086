# SPDX-License-Identifier: MIT
nineways/scripts/build-site
npm install ./nineways/build/wasm/package
cp nineways/examples/compare.mjs .
node compare.mjs
