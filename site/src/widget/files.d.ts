// SPDX-License-Identifier: MIT
// What the build puts in.

declare module "*.css" {
    const text: string;
    export default text;
}
