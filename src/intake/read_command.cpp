#include "intake/read_command.hpp"

#include "base/failure.hpp"
#include "documents/read_document.hpp"
#include "intake/read_text.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>

namespace dueregard::intake {

namespace {

std::string all_of(std::istream& in) {
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Not a byte of a file over the limit is read: its size is asked first.
std::string bytes_of(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw NotFound(fmt::format("There is no file {}.", path));
    if (std::filesystem::is_directory(status))
        throw NotFound(fmt::format("{} is a folder: name a file in it.", path));
    const documents::Limits limits;
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, error) : 0;
    if (size > limits.file_bytes) {
        throw Failure(fmt::format(
            "{} is larger than {} MB, the most that is read.", path, limits.file_bytes / 1'000'000
        ));
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Unavailable(fmt::format("{} cannot be opened: check that you may read it.", path));
    auto bytes = all_of(file);
    if (file.bad()) throw Unavailable(fmt::format("{} could not be read to its end.", path));
    return bytes;
}

int run(cli::Call& call) {
    const auto output = call.values.has("--json") ? Output::json : Output::text;
    return read_file(std::string(call.values.get("FILE")), output, call.in, call.out);
}

}  // namespace

int read_file(const std::string& path, Output output, std::istream& in, std::ostream& out) {
    const bool is_standard_input = path == "-";
    const auto bytes = is_standard_input ? all_of(in) : bytes_of(path);
    const auto name = is_standard_input ? std::string() : std::filesystem::path(path).filename().string();
    auto document = documents::read_document(bytes, name);
    if (!document) throw Failure(document.error().sentence);
    document->file_name = name;
    const auto reading = reading_of(*document);
    out << (output == Output::json ? reading_json(reading) : reading_text(reading));
    return 0;
}

cli::Command read_command() {
    return {
        .name = "read",
        .summary = "print what is in a document",
        .description =
            "Recognises a Word, Excel, CSV or text document and prints its measures, how they stand, what it claims of "
            "itself and what is wrong with it, each with its place in the source. It needs no register and changes "
            "none.",
        .arguments =
            {{.name = "FILE",
              .description = "the document, or - for standard input",
              .kind = cli::ValueKind::text}},
        .options = {{.name = "--json", .description = "print one JSON object, for other programs"}},
        .run = run,
        .uses = cli::Register::untouched,
    };
}

}  // namespace dueregard::intake
