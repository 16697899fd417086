// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io::chart {

namespace detail {

/// A text inside XML: marked characters escaped, and what no XML document may hold replaced by U+FFFD.
[[nodiscard]] inline std::string xml_text(std::string_view raw) {
    const std::string text = clean_utf8(raw);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::string_view rest = std::string_view{text}.substr(i, 3);
        if (text[i] == '&') {
            out += "&amp;";
        } else if (text[i] == '<') {
            out += "&lt;";
        } else if (text[i] == '>') {
            out += "&gt;";
        } else if (text[i] == '"') {
            out += "&quot;";
        } else if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {
            out += "\xEF\xBF\xBD";
            i += 2;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += byte == '\n' || byte == '\t' ? " " : "\xEF\xBF\xBD";
        } else {
            out += text[i];
        }
    }
    return out;
}

/// The look of every role. Series differ by dashes too; no text is orange, which is too pale to read.
inline constexpr std::string_view svg_style =
    "text{font-family:Arial,\"DejaVu Sans\",sans-serif;fill:#212b32}"
    ".title{font-weight:bold}.heading{font-weight:bold}.tick{fill:#4c5a64}"
    "line,path{fill:none;stroke-width:1}"
    ".axis{stroke:#4c5a64}.grid{stroke:#dde2e6}.gap{fill:#e8ebee}"
    ".label{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    ".reference{stroke:#4c5a64;stroke-dasharray:2 3}.limit{stroke:#801650;stroke-width:1.5;stroke-dasharray:8 3 2 3}"
    ".whisker{stroke:#212b32;stroke-width:1.5}"
    "path.series_0,line.series_0{stroke:#12436d;stroke-width:2.5}"
    "path.series_1,line.series_1{stroke:#f46a25;stroke-width:2;stroke-dasharray:6 3}"
    "rect.goal{fill:#cfe6da}line.goal{stroke:#28705c;stroke-width:1.5}"
    "polygon.series_0{fill:#12436d;fill-opacity:.2}"
    "polygon.series_1{fill:#f46a25;fill-opacity:.25}polygon.whisker{fill:#212b32;fill-opacity:.14;stroke:none}"
    "circle.reference{fill:#fff;stroke-width:2;stroke-dasharray:none}"
    "circle.series_0,rect.series_0{fill:#12436d}circle.series_1,rect.series_1{fill:#f46a25;stroke:#212b32}";

/// Writes the marks of a chart as elements.
class svg_writer {
  public:
    explicit svg_writer(std::string& out) : out_(out) {}

    void write(const mark& m) {
        const place& a = m.places.front();
        const place& b = m.places.back();
        switch (m.kind) {
            case mark_kind::line:
                begin("line", m).number("x1", a.x).number("y1", a.y).number("x2", b.x).number("y2", b.y);
                out_ += "/>\n";
                return;
            case mark_kind::path:
                begin("path", m);
                out_ += " d=\"M";
                places(m.places, "L");
                return;
            case mark_kind::area:
                begin("polygon", m);
                out_ += " points=\"";
                places(m.places, " ");
                return;
            case mark_kind::rectangle:
                begin("rect", m).number("x", a.x < b.x ? a.x : b.x).number("y", a.y < b.y ? a.y : b.y);
                number("width", a.x < b.x ? b.x - a.x : a.x - b.x).number("height", a.y < b.y ? b.y - a.y : a.y - b.y);
                out_ += "/>\n";
                return;
            case mark_kind::circle:
                begin("circle", m).number("cx", a.x).number("cy", a.y).number("r", m.size);
                out_ += "/>\n";
                return;
            case mark_kind::text:
                text(mark_role_names[static_cast<std::size_t>(m.role)], a, m.size, m.anchor, m.text);
        }
    }

    void text(std::string_view role, place at, double size, text_anchor anchor, std::string_view words) {
        out_ += "<text class=\"";
        out_ += role;
        out_ += '"';
        number("x", at.x).number("y", at.y).number("font-size", size);
        if (anchor != text_anchor::start) {
            out_ += " text-anchor=\"";
            out_ += text_anchor_names[static_cast<std::size_t>(anchor)];
            out_ += '"';
        }
        out_ += '>' + xml_text(words) + "</text>\n";
    }

    svg_writer& number(std::string_view name, double value) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        append_number(out_, short_coordinate(value));
        out_ += '"';
        return *this;
    }

  private:
    /// Places to the end of the element; `second` stands before the second of them.
    void places(const std::vector<place>& all, std::string_view second) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) out_ += i == 1 ? second : " ";
            append_number(out_, short_coordinate(all[i].x));
            out_ += ' ';
            append_number(out_, short_coordinate(all[i].y));
        }
        out_ += "\"/>\n";
    }
    svg_writer& begin(std::string_view element, const mark& m) {
        out_ += '<';
        out_ += element;
        out_ += " class=\"";
        out_ += mark_role_names[static_cast<std::size_t>(m.role)];
        out_ += '"';
        return *this;
    }

    std::string& out_;
};

}  // namespace detail

/// How wide to lay out a chart whose document shall be `width` units wide: with a margin, where that leaves the 280
/// that a chart needs.
[[nodiscard]] inline double inside_margins(double width) noexcept {
    constexpr double margins = 24;
    constexpr double least = 280;
    return width - margins > least ? width - margins : width < least ? width : least;
}

/// A chart as an SVG document that stands alone, `width` units wide, the chart in its middle: title and sentence above
/// the marks, on white, and read aloud as one image by their names. Coordinates have at most two decimals; the same
/// chart gives the same bytes everywhere.
[[nodiscard]] inline std::string svg_text(const display_list& chart, double width) {
    constexpr double margin = 12;
    constexpr double title_size = 17;
    constexpr double sentence_size = 13;
    const std::vector<std::string> title = wrapped(chart.title, title_size, chart.width);
    const std::vector<std::string> sentence = wrapped(chart.sentence, sentence_size, chart.width);
    const double title_height = static_cast<double>(title.size()) * 22;
    const double above = margin + title_height + static_cast<double>(sentence.size()) * 18 + 10;
    const double left = (width - chart.width) / 2;
    const double height = above + chart.height + margin;

    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title sentence\"";
    detail::svg_writer svg{out};
    svg.number("width", width).number("height", height);
    out += " viewBox=\"0 0 " + number_text(short_coordinate(width)) + ' ' + number_text(short_coordinate(height));
    out += "\">\n<title id=\"title\">" + detail::xml_text(chart.title) + "</title>\n<desc id=\"sentence\">";
    out += detail::xml_text(chart.sentence) + "</desc>\n<style>";
    out += detail::svg_style;
    out += "</style>\n<rect";
    svg.number("width", width).number("height", height);
    out += " fill=\"#ffffff\"/>\n";
    double y = margin + title_size - 2;
    for (const std::string& line : title) {
        svg.text("title", {left, y}, title_size, text_anchor::start, line);
        y += 22;
    }
    for (const std::string& line : sentence) {
        svg.text("label", {left, y}, sentence_size, text_anchor::start, line);
        y += 18;
    }
    out += "<g transform=\"translate(" + number_text(short_coordinate(left)) + ' ' + number_text(above) + ")\">\n";
    for (const mark& m : chart.marks) svg.write(m);
    return out += "</g>\n</svg>\n";
}

}  // namespace nineways::io::chart
