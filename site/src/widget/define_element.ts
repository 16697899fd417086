// SPDX-License-Identifier: MIT
// Gives the element its name. The class lies beside, for those who want to do this themselves.
import { NinewaysCompare } from "./compare_element";

if (customElements.get("nineways-compare") === undefined) customElements.define("nineways-compare", NinewaysCompare);
