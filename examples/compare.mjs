// SPDX-License-Identifier: MIT
import { load } from "nineways";

const nineways = await load();
const { a, b } = nineways.run("compare", { district: "typical-city", new_money: 12_200_000 });
for (const { title, learning } of [a, b])
    console.log(title, learning.after_four_years.low, learning.after_four_years.central, learning.after_four_years.high);
