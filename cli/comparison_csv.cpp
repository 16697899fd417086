// SPDX-License-Identifier: MIT
#include <cli/comparison_text.hpp>

#include <nineways/io/csv_writer.hpp>

namespace nineways::cli {

namespace {

/// Collects rows of the flat table.
class table {
  public:
    table() { io::append_csv_row(text, {"section", "package", "item", "measure", "low", "central", "high", "unit"}); }

    void one(const char* section, const std::string& package, const std::string& item, const char* measure,
             double value, const char* unit) {
        io::append_csv_row(text, {section, package, item, measure, "", value, "", unit});
    }
    /// A measure of which nothing is known, which is not 0.
    void none(const char* section, const std::string& package, const std::string& item, const char* measure,
              const char* why) {
        io::append_csv_row(text, {section, package, item, measure, "", "", "", why});
    }
    void ranged(const char* section, const std::string& package, const std::string& item, const char* measure,
                const json& r) {
        const std::string unit = r.at("unit");
        io::append_csv_row(text, {section, package, item, measure, r.at("low").get<double>(),
                                  r.at("central").get<double>(), r.at("high").get<double>(), unit});
    }

    std::string text;
};

void put_state(table& out, const std::string& name, const json& state) {
    for (const json& p : state.at("posts")) out.one("posts", name, p.at("role"), "posts", p.at("posts"), "posts");
    for (const json& c : state.at("classes"))
        out.one("classes", name, c.at("level"), "class_size", c.at("pupils_a_class"), "pupils a class");
    for (const json& a : state.at("attention")) {
        const std::string item = a.at("level").get<std::string>() + " " + a.at("tier").get<std::string>();
        out.one("attention", name, item, "pupils", a.at("pupils"), "pupils");
        out.one("attention", name, item, "adult_minutes", a.at("adult_minutes_a_week"), "minutes a pupil a week");
        out.one("attention", name, item, "small_group_minutes", a.at("small_group_minutes_a_week"),
                "minutes a pupil a week");
    }
    out.one("pay", name, "teachers", "average_salary", state.at("pay").at("average_salary").at("value"),
            "dollars a year");
    for (const auto& [kind, part] : state.at("pay").at("earned_by").items()) {
        out.one("pay", name, kind, "earned", part.at("dollars"), "dollars a year");
        if (!part.at("share").is_null()) out.one("pay", name, kind, "share_of_pay", part.at("share"), "share");
    }
}

void put_package(table& out, const json& p) {
    const std::string name = p.at("id");
    out.one("package", name, "", "basis", p.at("basis").at("value"), "dollars a year");
    if (p.contains("not_spent")) out.one("package", name, "", "not_spent", p.at("not_spent"), "dollars a year");
    for (const char* measure : {"recurring", "in_year", "one_time"})
        out.ranged("package", name, "", measure, p.at(measure));
    out.one("package", name, "", "ten_years", p.at("ten_years").at("value"), "dollars over ten years");
    for (const json& a : p.at("areas")) {
        for (const char* measure : {"basis", "year_one", "freed_in_year"})
            out.one("areas", name, a.at("area"), measure, a.at(measure), "dollars a year");
        for (const char* measure : {"in_year", "recurring", "one_time"})
            out.ranged("areas", name, a.at("area"), measure, a.at(measure));
        out.one("areas", name, a.at("area"), "ten_years", a.at("ten_years"), "dollars over ten years");
        out.one("areas", name, a.at("area"), "posts", a.at("posts"), "posts");
    }
    for (const json& l : p.at("levers")) {
        const std::string id = l.at("id");
        for (const auto& [setting, value] : l.at("settings").items()) {
            out.one("settings", name, id, setting.c_str(), value, "as in the lever catalog");
        }
        out.one("levers", name, id, "basis", l.at("basis").at("value"), "dollars a year");
        for (const char* measure : {"recurring", "in_year", "one_time"})
            out.ranged("levers", name, id, measure, l.at(measure));
        if (l.at("measured").get<bool>())
            out.ranged("levers", name, id, "one_year_sd", l.at("one_year_sd"));
        else
            out.none("levers", name, id, "one_year_sd", "not measured");
        out.ranged("levers", name, id, "benchmark_year_sd", l.at("benchmark_year_sd"));
        for (const json& e : l.at("evidence")) {
            const std::string assumption = e.at("assumption");
            const std::string grade = e.at("grade").get<std::string>();
            io::append_csv_row(out.text, {"evidence", name, id, assumption, e.at("low").get<double>(),
                                          e.at("central").get<double>(), e.at("high").get<double>(), grade});
        }
        if (!l.at("break_even_sd").is_null())
            out.one("levers", name, id, "break_even_sd", l.at("break_even_sd"), "SD of the pupils reached");
        out.one("levers", name, id, "year_one", l.at("year_one"), "dollars a year");
        out.one("levers", name, id, "ten_years", l.at("ten_years").at("value"), "dollars over ten years");
        out.one("levers", name, id, "posts", l.at("posts"), "posts");
        for (const char* what : {"in_small_groups", "at_school", "together"})
            out.one("minutes", name, id, what, l.at("minutes").at(what), "minutes a week");
        out.one("levers", name, id, "schools_reached", l.at("schools_reached"), "schools");
        out.one("levers", name, id, "share_of_pupils_reached", l.at("share_of_pupils_reached"), "share");
    }
    const json& learning = p.at("learning");
    for (const char* measure : {"after_four_years", "after_four_years_sd", "benchmark", "benchmark_sd", "one_year_sd",
                                "one_year_undamped_sd"}) {
        out.ranged("learning", name, "all pupils", measure, learning.at(measure));
    }
    if (learning.contains("months")) {
        for (const json& m : learning.at("months")) {
            const std::string grades = m.at("grades");
            for (const char* measure : {"of_central", "of_range"}) {
                const json& span = m.at(measure);
                const std::string unit = span.at("unit");
                io::append_csv_row(out.text, {"months", name, grades, measure, span.at("low").get<double>(), "",
                                              span.at("high").get<double>(), unit});
            }
        }
    }
    for (const json& c : learning.at("cells")) {
        out.ranged("learning", name, c.at("level").get<std::string>() + " " + c.at("tier").get<std::string>(),
                   "one_year_sd", c.at("year"));
    }
    put_state(out, name, p);
}

}  // namespace

std::string comparison_csv(const json& comparison) {
    table out;
    const json& before = comparison.at("as_it_stands");
    out.ranged("spending", "as_it_stands", "", "spending", before.at("spending"));
    out.one("spending", "as_it_stands", "", "spending_a_pupil", before.at("spending_a_pupil"), "dollars a pupil");
    for (const json& f : before.at("budget")) {
        out.one("budget", "as_it_stands", f.at("function"), "modelled", f.at("modelled"), "dollars a year");
        out.one("budget", "as_it_stands", f.at("function"), "remainder", f.at("remainder"), "dollars a year");
    }
    for (const json& r : before.at("reported").at("rows")) {
        const std::string unit = r.at("unit");
        out.one("reported", "as_it_stands", r.at("measure"), "reported", r.at("reported"), unit.c_str());
        out.one("reported", "as_it_stands", r.at("measure"), "modelled", r.at("modelled"), unit.c_str());
    }
    put_state(out, "as_it_stands", before);
    put_package(out, comparison.at("a"));
    put_package(out, comparison.at("b"));
    return std::move(out.text);
}

}  // namespace nineways::cli
