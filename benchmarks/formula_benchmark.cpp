// SPDX-License-Identifier: MIT
// Funding formulas read from JSON, beside the same loops written by hand. The hand's loops give the same lines, rounded
// in the same way; they are checked to be equal to the cent before anything is timed.
#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/formula_csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/unit_table.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace formula_benchmark {

namespace {

using namespace nineways;
using columns = std::vector<std::vector<double>>;

/// Numbers that look random, the same everywhere (Knuth's MMIX generator).
class seeded {
  public:
    explicit seeded(std::uint64_t seed) : state_(seed) {}
    /// From 0 to less than `end`.
    double below(double end) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return std::floor(static_cast<double>(state_ >> 32U) * 0x1p-32 * end);
    }
    /// The same with two decimals.
    double cents_below(double end) { return below(end * 100) / 100; }

  private:
    std::uint64_t state_;
};

/// A formula, its program and units by seed: from 0 to less than `most` of each input.
struct funded {
    formula f;
    formula_program program;
    unit_data data;

    funded(const std::string& text, std::size_t units) {
        io::fault_list log;
        const auto document = io::read_json(text, log);
        if (document) {
            io::document_reader reader{*document, log};
            f = io::read_formula(reader.root(), log);
        }
        if (log.empty()) program = resolve(f, "", log);
        data.units.resize(units);
        data.columns.resize(program.columns.size());
        for (std::size_t i = 0; i < units; ++i) data.units[i] = "s" + std::to_string(i);
    }

    [[nodiscard]] std::size_t place(std::string_view id) const {
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].id == id) return c;
        }
        return program.columns.size();
    }
    [[nodiscard]] std::vector<double>& operator[](std::string_view id) {
        std::vector<double>& column = data.columns[place(id)];
        column.resize(data.units.size());
        return column;
    }
    template <class Draw>
    void fill(std::string_view id, const Draw& draw) {
        for (double& x : (*this)[id]) x = draw();
    }
    [[nodiscard]] bool run() {
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            const bool input = program.columns[c].kind == column_kind::input;
            if (input && data.columns[c].size() != data.units.size()) return false;  // the formula has changed
        }
        io::fault_list log;
        run_formula(program, data, log);
        return log.empty();
    }
};

/// A file of the project.
std::string text_of(const std::string& name) {
    std::ifstream file{std::string{NINEWAYS_SOURCE_DIR} + '/' + name};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}
std::string shipped(const std::string& name) { return text_of("data/formulas/" + name + ".json"); }

/// The whole number nearest to an amount above zero, halves up; the last digits of a double are not seen.
double dollars(double x) { return static_cast<double>(static_cast<std::int64_t>(x + 0.5 + 1e-6)); }
double cents(double x) { return dollars(x * 100) / 100; }

/// How far two columns lie apart at most.
double apart(const std::vector<double>& a, const std::vector<double>& b) {
    double most = a.size() == b.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) most = std::fmax(most, std::fabs(a[i] - b[i]));
    return most;
}

// --- the larger of weighted pupils and nearly the year before
// ------------------------------------------------------------

struct weighted : funded {
    explicit weighted(std::size_t units) : funded(text_of("benchmarks/weighted_pupils.json"), units) {
        seeded draw{1};
        fill("enrollment", [&] { return 150 + draw.below(1000); });
        fill("pupils_poverty", [&] { return draw.below(500); });
        fill("pupils_language", [&] { return draw.below(150); });
        fill("pupils_disability", [&] { return draw.below(120); });
        fill("pupils_mobility", [&] { return draw.below(80); });
        fill("prior", [&] { return 750000 + draw.cents_below(6000000); });
    }
    void hand(columns& out) {
        const double* enrollment = (*this)["enrollment"].data();
        const double* poverty = (*this)["pupils_poverty"].data();
        const double* language = (*this)["pupils_language"].data();
        const double* disability = (*this)["pupils_disability"].data();
        const double* mobility = (*this)["pupils_mobility"].data();
        const double* prior = (*this)["prior"].data();
        double* paid = out[0].data();
        for (std::size_t i = 0; i < data.units.size(); ++i) {
            const double needs = 0.25 * poverty[i] + 0.4 * language[i] + 1.25 * disability[i] + 0.1 * mobility[i];
            const double now = 5000 * (enrollment[i] + needs);
            const double least = 0.985 * prior[i];
            paid[i] = now > least ? now : least;
        }
    }
    static std::vector<std::string> lines() { return {"paid"}; }
};

// --- Boston: eleven lines rounded to dollars, and their sum
// -----------------------------------------------------------------

constexpr const char* programs[]{
    "k0_k1",         "k2",     "grades_1_2",          "grades_3_5",           "grades_6_8",
    "grades_9_12",   "autism", "early_childhood_3_4", "emotional_elementary", "emotional_secondary",
    "full_inclusion"};
constexpr double program_weights[]{1.8, 1.6, 1.4, 1.3, 1.4, 1.3, 4.3, 2.5, 3.5, 3.0, 4.3};
constexpr std::size_t program_count = std::size(programs);

struct boston : funded {
    explicit boston(std::size_t units) : funded(shipped("boston_2016"), units) {
        seeded draw{2};
        for (const char* name : programs) fill(std::string{"enrollment_"} + name, [&] { return draw.below(120); });
    }
    void hand(columns& out) {
        const double* pupils[program_count];
        double* funds[program_count];
        for (std::size_t k = 0; k < program_count; ++k) {
            pupils[k] = (*this)[std::string{"enrollment_"} + programs[k]].data();
            funds[k] = out[k].data();
        }
        double* allocation = out[program_count].data();
        for (std::size_t i = 0; i < data.units.size(); ++i) {
            double sum = 0;
            for (std::size_t k = 0; k < program_count; ++k)
                sum += funds[k][i] = dollars(pupils[k][i] * program_weights[k] * 4028.47);
            allocation[i] = sum;
        }
    }
    static std::vector<std::string> lines() {
        std::vector<std::string> all;
        for (const char* name : programs) all.push_back(std::string{"funds_"} + name);
        all.push_back("allocation");
        return all;
    }
};

// --- California: rates of thirteen years, then three lines rounded to cents
// ----------------------------------------------

struct california : funded {
    explicit california(std::size_t units) : funded(shipped("california_lcff"), units) {
        seeded draw{3};
        for (const char* span : {"ada_tk_3", "ada_g4_6", "ada_g7_8", "ada_g9_12"})
            fill(span, [&] { return draw.cents_below(3000); });
        fill("upp", [&] { return draw.below(10000) / 10000; });
    }
    void hand(columns& out) {
        static constexpr double statute[]{6845, 6947, 7154, 8289};
        static constexpr double rise[]{1.565, 0.85, 1.02, 0, 1.56, 3.7, 3.26, 0, 2.31, 13.26, 8.22, 1.07};
        static constexpr double more[]{1.104, 1, 1, 1.026};
        double rate[4];
        for (std::size_t s = 0; s < 4; ++s) {
            rate[s] = statute[s];
            for (std::size_t y = 0; y < 12; ++y)
                rate[s] = dollars(rate[s] * (1 + rise[y] / 100) * (y == 8 ? 1.027 : 1.0));
            rate[s] = dollars(rate[s] * more[s]);
        }
        const double* ada[]{(*this)["ada_tk_3"].data(), (*this)["ada_g4_6"].data(), (*this)["ada_g7_8"].data(),
                            (*this)["ada_g9_12"].data()};
        const double* upp = (*this)["upp"].data();
        double* base = out[0].data();
        double* supplemental = out[1].data();
        double* concentration = out[2].data();
        double* entitlement = out[3].data();
        for (std::size_t i = 0; i < data.units.size(); ++i) {
            base[i] = cents(ada[0][i] * rate[0] + ada[1][i] * rate[1] + ada[2][i] * rate[2] + ada[3][i] * rate[3]);
            supplemental[i] = cents(base[i] * 0.2 * upp[i]);
            concentration[i] = cents(base[i] * 0.65 * (upp[i] > 0.55 ? upp[i] - 0.55 : 0.0));
            entitlement[i] = base[i] + supplemental[i] + concentration[i];
        }
    }
    static std::vector<std::string> lines() { return {"base", "supplemental", "concentration", "entitlement"}; }
};

template <class Formula>
void engine(benchmark::State& state) {
    Formula made{static_cast<std::size_t>(state.range(0))};
    const std::vector<std::string> lines = Formula::lines();
    columns out(lines.size(), std::vector<double>(made.data.units.size()));
    if (!made.run()) return state.SkipWithError("the formula has faults");
    made.hand(out);
    for (std::size_t k = 0; k < lines.size(); ++k) {
        if (!(apart(made[lines[k]], out[k]) < 0.005)) return state.SkipWithError("not equal to the hand's loop");
    }
    io::fault_list log;
    formula_runner runner{made.program, made.data};
    for (auto _ : state) benchmark::DoNotOptimize(runner.run(log));
}
/// The same with all that is prepared and learned about the inputs forgotten each time.
template <class Formula>
void engine_once(benchmark::State& state) {
    Formula made{static_cast<std::size_t>(state.range(0))};
    for (auto _ : state) benchmark::DoNotOptimize(made.run());
}
template <class Formula>
void by_hand(benchmark::State& state) {
    Formula made{static_cast<std::size_t>(state.range(0))};
    columns out(Formula::lines().size(), std::vector<double>(made.data.units.size()));
    for (auto _ : state) {
        made.hand(out);
        benchmark::ClobberMemory();
    }
}
#define NINEWAYS_BESIDE(formula)                                                                           \
    BENCHMARK_TEMPLATE(engine, formula)->Unit(benchmark::kMillisecond)->Arg(100'000)->Arg(1'000'000);      \
    BENCHMARK_TEMPLATE(engine_once, formula)->Unit(benchmark::kMillisecond)->Arg(100'000)->Arg(1'000'000); \
    BENCHMARK_TEMPLATE(by_hand, formula)->Unit(benchmark::kMillisecond)->Arg(100'000)->Arg(1'000'000)
NINEWAYS_BESIDE(weighted);
NINEWAYS_BESIDE(boston);
NINEWAYS_BESIDE(california);
#undef NINEWAYS_BESIDE

/// A draw of the parameters of a hundred schools: the base and the four weights.
void draws(benchmark::State& state) {
    weighted made{100};
    io::fault_list log;
    formula_runner runner{made.program, made.data};
    const auto base = static_cast<std::uint32_t>(made.place("base"));
    const auto weight = static_cast<std::uint32_t>(made.place("weight_poverty"));
    seeded draw{4};
    std::vector<double> drawn;
    for (int i = 0; i < 5000; ++i) drawn.push_back(draw.cents_below(2));
    for (auto _ : state) {
        for (std::size_t i = 0; i < 1000; ++i) {
            runner.set(base, 4000 + 1000 * drawn[5 * i]);
            for (std::uint32_t k = 0; k < 4; ++k) runner.set(weight + k, drawn[5 * i + 1 + k]);
            benchmark::DoNotOptimize(runner.run(log));
            benchmark::ClobberMemory();
        }
    }
    state.counters["a_draw"] =
        benchmark::Counter(1000, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(draws)->Unit(benchmark::kMicrosecond);

// --- New Jersey: every line of 592 districts
// -----------------------------------------------------------------------------

/// Twelve shapes of districts: pupils, parts of the bands, of pupils at risk and of limited English, dollars of
/// valuation and of income a pupil.
struct shape {
    double pupils;
    double elementary;
    double middle;
    double at_risk;
    double english;
    double valuation;
    double income;
};
constexpr shape shapes[]{{230, 0.71, 0.29, 0.12, 0.01, 2.9e6, 5.1e5},  {480, 0.68, 0.32, 0.35, 0.02, 8.0e5, 1.9e5},
                         {900, 0.5, 0.22, 0.05, 0.01, 1.6e6, 6.2e5},   {1500, 0.48, 0.24, 0.6, 0.12, 4.2e5, 9.0e4},
                         {2200, 0.46, 0.23, 0.2, 0.03, 9.5e5, 2.6e5},  {3100, 0.0, 0.0, 0.15, 0.01, 1.3e6, 3.3e5},
                         {4200, 0.47, 0.24, 0.72, 0.2, 3.1e5, 7.0e4},  {5600, 0.47, 0.23, 0.1, 0.02, 1.2e6, 4.0e5},
                         {8800, 0.46, 0.23, 0.44, 0.08, 6.0e5, 1.5e5}, {14000, 0.48, 0.23, 0.66, 0.14, 3.6e5, 8.5e4},
                         {27000, 0.5, 0.22, 0.75, 0.17, 4.0e5, 6.5e4}, {40000, 0.5, 0.22, 0.7, 0.11, 4.4e5, 7.5e4}};

struct new_jersey : funded {
    explicit new_jersey(std::size_t units) : funded(shipped("new_jersey_sfra_2021"), units) {
        seeded draw{5};
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].kind == column_kind::input) data.columns[c].resize(units);
        }
        data.words = {"REGULAR", "COUNTY VOC"};
        const auto share = [&] { return 0.8 + draw.below(400) / 1000; };
        for (std::size_t i = 0; i < units; ++i) {
            const shape& s = shapes[i % 12];
            const auto set = [&](std::string_view id, double x) { data.columns[place(id)][i] = x; };
            const double pupils = std::floor(s.pupils * share());
            set("kind", i % 12 == 5 ? 1 : 0);
            for (const char* october : {"o2019", "o2018", "o2017", "o2016", "o2015", "o2014"})
                set(std::string{"pupils_"} + october, std::floor(pupils * (0.95 + draw.below(100) / 1000) * 2) / 2);
            const double high = 1 - s.elementary - s.middle;
            const double bands[]{draw.below(2) * std::floor(pupils / 20), std::floor(pupils * s.elementary),
                                 std::floor(pupils * s.middle), std::floor(pupils * high)};
            constexpr const char* names[]{"half_day_kindergarten", "elementary", "middle", "high"};
            for (std::size_t b = 0; b < 4; ++b) {
                set(std::string{"enrollment_"} + names[b], bands[b]);
                set(std::string{"at_risk_"} + names[b], std::floor(bands[b] * s.at_risk * share() * 0.8 * 2) / 2);
                set(std::string{"lep_"} + names[b], std::floor(bands[b] * s.english * share() / 4));
                set(std::string{"at_risk_and_lep_"} + names[b], std::floor(bands[b] * s.english * share() / 2));
            }
            set("concentration", std::floor(s.at_risk * share() * 10000) / 100);
            set("low_income", std::floor(pupils * s.at_risk));
            set("gca", 0.97 + draw.below(700) / 10000);
            set("equalized_valuation", std::floor(s.valuation * pupils * share()));
            set("income", std::floor(s.income * pupils * share()));
            set("county_local_share", 1e9 + draw.below(3e9));
            set("county_adequacy", 1.5e9 + draw.below(3e9));
            set("regular_riders", draw.below(0.6 * pupils));
            set("regular_miles", 2 + draw.below(60) / 10);
            set("special_riders", draw.below(0.06 * pupils));
            set("special_miles", 3 + draw.below(120) / 10);
            set("tax_rate", 0.9 + draw.below(2500) / 1000);
            set("sda", i % 12 > 8 ? 1 : not_applicable);
            set("prior_equalization", std::floor(pupils * 14000 * s.at_risk * share()));
            set("prior_special_education", std::floor(pupils * 900 * share()));
            set("prior_security", std::floor(pupils * 280 * share()));
            set("prior_transportation", std::floor(pupils * 330 * share()));
            set("prior_adjustment", draw.below(200 * pupils));
            set("tax_levy", std::floor(pupils * 11000 * share()));
            set("other_aid_a", draw.below(40 * pupils));
            set("other_aid_b", draw.below(25 * pupils));
        }
    }
};

void districts_of_new_jersey(benchmark::State& state) {
    new_jersey made{592};
    if (!made.run()) return state.SkipWithError("the formula has faults");
    std::size_t lines = 0;
    for (const program_column& column : made.program.columns) lines += column.kind == column_kind::line ? 1 : 0;
    for (auto _ : state) benchmark::DoNotOptimize(made.run());
    state.counters["lines"] = static_cast<double>(lines);
}
BENCHMARK(districts_of_new_jersey)->Unit(benchmark::kMillisecond);

// --- from a table to a table
// ---------------------------------------------------------------------------------------------

std::string table_of(weighted& made) {
    std::string out{"school,enrollment,pupils_poverty,pupils_language,pupils_disability,pupils_mobility,prior\n"};
    const std::size_t first = made.place("enrollment");
    for (std::size_t i = 0; i < made.data.units.size(); ++i) {
        out += made.data.units[i];
        for (std::size_t c = first; c < first + 6; ++c) {
            out += ',';
            io::append_number(out, made.data.columns[c][i]);
        }
        out += '\n';
    }
    return out;
}

/// The text of a table of schools, read, funded and written as the text of another.
void table_to_table(benchmark::State& state) {
    weighted made{static_cast<std::size_t>(state.range(0))};
    const std::string text = table_of(made);
    std::size_t bytes = 0;
    for (auto _ : state) {
        io::fault_list log;
        const io::csv_table table = io::read_csv(text, log);
        unit_data data = io::read_units(made.f, made.program, {{&table, "", made.f.key, input_table::units}}, {}, log);
        run_formula(made.program, data, log);
        if (!log.empty()) return state.SkipWithError("the table has faults");
        bytes = io::write_lines_csv(made.f, made.program, data).size();
    }
    state.counters["bytes_in"] = static_cast<double>(text.size());
    state.counters["bytes_out"] = static_cast<double>(bytes);
}
BENCHMARK(table_to_table)->Unit(benchmark::kMillisecond)->Arg(100'000);

}  // namespace

}  // namespace formula_benchmark
