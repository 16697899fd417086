// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <nineways/io/column_map.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/json_text.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/typical.hpp>
#include <nineways/version.hpp>
#include <cli/door.hpp>

/// How commands become requests to the one door, and its faults become lines.
namespace nineways::cli {

/// A response under reading. Keys keep their order.
using json = nlohmann::ordered_json;

/// A part of a request that came from a file: faults in it are told by the file's name. Rows and columns, which have no
/// pointer, are those of the part without one.
struct file_part {
    std::string pointer;
    std::string file;
};

/// A request: its members one by one, documents as the text that they are.
class request_text {
  public:
    template <class Value>
    void put(const char* key, const Value& value) {
        io::json_stream written;
        written.add(value);
        put_document(key, written.text());
    }
    void put_document(const char* key, const std::string& document) {
        text_ += text_.empty() ? '{' : ',';
        io::detail::append_json_text(text_, key);
        text_ += ':' + document;
    }
    [[nodiscard]] std::string text() const { return text_.empty() ? "{}" : text_ + '}'; }

  private:
    std::string text_;
};

/// Runs one operation and gives the text of its result; throws every fault.
[[nodiscard]] std::string run(std::string_view operation, const request_text& request,
                              const std::vector<file_part>& parts = {});

/// Reads what a document says, so that its faults come beside those of its text.
using content_reader = void (*)(const io::value_reader&, io::fault_list&);

/// For a document of which only the text is looked at.
inline void read_text_only(const io::value_reader&, io::fault_list&) {}
void read_district(const io::value_reader& root, io::fault_list& log);
void read_scenario(const io::value_reader& root, io::fault_list& log);
void read_assumptions(const io::value_reader& root, io::fault_list& log);
void read_column_map(const io::value_reader& root, io::fault_list& log);

/// The text of a JSON file, without the spaces. Where it is no JSON, throws every fault of text and content by its
/// name.
[[nodiscard]] std::string read_document(const std::string& name, content_reader read_content);

/// Throws faults of a file by its name.
[[noreturn]] void throw_with_file(const std::string& name, faults all);

/// The text of a CSV file. Where it is none, throws every fault by its name.
[[nodiscard]] std::string read_list(const std::string& name);

/// The ids of the typical districts.
[[nodiscard]] std::vector<std::string_view> typical_names();

/// Puts a member that is named on the command line: one of `names`, or a document in a file. An empty word puts none.
void put_named(request_text& request, std::vector<file_part>& parts, const char* key, const std::string& word,
               std::span<const std::string_view> names, content_reader read_content);

/// Puts a package that is named by words: one preset or scenario file, or several, which are a stack.
void put_package(request_text& request, std::vector<file_part>& parts, const char* key,
                 const std::vector<std::string>& words);

/// Puts a formula of a file under a key, as `{"formula": ...}`. `above` is the pointer to what holds the key.
void put_formula(request_text& request, std::vector<file_part>& parts, const std::string& above, const std::string& key,
                 const std::string& file);

/// The names of the presets in a row.
[[nodiscard]] std::string preset_words();

/// "Did you mean ...?", or else.
[[nodiscard]] std::string meant(const std::string& word, std::span<const std::string_view> names,
                                std::string otherwise);

/// A result as a person reads it: a line for each value.
[[nodiscard]] std::string indented(const std::string& result);

/// A text on one line of a terminal, which it cannot steer: control characters are written as JSON writes them.
[[nodiscard]] std::string one_line(const std::string& text);

/// A result for a text on a terminal: each of its texts on one line.
[[nodiscard]] json printable(const std::string& result);

/// Writes a line to standard error.
void tell(const std::string& line);

}  // namespace nineways::cli
