// SPDX-License-Identifier: MIT
#error "the core includes no JSON: only headers under nineways/io may"
