// SPDX-License-Identifier: MIT
#include <cli/requests.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include <nineways/io/csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <cli/files.hpp>

namespace nineways::cli {

namespace {

/// The file that a place lies in; null where it lies in none.
[[nodiscard]] const file_part* part_with(std::string_view place, const std::vector<file_part>& parts) {
    for (const file_part& part : parts) {
        if (part.pointer.empty() ? place.substr(0, 1) != "/" : io::detail::begins_with(place, part.pointer))
            return &part;
    }
    return nullptr;
}

/// A fault whose place and pointers are those of the files that it speaks of.
[[nodiscard]] fault told_of_files(fault told, const std::vector<file_part>& parts) {
    const file_part* const own = part_with(told.place, parts);
    const auto in_file = [](const file_part& part, std::string_view place) {
        return place.size() == part.pointer.size() ? "the document" : std::string{place.substr(part.pointer.size())};
    };
    io::detail::change_pointers(told, [&](std::string_view pointer) {
        const file_part* const part = part_with(pointer, parts);
        if (part == nullptr) return std::string{pointer};
        return (part == own ? "" : part->file + ": ") + in_file(*part, pointer);
    });
    if (own != nullptr) told.place = own->file + ": " + in_file(*own, told.place);
    return told;
}

/// Whether a word is one of these names. Refuses one that is no file either.
[[nodiscard]] bool is_name(const std::string& word, std::span<const std::string_view> names) {
    if (std::find(names.begin(), names.end(), word) != names.end()) return true;
    std::error_code error;
    if (word != "-" && !std::filesystem::exists(word, error)) {
        throw invalid_input{fault{word, "no file of this name", io::listed_names(names) + " or a file",
                                  meant(word, names, "Check the name.")}};
    }
    return false;
}

}  // namespace

std::string run(std::string_view operation, const request_text& request, const std::vector<file_part>& parts) {
    io::session documents;
    io::response said = run_operation(documents, operation, request.text());
    if (said.ok) return std::move(said.body);
    const json body = json::parse(said.body);
    faults all;
    for (const json& f : body.at("error").at("faults")) {
        all.push_back(told_of_files({f.at("place"), f.at("found"), f.at("expected"), f.at("mend")}, parts));
    }
    if (all.empty())
        all.push_back({"", body.at("error").at("kind"), "room for the whole computation", "Use a smaller document."});
    throw invalid_input{std::move(all)};
}

void read_district(const io::value_reader& root, io::fault_list& log) {
    static_cast<void>(io::read_district(root, log, {}));
}
void read_scenario(const io::value_reader& root, io::fault_list& log) {
    static_cast<void>(io::read_scenario(root, log));
}
void read_assumptions(const io::value_reader& root, io::fault_list&) { static_cast<void>(io::read_assumptions(root)); }
void read_column_map(const io::value_reader& root, io::fault_list&) { static_cast<void>(io::read_column_map(root)); }

void throw_with_file(const std::string& name, faults all) {
    for (fault& f : all) f.place = name + ": " + (f.place.empty() ? "the document" : f.place);
    throw invalid_input{std::move(all)};
}

std::string read_list(const std::string& name) {
    std::string list = read_file(name);
    io::fault_list log;
    static_cast<void>(io::read_csv(list, log));  // while its bytes are still as they stand in the file
    if (log.total() > 0) throw_with_file(name, log.take());
    return list;
}

std::string read_document(const std::string& name, content_reader read_content) {
    io::fault_list log;
    const auto document = io::read_json(read_file(name), log);
    if (log.total() == 0) return io::write_json(document->root());
    if (document) {
        io::document_reader reading{*document, log};
        read_content(reading.root(), log);
    }
    throw_with_file(name, log.take());
}

std::vector<std::string_view> typical_names() {
    std::vector<std::string_view> names;
    for (const auto& row : typical::districts) names.push_back(row.id);
    return names;
}

void put_named(request_text& request, std::vector<file_part>& parts, const char* key, const std::string& word,
               std::span<const std::string_view> names, content_reader read_content) {
    if (word.empty()) return;
    if (!names.empty() && is_name(word, names)) return request.put(key, word);
    request.put_document(key, read_document(word, read_content));
    parts.push_back({std::string{"/"} + key, word});
}

void put_package(request_text& request, std::vector<file_part>& parts, const char* key,
                 const std::vector<std::string>& words) {
    if (words.empty()) return;
    if (words.size() == 1) return put_named(request, parts, key, words.front(), preset_names, read_scenario);
    std::string stack;
    for (std::size_t i = 0; i < words.size(); ++i) {
        request_text one;
        std::vector<file_part> part;
        put_named(one, part, "x", words[i], preset_names, read_scenario);
        const std::string text = one.text();
        stack += (i == 0 ? "" : ",") + text.substr(5, text.size() - 6);  // {"x":...}
        if (!part.empty()) parts.push_back({fmt::format("/{}/{}", key, i), words[i]});
    }
    request.put_document(key, '[' + stack + ']');
}

void put_formula(request_text& request, std::vector<file_part>& parts, const std::string& above, const std::string& key,
                 const std::string& file) {
    const auto read_formula = [](const io::value_reader& root, io::fault_list& log) {
        static_cast<void>(io::read_formula(root, log));
    };
    request_text one;
    one.put_document("formula", read_document(file, read_formula));
    request.put_document(key.c_str(), one.text());
    std::string pointer = above;
    io::append_pointer_token(pointer, key);
    parts.push_back({pointer + "/formula", file});
}

std::string preset_words() {
    std::string all;
    for (const std::string_view name : preset_names) all += (all.empty() ? "" : ", ") + std::string{name};
    return all;
}

std::string meant(const std::string& word, std::span<const std::string_view> names, std::string otherwise) {
    const auto near = io::nearest_name(word, names);
    return near ? "Did you mean \"" + std::string{*near} + "\"?" : std::move(otherwise);
}

std::string indented(const std::string& result) { return io::write_json(io::parse_json(result).root(), true) + '\n'; }

std::string one_line(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
        // U+0080 to U+009F are two bytes: terminals take some of them for the beginning of a command.
        const bool second = byte(i) == 0xc2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xa0;
        if (text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
            out += text[i] == '\n' ? "\\n" : text[i] == '\t' ? "\\t" : "\\r";
        } else if (second || byte(i) < 0x20 || byte(i) == 0x7f) {
            out += fmt::format("\\u{:04x}", second ? byte(++i) : byte(i));
        } else {
            out += text[i];
        }
    }
    return out;
}

json printable(const std::string& result) {
    json all = json::parse(result);
    const auto clean = [](json& value, const auto& again) -> void {
        if (value.is_string()) value = one_line(value.get_ref<const std::string&>());
        if (!value.is_structured()) return;
        for (json& inner : value) again(inner, again);
    };
    clean(all, clean);
    return all;
}

void tell(const std::string& line) { std::fputs((one_line(line) + '\n').c_str(), stderr); }

}  // namespace nineways::cli
