// SPDX-License-Identifier: MIT
import type { View } from "./live_section";
export async function print_packet(_view: View): Promise<void> {
    print();
}
