#include "evidence/evidence.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::evidence {

using accounts::Acting;
using accounts::Permission;

namespace {

constexpr std::size_t longest_title = 500;
constexpr std::size_t longest_link = 2000;
constexpr std::size_t longest_note = 10'000;
constexpr std::size_t longest_figures = 200'000;

struct KindRow {
    Kind kind;
    std::string_view name;
    std::string_view title;
};

constexpr std::array kind_rows = {
    KindRow{Kind::file, "file", "File"},
    KindRow{Kind::link, "link", "Link"},
    KindRow{Kind::figures, "figures", "Table of figures"},
    KindRow{Kind::record, "record", "Record of the register"},
    KindRow{Kind::named, "named", "Only named"},
};

struct SensitivityRow {
    Sensitivity sensitivity;
    std::string_view name;
    std::string_view title;
    std::string_view who;
};

constexpr std::array sensitivity_rows = {
    SensitivityRow{Sensitivity::published, "published", "Published", "Anybody may have it."},
    SensitivityRow{
        Sensitivity::council,
        "council",
        "Within the council",
        "Everybody who sees the plan, and who sees a challenge in whose evidence room it stands."
    },
    SensitivityRow{
        Sensitivity::restricted,
        "restricted",
        "Restricted",
        "Who may change the plan, whoever added it, and the peers of a challenge in whose evidence room it stands."
    },
};

const KindRow& row_of(Kind kind) {
    const auto* const row = std::ranges::find(kind_rows, kind, &KindRow::kind);
    ensure(row != kind_rows.end(), "a kind of evidence is missing from the table of kinds");
    return *row;
}

const SensitivityRow& row_of(Sensitivity sensitivity) {
    const auto* const row = std::ranges::find(sensitivity_rows, sensitivity, &SensitivityRow::sensitivity);
    ensure(row != sensitivity_rows.end(), "a sensitivity is missing from the table of sensitivities");
    return *row;
}

constexpr auto kinds_in_order = [] {
    std::array<Kind, kind_rows.size()> kinds{};
    std::ranges::transform(kind_rows, kinds.begin(), &KindRow::kind);
    return kinds;
}();

constexpr auto sensitivities_in_order = [] {
    std::array<Sensitivity, sensitivity_rows.size()> all{};
    std::ranges::transform(sensitivity_rows, all.begin(), &SensitivityRow::sensitivity);
    return all;
}();

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

/// One of the three, and only one.
Faults faults_of_choice(const NewEvidence& evidence) {
    Faults faults;
    const bool has_link = !trimmed(evidence.link).empty();
    const bool has_file = !evidence.file_name.empty();
    const bool has_figures = !trimmed(evidence.figures).empty();
    if (!has_link && !has_file && !has_figures)
        faults.push_back({"evidence_link", "Enter the address of the evidence or choose a file"});
    if (has_link && has_file)
        faults.push_back({"evidence_file", "Give a link or a file, and add the other one afterwards"});
    if (has_figures && (has_link || has_file))
        faults.push_back(
            {"evidence_figures", "Give figures, a link or a file, and add the other ones afterwards"}
        );
    return faults;
}

}  // namespace

std::span<const Kind> all_kinds() {
    return kinds_in_order;
}

std::string_view name_of(Kind kind) {
    return row_of(kind).name;
}

std::string_view title_of(Kind kind) {
    return row_of(kind).title;
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto* const row = std::ranges::find(kind_rows, name, &KindRow::name);
    return row == kind_rows.end() ? std::nullopt : std::optional(row->kind);
}

std::span<const Sensitivity> all_sensitivities() {
    return sensitivities_in_order;
}

std::string_view name_of(Sensitivity sensitivity) {
    return row_of(sensitivity).name;
}

std::string_view title_of(Sensitivity sensitivity) {
    return row_of(sensitivity).title;
}

std::string_view who_may_open(Sensitivity sensitivity) {
    return row_of(sensitivity).who;
}

std::optional<Sensitivity> sensitivity_named(std::string_view name) {
    const auto* const row = std::ranges::find(sensitivity_rows, name, &SensitivityRow::name);
    return row == sensitivity_rows.end() ? std::nullopt : std::optional(row->sensitivity);
}

bool may_add(const Acting& acting) {
    return acting.may(Permission::report) || acting.may(Permission::assess)
           || acting.may(Permission::record_findings) || acting.may(Permission::import_documents);
}

bool may_open(const Acting& acting, const Evidence& evidence) {
    if (!acting.may(Permission::read_plan)) return false;
    return evidence.sensitivity != Sensitivity::restricted || may_change(acting, evidence);
}

bool may_change(const Acting& acting, const Evidence& evidence) {
    if (acting.may(Permission::edit_plan)) return true;
    return acting.may(Permission::read_plan) && evidence.person && evidence.person == acting.actor.person;
}

bool is_absent(const NewEvidence& evidence) {
    return trimmed(evidence.title).empty() && trimmed(evidence.link).empty() && evidence.file_name.empty()
           && evidence.content.empty() && trimmed(evidence.figures).empty();
}

Faults faults_of(const NewEvidence& evidence) {
    if (is_absent(evidence)) return {};
    auto faults = faults_of_description(evidence);
    std::ranges::move(faults_of_choice(evidence), std::back_inserter(faults));
    const auto link = trimmed(evidence.link);
    if (!link.empty() && (!is_web_address(link) || link.size() > longest_link))
        faults.push_back({"evidence_link", "Enter an address that begins with https://"});
    if (!evidence.file_name.empty() && evidence.content.empty())
        faults.push_back({"evidence_file", "The file is empty: choose another one"});
    if (evidence.content.size() > largest_evidence)
        faults.push_back({"evidence_file", "The file must be 20 MB or smaller"});
    if (evidence.figures.size() > longest_figures)
        faults.push_back({"evidence_figures", "The table is too long: give it as a file"});
    return faults;
}

Faults faults_of_description(const NewEvidence& evidence) {
    Faults faults;
    if (evidence.title.size() > longest_title)
        faults.push_back({"evidence_title", "The name of the evidence must be 500 characters or fewer"});
    if (character_count(evidence.note) > longest_note)
        faults.push_back({"evidence_note", "The note must be 10,000 characters or fewer"});
    if (evidence.speaks_from && evidence.speaks_to && *evidence.speaks_to < *evidence.speaks_from)
        faults.push_back({"evidence_to", "The last day that it speaks of must not be before the first"});
    if (evidence.speaks_from && evidence.expires && *evidence.expires < *evidence.speaks_from)
        faults.push_back(
            {"evidence_expires", "The last day on which it holds must not be before the days it speaks of"}
        );
    return faults;
}

Kind kind_of(const NewEvidence& evidence) {
    if (!evidence.file_name.empty()) return Kind::file;
    if (!trimmed(evidence.link).empty()) return Kind::link;
    return trimmed(evidence.figures).empty() ? Kind::named : Kind::figures;
}

std::string title_of(const NewEvidence& evidence) {
    if (auto title = squeezed(evidence.title); !title.empty()) return title;
    if (!evidence.file_name.empty()) return evidence.file_name;
    const auto link = trimmed(evidence.link);
    return link.empty() ? "Table of figures" : std::string(link);
}

bool has_content(const Evidence& evidence) {
    return !evidence.withdrawn && evidence.kind != Kind::named;
}

bool is_expired(const Evidence& evidence, Date today) {
    return evidence.expires && *evidence.expires < today;
}

bool expires_soon(const Evidence& evidence, Date today) {
    return evidence.expires && !is_expired(evidence, today)
           && *evidence.expires <= add_days(today, days_soon);
}

std::string period_text(const Evidence& evidence) {
    const auto& from = evidence.speaks_from;
    const auto& to = evidence.speaks_to;
    if (from && to && *from == *to) return long_date(*from);
    if (from && to) return fmt::format("{} to {}", long_date(*from), long_date(*to));
    if (from) return "From " + long_date(*from);
    return to ? "Until " + long_date(*to) : "";
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

}  // namespace dueregard::evidence
