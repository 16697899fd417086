// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <nineways/io/step_label.hpp>

namespace step_label_test {

using nineways::io::label_form;
using nineways::io::read_step_label;
using nineways::io::step_label;

TEST_CASE("a label is a number, several, an open end, a letter or a text", "[salary]") {
    struct row {
        const char* text;
        label_form form;
        int first;
        int last;
        bool open_ended;
        bool bracketed;
    };
    constexpr row rows[]{
        {"5", label_form::number, 5, 5, false, false},         {"0", label_form::number, 0, 0, false, false},
        {"17 & 18", label_form::number, 17, 18, false, false}, {"4-6", label_form::number, 4, 6, false, false},
        {"23+", label_form::number, 23, 23, true, false},      {"(9)", label_form::number, 9, 9, false, true},
        {"Q", label_form::letter, 17, 17, false, false},       {"q", label_form::text, 0, 0, false, false},
        {"QR", label_form::text, 0, 0, false, false},          {"Teacher 1", label_form::text, 0, 0, false, false},
        {"6-4", label_form::text, 0, 0, false, false},         {"5 years", label_form::text, 0, 0, false, false},
        {"12345", label_form::text, 0, 0, false, false},       {"5+ years", label_form::text, 0, 0, false, false},
        {"()", label_form::text, 0, 0, false, false},          {"+", label_form::text, 0, 0, false, false},
        {"4 &", label_form::text, 0, 0, false, false},
    };
    for (const row& each : rows) {
        CAPTURE(each.text);
        const step_label read = read_step_label(each.text);
        CHECK(read.form == each.form);
        CHECK(read.first == each.first);
        CHECK(read.last == each.last);
        CHECK(read.open_ended == each.open_ended);
        CHECK(read.bracketed == each.bracketed);
    }
}

}  // namespace step_label_test
