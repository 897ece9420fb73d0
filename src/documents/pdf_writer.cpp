#include "documents/pdf_writer.hpp"

#include "documents/program.hpp"

#include <fmt/format.h>

namespace dueregard::documents {

namespace {

const Program weasyprint = {.name = "weasyprint", .package = "weasyprint"};

}  // namespace

std::string write_pdf(std::string_view html, std::chrono::sys_seconds made) {
    return output_of(
        weasyprint,
        {
            .arguments = {"--quiet", "--encoding=utf-8", "--pdf-variant=pdf/ua-1", "-", "-"},
            .input = html,
            .environment = {fmt::format("SOURCE_DATE_EPOCH={}", made.time_since_epoch().count())},
            .limit = std::chrono::seconds(120),
        }
    );
}

}  // namespace dueregard::documents
