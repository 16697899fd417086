// SPDX-License-Identifier: MIT
#include <cli/chart_json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/csv.hpp>

namespace nineways::cli {

namespace {

template <class Enum, std::size_t Count>
[[nodiscard]] Enum named(const std::array<std::string_view, Count>& names, const json& name) {
    const auto found = std::find(names.begin(), names.end(), name.get<std::string>());
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

io::chart::display_list chart_of(const json& written) {
    using namespace io::chart;
    display_list chart;
    chart.title = written.at("title");
    chart.sentence = written.at("sentence");
    chart.width = written.at("width");
    chart.height = written.at("height");
    for (const json& each : written.at("marks")) {
        mark m;
        m.kind = named<mark_kind>(mark_kind_names, each.at("mark"));
        m.role = named<mark_role>(mark_role_names, each.at("role"));
        const json& places = each.at("places");
        for (std::size_t i = 0; i + 1 < places.size(); i += 2) m.places.push_back({places[i], places[i + 1]});
        m.size = each.value("size", 0.0);
        if (m.kind == mark_kind::text) {
            m.anchor = named<text_anchor>(text_anchor_names, each.at("anchor"));
            m.text = each.at("text");
        }
        chart.marks.push_back(std::move(m));
    }
    return chart;
}

std::string table_csv(const json& chart) {
    const json& table = chart.at("table");
    std::vector<std::string> titles;
    for (const json& column : table.at("columns")) {
        const std::string unit = column.at("unit");
        titles.push_back(column.at("title").get<std::string>() + (unit.empty() ? "" : " (" + unit + ')'));
    }
    std::string out;
    io::append_csv_row(out, std::vector<io::csv_cell>{titles.begin(), titles.end()});
    for (const json& row : table.at("rows")) {
        std::vector<io::csv_cell> cells;
        for (const json& cell : row) {
            if (cell.is_number())
                cells.emplace_back(cell.get<double>());
            else if (cell.is_string())
                cells.emplace_back(cell.get_ref<const std::string&>());
            else
                cells.emplace_back("");
        }
        io::append_csv_row(out, cells);
    }
    return out;
}

}  // namespace nineways::cli
