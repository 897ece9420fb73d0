#include "plan/evidence.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_title = 500;
constexpr std::size_t longest_link = 2000;

constexpr std::array media_types = {
    std::pair{std::string_view(".pdf"), std::string_view("application/pdf")},
    std::pair{
        std::string_view(".docx"),
        std::string_view("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    },
    std::pair{
        std::string_view(".xlsx"),
        std::string_view("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    },
    std::pair{
        std::string_view(".pptx"),
        std::string_view("application/vnd.openxmlformats-officedocument.presentationml.presentation")
    },
    std::pair{std::string_view(".csv"), std::string_view("text/csv; charset=utf-8")},
    std::pair{std::string_view(".txt"), std::string_view("text/plain; charset=utf-8")},
    std::pair{std::string_view(".png"), std::string_view("image/png")},
    std::pair{std::string_view(".jpg"), std::string_view("image/jpeg")},
    std::pair{std::string_view(".jpeg"), std::string_view("image/jpeg")}
};

bool is_web_address(std::string_view link) {
    const bool has_scheme =
        starts_with_ignoring_case(link, "https://") || starts_with_ignoring_case(link, "http://");
    const auto is_forbidden = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"';
    };
    return has_scheme && link.find("//") + 2 < link.size() && std::ranges::none_of(link, is_forbidden);
}

}  // namespace

bool is_absent(const NewEvidence& evidence) {
    return trimmed(evidence.title).empty() && trimmed(evidence.link).empty() && evidence.file_name.empty()
           && evidence.content.empty();
}

Faults faults_of(const NewEvidence& evidence) {
    Faults faults;
    if (is_absent(evidence)) return faults;
    const auto link = trimmed(evidence.link);
    const bool has_file = !evidence.file_name.empty();
    if (evidence.title.size() > longest_title) {
        faults.push_back({"evidence_title", "The name of the evidence must be 500 characters or fewer"});
    }
    if (link.empty() && !has_file) {
        faults.push_back({"evidence_link", "Enter the address of the evidence or choose a file"});
    }
    if (!link.empty() && (!is_web_address(link) || link.size() > longest_link)) {
        faults.push_back({"evidence_link", "Enter an address that begins with https://"});
    }
    if (!link.empty() && has_file) {
        faults.push_back({"evidence_file", "Give a link or a file, and add the other one afterwards"});
    }
    if (has_file && evidence.content.empty()) {
        faults.push_back({"evidence_file", "The file is empty: choose another one"});
    }
    if (evidence.content.size() > largest_evidence) {
        faults.push_back({"evidence_file", "The file must be 20 MB or smaller"});
    }
    return faults;
}

std::string name_of(const Evidence& evidence) {
    if (!evidence.title.empty()) return evidence.title;
    return evidence.file_name.empty() ? evidence.link : evidence.file_name;
}

std::string size_text(std::int64_t bytes) {
    constexpr std::int64_t kilobyte = 1000;
    constexpr std::int64_t megabyte = 1'000'000;
    if (bytes < kilobyte) return bytes == 1 ? "1 byte" : fmt::format("{} bytes", bytes);
    if (bytes < megabyte) return fmt::format("{} KB", (bytes + kilobyte / 2) / kilobyte);
    const auto tenths = (bytes + megabyte / 20) / (megabyte / 10);
    return fmt::format("{}.{} MB", tenths / 10, tenths % 10);
}

std::string_view media_type_of(std::string_view file_name) {
    const auto lower = lower_ascii(file_name);
    for (const auto& [ending, type] : media_types) {
        if (lower.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

}  // namespace dueregard::plan
