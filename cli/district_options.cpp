// SPDX-License-Identifier: MIT
#include <cli/district_options.hpp>

#include <CLI/CLI.hpp>

namespace nineways::cli {

void district_options::add_to(CLI::App& command, const std::string& name) {
    command.add_option(name, district_, "typical-city, typical-suburb, typical-rural, or a district file")
        ->capture_default_str();
    command.add_option("--day-designs", day_designs_, "file of day designs for all schools: data/day_designs");
    command.add_option("--assumptions", assumptions_, "file of edited assumptions");
}

void district_options::put(request_text& request, std::vector<file_part>& parts) const {
    put_named(request, parts, "district", district_, typical_names(), read_district);
    put_named(request, parts, "day_designs", day_designs_, {}, read_text_only);
    put_named(request, parts, "assumptions", assumptions_, {}, read_assumptions);
}

}  // namespace nineways::cli
