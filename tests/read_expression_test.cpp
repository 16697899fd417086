// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include <nineways/formula/read_expression.hpp>

namespace read_expression_test {

using namespace nineways;

namespace {

std::string sign_of(formula_op op) {
    switch (op) {
        case formula_op::negate:
        case formula_op::subtract:
            return "-";
        case formula_op::add:
            return "+";
        case formula_op::multiply:
            return "*";
        case formula_op::divide:
            return "/";
        case formula_op::less:
            return "<";
        case formula_op::at_most:
            return "<=";
        case formula_op::more:
            return ">";
        case formula_op::at_least:
            return ">=";
        case formula_op::equal:
            return "=";
        case formula_op::unequal:
            return "!=";
        case formula_op::both:
            return "and";
        case formula_op::either:
            return "or";
        case formula_op::opposite:
            return "not";
        default:
            break;
    }
    for (const formula_function& each : formula_functions) {
        if (each.op == op) return std::string{std::string_view{each.name}};
    }
    return "?";
}

std::string tree(const expression& e, std::size_t n) {
    const expression_node& node = e.nodes[n];
    switch (node.op) {
        case formula_op::number:
            return detail::decimal_text(node.number);
        case formula_op::text:
            return '\'' + node.word + '\'';
        case formula_op::none:
            return "none";
        case formula_op::name: {
            std::string out = node.word;
            for (const formula_subscript& s : node.subscripts)
                out += '[' + s.word + (s.shift == 0 ? "" : (s.shift > 0 ? "+" : "") + std::to_string(s.shift)) + ']';
            return out;
        }
        default:
            break;
    }
    std::string out = '(' + sign_of(node.op);
    if (!node.word.empty()) out += ':' + node.word;
    for (const std::uint32_t o : node.operands) out += ' ' + tree(e, o);
    return out + ')';
}

/// The tree of an expression, operators first: "a + b * 2" is "(+ a (* b 2))". The fault where it has one.
std::string tree(std::string_view text) {
    detail::fault_list log;
    const expression e = read_expression(text, "/here", log);
    if (!log.empty()) return e.empty() ? log.filed()[0].found : "a slip and an expression";
    return tree(e, e.nodes.size() - 1);
}

fault slip(std::string_view text) {
    detail::fault_list log;
    static_cast<void>(read_expression(text, "/here", log));
    REQUIRE(log.total() == 1);
    return log.take()[0];
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("operators bind as in arithmetic, from the left", "[formula]") {
    CHECK(tree("a + b * 2") == "(+ a (* b 2))");
    CHECK(tree("(a + b) * 2") == "(* (+ a b) 2)");
    CHECK(tree("a - b - c") == "(- (- a b) c)");
    CHECK(tree("a / b / c * d") == "(* (/ (/ a b) c) d)");
    CHECK(tree("a - b * c + d") == "(+ (- a (* b c)) d)");
    CHECK(tree("-a * b") == "(* (- a) b)");
    CHECK(tree("a - -b") == "(- a (- b))");
    CHECK(tree("--a") == "a");
    CHECK(tree("---a") == "(- a)");
    CHECK(tree("a+b\t*\n2\r") == "(+ a (* b 2))");
}

TEST_CASE("comparisons stand above arithmetic, and below not, and, or", "[formula]") {
    CHECK(tree("a + 1 < b * 2") == "(< (+ a 1) (* b 2))");
    CHECK(tree("a<=b") == "(<= a b)");
    CHECK(tree("a >= b") == "(>= a b)");
    CHECK(tree("a > b") == "(> a b)");
    CHECK(tree("a = b") == "(= a b)");
    CHECK(tree("a != b") == "(!= a b)");
    CHECK(tree("a < 1 or b < 2 and c < 3") == "(or (< a 1) (and (< b 2) (< c 3)))");
    CHECK(tree("(a < 1 or b < 2) and c < 3") == "(and (or (< a 1) (< b 2)) (< c 3))");
    CHECK(tree("not a < 1 and b < 2") == "(and (not (< a 1)) (< b 2))");
    CHECK(tree("not not a < 1") == "(< a 1)");
    CHECK(tree("not (a < 1 or b < 2)") == "(not (or (< a 1) (< b 2)))");
}

TEST_CASE("numbers are decimals, a percent sign is a hundredth, texts stand in marks", "[formula]") {
    detail::fault_list log;
    const auto number = [&](std::string_view text) { return read_expression(text, "", log).root().number; };
    CHECK(number("4028.47") == 4028.47);
    CHECK(number(".5") == 0.5);
    CHECK(number("15%") == 0.15);
    CHECK(number("98.5%") == 0.985);
    CHECK(number("0.07%") == 0.0007);
    CHECK(number("123456789012345678") == 123456789012345678.0);
    CHECK(log.empty());
    CHECK(tree("a * 15%") == "(* a 0.15)");
    CHECK(tree("kind = 'Unit'") == "(= kind 'Unit')");
    CHECK(tree("kind != ''") == "(!= kind '')");
    CHECK(tree("kind = 'École + \"x\"'") == "(= kind 'École + \"x\"')");
    CHECK(tree("none") == "none");
    CHECK(tree("nones") == "nones");
    CHECK(slip("1234567890123456789").expected == "at most 18 digits");
    CHECK(slip("1.5e3").mend == "Write numbers with digits and one point, without an exponent.");
    CHECK(slip("1.5.2").found == "\".2\" at character 4");
}

TEST_CASE("subscripts are members or sets, some members before or after", "[formula]") {
    CHECK(tree("x[band]") == "x[band]");
    CHECK(tree("x[band, k2]") == "x[band][k2]");
    CHECK(tree("x[2013_14]") == "x[2013_14]");
    CHECK(tree("x[2013]") == "x[2013]");
    CHECK(tree("x[year - 1] + y[band, year + 12]") == "(+ x[year-1] y[band][year+12])");
    CHECK(tree("x[year-0]") == "x[year]");
    CHECK(tree("x[year] - 1") == "(- x[year] 1)");
    CHECK(slip("x[]").found == "\"]\" at character 3");
    CHECK(slip("x[year - a]").found == "\"a\" at character 10");
    CHECK(slip("x[year - 1.5]").expected == "a whole number of members");
    CHECK(slip("x[year - 1001]").expected == "a whole number of members");
    CHECK(slip("x[year").found == "the end at character 7");
    CHECK(slip("x[year").expected == "\"]\"");
    CHECK(slip("x[a b]").found == "\"b\" at character 5");
}

TEST_CASE("functions take the operands that they have", "[formula]") {
    CHECK(tree("max(a, b, c + 1)") == "(max a b (+ c 1))");
    CHECK(tree("if(a > 1, b, 0)") == "(if (> a 1) b 0)");
    CHECK(tree("if(a > 1, b, a > 0, c, 0)") == "(if (> a 1) b (> a 0) c 0)");
    CHECK(tree("total(band, x[band] * 2)") == "(total:band (* x[band] 2))");
    CHECK(tree("max (a, b)") == "(max a b)");
    CHECK(tree("maximum") == "maximum");
    for (const formula_function& each : formula_functions) {
        const std::string name{std::string_view{each.name}};
        const std::string begun = name + (each.op == formula_op::total ? "(s" : "(a");
        CHECK(tree(begun + repeated(", a", each.least - 1) + ")").substr(0, name.size() + 1) == '(' + name);
        CHECK(slip(begun + repeated(", a", each.most) + ")").expected == std::string_view{each.use});
    }
    CHECK(slip("if(a > 1, b)").mend == "It has 2 operands.");
    CHECK(slip("if(a > 1, b, c > 1, d)").mend == "It has 4 operands.");
    CHECK(slip("interpolate(a, 1, 2, 3)").mend == "It has 4 operands.");
    CHECK(slip("interpolate(a, 1, 2, 3, 4, 5)").mend == "It has 6 operands.");
    CHECK(slip("abs(a, b)").found == "\"abs(a, b)\" at character 1");
    CHECK(slip("1 + sqr(a)").found == "\"sqr\" at character 5");
    CHECK(slip("1 + sqr(a)").mend == "Did you mean \"sqrt\"?");
    CHECK(slip("total(3, a)").expected == "the name of a set");
    CHECK(slip("total(s)").expected == "\",\"");
    CHECK(slip("max()").found == "\")\" at character 5");
}

TEST_CASE("sums over units have a condition and a group, in this order", "[formula]") {
    CHECK(tree("sum(x)") == "(sum x)");
    CHECK(tree("sum(x where y > 1)") == "(sum x (> y 1))");
    CHECK(tree("sum(x by county)") == "(sum:county x)");
    CHECK(tree("sum(x * 2 where y > 1 and z < 2 by all) / 3") == "(/ (sum:all (* x 2) (and (> y 1) (< z 2))) 3)");
    CHECK(tree("sum_up_to(x, y where z < 2 by county)") == "(sum_up_to:county x y (< z 2))");
    CHECK(tree("rank(-x)") == "(rank (- x))");
    CHECK(slip("sum(x by county where y > 1)").found == "\"where\" at character 17");
    CHECK(slip("max(x, y by county)").found == "\"by\" at character 10");
    CHECK(slip("x where y > 1").found == "\"where\" at character 3");
    CHECK(slip("sum(x by 3)").expected == "the name of a group");
    CHECK(slip("sum(where y > 1)").expected == "a value");
}

TEST_CASE("a slip is told with its character, what was expected and a mend", "[formula]") {
    const fault empty = slip("  ");
    CHECK(empty.place == "/here");
    CHECK(empty.found == "the end at character 3");
    CHECK(empty.expected == "a number, a name, a function or (");
    CHECK(slip("a +").found == "the end at character 4");
    CHECK(slip("a + * b").found == "\"*\" at character 5");
    CHECK(slip("a b").found == "\"b\" at character 3");
    CHECK(slip("a b").expected == "an operator or the end");
    CHECK(slip("(a + b").expected == "\")\"");
    CHECK(slip("a + b)").found == "\")\" at character 6");
    CHECK(slip("a == b").found == "\"=\" at character 4");
    CHECK(slip("a == b").mend == "Write = once to compare.");
    CHECK(slip("a < b < c").found == "\"<\" at character 7");
    CHECK(slip("a < b < c").mend == "Join two comparisons with \"and\": a < b and b < c.");
    CHECK(slip("Base + 1").mend == "Write names in small letters.");
    CHECK(slip("a and").found == "the end at character 6");
    CHECK(slip("and a").expected == "a value");
    CHECK(slip("kind = 'Unit").expected == "a closing '");
    CHECK(slip("kind = 'Unit").found == "\"'Unit\" at character 8");
    // Characters are counted, not bytes: each of these has several.
    CHECK(slip("kind = 'Süd' × 2").found == "\"×\" at character 14");
    CHECK(slip("a − b").found == "\"−\" at character 3");
    CHECK(slip("+a").found == "\"+\" at character 1");
}

TEST_CASE("an expression has at most 100 brackets in each other, 300 operations and 20,000 bytes", "[formula]") {
    CHECK(tree(repeated("(", 100) + "a" + repeated(")", 100)) == "a");
    const fault brackets = slip(repeated("(", 101) + "a" + repeated(")", 101));
    CHECK(brackets.expected == "at most 100 levels of brackets");
    CHECK(brackets.found == "\"a\" at character 102");
    CHECK(slip(repeated("(", 9'000)).expected == "at most 100 levels of brackets");
    CHECK(slip(repeated("abs(", 101) + "a" + repeated(")", 101)).expected == "at most 100 levels of brackets");
    CHECK(tree("(a) + " + repeated("(", 100) + "a" + repeated(")", 100)) == "(+ a a)");
    // 299 additions over one name are 300 levels.
    CHECK(tree(repeated("a + ", 299) + "a").substr(0, 300).find_first_not_of("(+ ") == std::string::npos);
    CHECK(slip(repeated("a + ", 300) + "a").expected == "at most 300 operations within each other");
    CHECK(tree(repeated("-", 5'000) + "a") == "a");
    CHECK(tree("a" + std::string(19'999, ' ')) == "a");
    CHECK(slip("a" + std::string(20'000, ' ')).expected == "at most 20000 bytes");
}

TEST_CASE("nodes know the words that they were made of", "[formula]") {
    detail::fault_list log;
    const expression e = read_expression(" max( a , b[k2] ) / (c) ", "", log);
    REQUIRE(log.empty());
    CHECK(e.words(e.root()) == "max( a , b[k2] ) / (c)");
    const expression_node& left = e.nodes[e.root().operands[0]];
    CHECK(e.words(left) == "max( a , b[k2] )");
    CHECK(e.words(e.nodes[left.operands[1]]) == "b[k2]");
    CHECK(e.words(e.nodes[e.root().operands[1]]) == "c");
}

}  // namespace read_expression_test
