#include "intake/read_command.hpp"

#include "base/failure.hpp"
#include "documents/file_bytes.hpp"
#include "documents/read_document.hpp"
#include "intake/read_text.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <istream>
#include <iterator>
#include <ostream>

namespace dueregard::intake {

namespace {

std::string all_of(std::istream& in) {
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int run(cli::Call& call) {
    const auto output = call.values.has("--json") ? Output::json : Output::text;
    return read_file(std::string(call.values.get("FILE")), output, call.in, call.out);
}

}  // namespace

int read_file(const std::string& path, Output output, std::istream& in, std::ostream& out) {
    const bool is_standard_input = path == "-";
    const auto bytes = is_standard_input ? all_of(in) : documents::bytes_of_file(path);
    const auto name = is_standard_input ? std::string() : std::filesystem::path(path).filename().string();
    auto document = documents::read_document(bytes, name);
    if (!document) {
        const auto* const called = is_standard_input ? "Standard input" : path.c_str();
        throw Failure(fmt::format("{}: {}", called, document.error().sentence));
    }
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
            "Recognises a Word, PDF, Excel, PowerPoint, CSV or text document or a web page and prints its measures, how they "
            "stand, what peers found, what it claims of itself and what is wrong with it, each with its place in the source. It needs no register and changes "
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
