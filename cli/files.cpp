// SPDX-License-Identifier: MIT
#include <cli/files.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <nineways/fault.hpp>

namespace nineways::cli {

namespace {

constexpr std::size_t most_bytes = 128UL * 1024 * 1024;

struct close_file {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using file_handle = std::unique_ptr<std::FILE, close_file>;

[[noreturn]] void refuse(const std::string& name, std::string found, std::string expected, std::string mend) {
    throw invalid_input{fault{name, std::move(found), std::move(expected), std::move(mend)}};
}

[[noreturn]] void too_large(const std::string& name) {
    refuse(name, "more than 128 MB", "a document of at most 128 MB", "Send a smaller document.");
}

/// The files that were read, so that none is written over.
[[nodiscard]] std::vector<std::string>& files_read() {
    static std::vector<std::string> names;
    return names;
}

void refuse_file_read(const std::string& name) {
    for (const std::string& read : files_read()) {
        std::error_code error;
        if (std::filesystem::equivalent(read, name, error) && !error)
            refuse(name, "a file that was read for this", "another file to write",
                   "Give the output a name of its own.");
    }
}

void write_through(const std::string& name, std::string_view bytes) {
    file_handle file{std::fopen(name.c_str(), "wb")};
    const bool whole =
        file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && std::fflush(file.get()) == 0;
    if (!whole)
        refuse(name, std::strerror(errno), "a place that can be written", "Check the rights and the room left.");
}

}  // namespace

std::string read_file(const std::string& name) {
    const bool standard = name == "-";
    std::error_code error;
    if (!standard && std::filesystem::is_directory(name, error)) {
        refuse(name, "a folder", "a file", "Name a file in it.");
    }
    if (!standard) {
        const auto size = std::filesystem::file_size(name, error);
        if (!error && size > most_bytes) too_large(name);
    }
    file_handle opened{standard ? nullptr : std::fopen(name.c_str(), "rb")};
    std::FILE* file = standard ? stdin : opened.get();
    if (file == nullptr)
        refuse(name, std::strerror(errno), "a file that can be read", "Check the name and the rights.");
    if (!standard) files_read().push_back(name);
    std::string bytes;
    char part[65536];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, file)) > 0;) {
        bytes.append(part, got);
        if (bytes.size() > most_bytes) too_large(name);
    }
    if (std::ferror(file) != 0)
        refuse(name, std::strerror(errno), "a file that can be read", "Check the name and the rights.");
    return bytes;
}

void write_file(const std::string& name, std::string_view bytes) {
    if (name.empty() || name == "-") {
        const bool whole =
            std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
        if (!whole)
            refuse("standard output", std::strerror(errno), "room for the whole result", "Write to another place.");
        return;
    }
    std::error_code error;
    if (std::filesystem::exists(name, error) && !std::filesystem::is_regular_file(name, error)) {
        write_through(name, bytes);  // a pipe or a device keeps what it is
        return;
    }
    refuse_file_read(name);
    std::string place = name;  // a link stays a link: what it names is written
    if (std::filesystem::is_symlink(name, error)) {
        const auto target = std::filesystem::read_symlink(name, error);
        place = (std::filesystem::path{name}.parent_path() / target).string();
    }
    const std::string beside = place + ".part-" + std::to_string(::getpid());
    const auto give_up = [&](int why) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        refuse(name, std::strerror(why), "a place that can be written",
               "Check the folder, the rights and the room left.");
    };
    file_handle file{std::fopen(beside.c_str(), "wb")};
    if (!file) give_up(errno);
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() || std::fflush(file.get()) != 0)
        give_up(errno);
    if (std::fclose(file.release()) != 0) give_up(errno);
    std::filesystem::rename(beside, place, error);
    if (error) give_up(error.value());
}

}  // namespace nineways::cli
