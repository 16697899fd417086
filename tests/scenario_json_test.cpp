// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/package_reader.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace scenario_json_test {

using nineways::fault;
using nineways::faults;
using nineways::scenario;

namespace {

struct reading {
    scenario read;
    nineways::scenario_words words;
    faults found;
};

/// A text read as a package: a preset, a document or a stack.
reading read(const std::string& text) {
    nineways::detail::fault_list log;
    const std::optional<nineways::io::json_document> document = nineways::io::read_json(text, log);
    REQUIRE(document);
    nineways::io::document_reader document_reading{*document, log};
    reading all;
    all.read = nineways::io::read_package(document_reading.root(), log, {}, &all.words);
    all.found = log.take();
    return all;
}

std::string written(const reading& r) {
    nineways::io::json_stream out;
    nineways::io::write_scenario(out, r.read, &r.words);
    return std::move(out).text();
}

/// The only fault of a text, told as the command line tells it.
std::string only_fault(const std::string& text) {
    const faults found = read(text).found;
    REQUIRE(found.size() == 1);
    return found[0].place + ": found " + found[0].found + "; expected " + found[0].expected + ". " + found[0].mend;
}

/// A scenario that makes classes smaller, with more members.
std::string smaller(const std::string& id, const std::string& settings, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "levers": {"smaller_classes": )" + settings + "}" + more + "}";
}

}  // namespace

TEST_CASE("A scenario needs an id and levers; all else has its usual value", "[scenario_json]") {
    const reading r = read(smaller("small", R"({"k_3": 2})"));
    REQUIRE(r.found.empty());
    CHECK(r.read.title.empty());
    CHECK(r.words.author.empty());
    CHECK(r.read.base.empty());
    REQUIRE(r.read.levers.size() == 1);
    CHECK(r.read.levers[0].setting[0] == 2);
    CHECK(r.read.levers[0].setting[1] == 0);
    CHECK_FALSE(r.read.levers[0].locked);
}

TEST_CASE("A written scenario lists every setting of the levers that it sets, and reads back as the same",
          "[scenario_json]") {
    const std::string text =
        R"({"format": "nineways-scenario/1", "id": "s", "title": "S", "author": "Office of Finance",)"
        R"( "base": "as_it_stands", "reason": "why", "levers": {"coaching": {"share": 0.3, "reason": "it works"},)"
        R"( "pay_for_roles": {}}, "locked": ["coaching"]})";
    const reading first = read(text);
    REQUIRE(first.found.empty());
    const std::string once = written(first);
    CHECK(once.find(R"("author":"Office of Finance","base":"as_it_stands","reason":"why")") != std::string::npos);
    // In the order of the catalog, with what was left out: a supplement of 20 % is the usual shape.
    CHECK(once.find(R"("levers":{"pay_for_roles":{"share":0,"supplement":0.2},"coaching":{"share":0.3,)") !=
          std::string::npos);
    CHECK(once.find(R"("reason":"it works"}},"locked":["coaching"],"digest":")") != std::string::npos);
    const reading second = read(once);
    CHECK(second.found.empty());
    CHECK(written(second) == once);
}

TEST_CASE("The digest is of what a scenario does, not of its words or its bytes", "[scenario_json]") {
    const auto digest = [](const std::string& text) {
        const reading r = read(text);
        REQUIRE(r.found.empty());
        return nineways::io::scenario_digest(r.read);
    };
    const std::string own = digest(smaller("a", R"({"k_3": 2})"));
    CHECK(own.size() == 64);
    CHECK(own == digest(smaller("b", R"({ "grades_4_12" : -0.0, "k_3" : 2.0, "reason" : "r" })",
                                R"(, "title": "T", "author": "A", "reason": "R", "locked": [])")));
    CHECK(own != digest(smaller("a", R"({"k_3": 3})")));
    CHECK(own != digest(smaller("a", R"({"k_3": 2})", R"(, "locked": ["smaller_classes"])")));
    CHECK(own != digest(R"({"id": "a", "levers": {"smaller_classes": {"k_3": 2}, "coaching": {}}})"));
    // SHA-256, by another program, of {"format":"nineways-scenario/1","base":"as_it_stands","levers":{},"locked":[]}
    CHECK(digest(R"({"id": "nothing", "levers": {}})") ==
          "de61ae3163b68845514db4ca429e72aade39a0b50d62762393148d32a5c45c88");
}

TEST_CASE("A digest that is not that of the content is refused, and says which it is", "[scenario_json]") {
    const std::string own = nineways::io::scenario_digest(read(smaller("a", R"({"k_3": 2})")).read);
    CHECK(read(smaller("a", R"({"k_3": 2})", R"(, "digest": ")" + own + '"')).found.empty());
    const faults changed = read(smaller("a", R"({"k_3": 2.5})", R"(, "digest": ")" + own + '"')).found;
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].place == "/digest");
    CHECK(changed[0].found.find(own.substr(0, 20)) != std::string::npos);
    CHECK(changed[0].expected == "the digest of what stands here, " +
                                     nineways::io::scenario_digest(read(smaller("a", R"({"k_3": 2.5})")).read));
    CHECK(changed[0].mend ==
          "The scenario was changed after it was written: look at it again, and take the digest out.");
    // Where the content has faults of its own, these are what is told.
    const faults both = read(smaller("a", R"({"k_3": 99})", R"(, "digest": ")" + own + '"')).found;
    REQUIRE(both.size() == 1);
    CHECK(both[0].place == "/levers/smaller_classes/k_3");
}

TEST_CASE("Every fault of a scenario comes at once, with its place and a way to mend it", "[scenario_json]") {
    const faults found = read(R"({"format": "nineways-scenario/2", "id": "as_it_stands", "author": 7, "base": "",
        "levers": {"coachng": {}, "coaching": {"share": 2, "sare": 0.1, "reason": []}},
        "locked": ["smaller_classes", "nothing"], "digest": "0", "titel": "T"})")
                             .found;
    std::vector<std::string> places;
    for (const fault& f : found) {
        places.push_back(f.place);
        CHECK_FALSE(f.found.empty());
        CHECK_FALSE(f.expected.empty());
        CHECK_FALSE(f.mend.empty());
    }
    CHECK(places == std::vector<std::string>{"/format", "/id", "/author", "/base", "/levers/coachng",
                                             "/levers/coaching/share", "/levers/coaching/reason",
                                             "/levers/coaching/sare", "/locked/0", "/locked/1", "/digest", "/titel"});
}

TEST_CASE("A setting that is 0 or 1 is nothing between, and no other setting is such", "[scenario_json]") {
    CHECK(only_fault(R"({"id": "half", "levers": {"expert_led_teams": {"minutes": 60, "in_day": 0.4}}})") ==
          "/levers/expert_led_teams/in_day: found 0.4; expected a whole number from 0 to 1. Give a whole number.");
    CHECK(read(R"({"id": "on", "levers": {"expert_led_teams": {"minutes": 60, "in_day": 1}}})").found.empty());
    CHECK(read(R"({"id": "off", "levers": {"early_intervention": {"intensive": 0}}})").found.empty());
    std::size_t switches = 0;
    for (const nineways::lever* l : nineways::lever_catalog) {
        for (const nineways::lever_setting& s : nineways::settings_of(*l)) {
            CHECK(nineways::is_switch(s) == (s.unit == "0 or 1"));
            if (nineways::is_switch(s)) ++switches;
        }
    }
    CHECK(switches == 3);  // teams in the day, early intervention and second classes for which tiers
}

TEST_CASE("A base must be given beside what changes it", "[scenario_json]") {
    CHECK(only_fault(smaller("over", R"({"k_3": 1})", R"(, "base": "under")")) ==
          "/base: found \"under\"; expected the id of a scenario that is given beside it, or \"as_it_stands\". "
          "Give that scenario too, in one stack with this one or as the baseline.");
    const reading r = read("[" + smaller("over", R"({"k_3": 1})", R"(, "base": "under")") +
                           R"(, {"id": "under", "levers": {"coaching": {"share": 0.1}}}])");
    CHECK(r.found.empty());
    CHECK(r.read.base.empty());
    CHECK(r.read.levers.size() == 2);
    CHECK(only_fault("[" + smaller("self", "{}", R"(, "base": "self")") + "]").substr(0, 8) == "/0/base:");
    const faults circle = read(R"([{"id": "a", "base": "b", "levers": {}}, {"id": "b", "base": "c", "levers": {}},
        {"id": "c", "base": "b", "levers": {}}])")
                              .found;
    REQUIRE(circle.size() == 2);  // a leads into the circle, and is no part of it
    CHECK(circle[0].place == "/1/base");
    CHECK(circle[1].place == "/2/base");
    CHECK(circle[0].mend == "The bases lead in a circle: let one of them be \"as_it_stands\".");
}

TEST_CASE("Scenarios of a stack that disagree are faults, all at once; those that agree are one", "[scenario_json]") {
    const std::string low = smaller("low", R"({"k_3": 1})");
    const std::string high = smaller("high", R"({"k_3": 2, "grades_4_12": 1})");
    const faults found = read("[" + low + ", " + high + ", " + smaller("low", R"({"k_3": 1})") + "]").found;
    REQUIRE(found.size() == 3);
    CHECK(found[0].place == "/1/levers/smaller_classes");
    CHECK(found[0].found == "\"k_3\" at 2 in \"high\", at 1 in \"low\"");
    CHECK(found[0].expected == "one value of \"k_3\" in all scenarios of a stack that set the lever");
    CHECK(found[0].mend ==
          "See /0/levers/smaller_classes: give both one value, or take the lever out of one; naming a lever sets all "
          "of it.");
    CHECK(found[1].found == "\"grades_4_12\" at 1 in \"high\", at 0 in \"low\"");
    CHECK(found[2].place == "/2/id");
    CHECK(found[2].mend == "/0 has this id too: rename one, or leave one out.");

    const reading r = read("[" + low + ", " + smaller("more", R"({"k_3": 1.0})", R"(, "locked": ["smaller_classes"])") +
                           R"(, {"id": "third", "title": "Third", "levers": {"coaching": {"share": 0.2}}}])");
    REQUIRE(r.found.empty());
    CHECK(r.read.id == "low+more+third");
    CHECK(r.read.title == "Third");
    REQUIRE(r.read.levers.size() == 2);
    CHECK(nineways::choice_of(r.read, r.read.levers[1].lever)->locked);
}

TEST_CASE("A stack does the same in whatever order it is given", "[scenario_json]") {
    const std::string one = smaller("one", R"({"k_3": 1})");
    const std::string other = R"({"id": "other", "base": "one", "levers": {"coaching": {"share": 0.2}}})";
    CHECK(nineways::io::scenario_digest(read("[" + one + ", " + other + "]").read) ==
          nineways::io::scenario_digest(read("[" + other + ", " + one + "]").read));
}

TEST_CASE("A preset may stand in a stack, and is named by its place alone", "[scenario_json]") {
    const faults found = read(R"(["restore", )" + smaller("more", R"({"k_3": 2})") + "]").found;
    REQUIRE(found.size() == 2);  // the preset makes all classes smaller by half a pupil
    CHECK(found[0].found == "\"k_3\" at 2 in \"more\", at 0.5 in \"restore\"");
    CHECK(found[1].found == "\"grades_4_12\" at 0 in \"more\", at 0.5 in \"restore\"");
    CHECK(found[1].mend.substr(0, 8) == "See /0: ");
    CHECK(only_fault(R"(["restor"])").find("Did you mean \"restore\"?") != std::string::npos);
    CHECK(only_fault("[]").substr(0, 1) == ":");
}

TEST_CASE("Levers of two scenarios whose rows exclude each other are a conflict, at their base they are not",
          "[scenario_json]") {
    const auto pulling = [](const std::string& id, const nineways::lever& l, bool pulled) {
        const auto amount =
            std::find_if(l.settings.begin(), l.settings.end(), [](const auto& s) { return s.scales(); });
        const double value = pulled ? (amount->max != amount->base ? amount->max : amount->min) : amount->base;
        nineways::io::json_stream out;
        out.object().put("id", id).object("levers").key(l.id).object().put(amount->id, value).end().end().end();
        return std::move(out).text();
    };
    std::size_t pairs = 0;
    for (const nineways::lever* one : nineways::lever_catalog) {
        for (const auto& id : one->conflicts) {
            if (id.empty()) continue;
            ++pairs;
            const nineways::lever& other = *nineways::lever_catalog[static_cast<std::size_t>(nineways::find_lever(id))];
            const std::string first = pulling("first", *one, true);
            const faults found = read("[" + first + ", " + pulling("second", other, true) + "]").found;
            REQUIRE(found.size() == 1);
            CHECK(found[0].place == "/1/levers/" + std::string{other.id.view()});
            CHECK(found[0].found.find("of \"first\"") != std::string::npos);
            CHECK(found[0].mend == "See /0/levers/" + std::string{one->id.view()} +
                                       ": take one of them out, or set it back to its base.");
            CHECK(read("[" + first + ", " + pulling("second", other, false) + "]").found.empty());
        }
    }
    CHECK(pairs > 0);
}

}  // namespace scenario_json_test
