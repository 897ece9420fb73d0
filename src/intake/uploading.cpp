#include "intake/uploading.hpp"

#include "accounts/secret.hpp"
#include "base/text.hpp"
#include "intake/period_label.hpp"
#include "intake/preview.hpp"
#include "intake/register_view.hpp"
#include "intake/rowless_import.hpp"
#include "plan/period_store.hpp"
#include "plan/status_scale_store.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::intake {

using storage::Db;
using storage::Transaction;

namespace {

constexpr std::size_t longest_file_name = 200;
constexpr std::size_t most_problems = 200;

/// The last part of a path, without control characters; browsers and people send both.
std::string plain_file_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string plain;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) plain += c;
    }
    plain = std::string(whole_end(plain, longest_file_name));
    return plain.empty() || !is_valid_utf8(plain) ? "document" : plain;
}

void set_found(Import& import, const Found& found, const std::optional<IncomingPeriod>& period) {
    import.kind = found.kind;
    import.confidence = found.confidence;
    import.title = squeezed(found.title);
    import.document_organisation = squeezed(found.organisation);
    import.document_date = found.date;
    import.period = period ? period : found.period;
    import.problems = found.problems;
    if (import.problems.size() > most_problems) import.problems.resize(most_problems);
}

documents::Refusal nothing_found(const Found& found) {
    if (paper_kind_of(found.kind)) {
        return {fmt::format(
            "This reads as: {}. What peers found goes into a challenge: import it on the page of imports, and choose the challenge there.",
            lower_ascii(title_of(found.kind))
        )};
    }
    if (!brings_rows(found.kind) && found.kind != DocumentKind::unknown) {
        return {fmt::format(
            "This reads as: {}. Only progress reports and action plans can be put into the register: say so if it is one.",
            lower_ascii(title_of(found.kind))
        )};
    }
    return {
        "No measures were found in this file: it needs a table with a column of actions, and one that says who, "
        "when or how each stands."
    };
}

documents::Refusal nobody_asked() {
    return {
        "No measures were found in this file: import it on the page of imports, and say there what its columns hold."
    };
}

/// Of a table that nobody understood, a person may still say what its columns hold; what has a place
/// elsewhere is led there.
bool can_be_kept(const Found& found) {
    if (leads_elsewhere(found)) return true;
    const bool may_bring = brings_rows(found.kind) || found.kind == DocumentKind::unknown;
    return !found.incoming.rows.empty() || (may_bring && !found.columns.empty());
}

/// Nothing in the file is new to the register.
bool changes_nothing(Db& db, const plan::Acting& acting, const Import& import, const Incoming& incoming) {
    const auto preview = preview_of(db, acting.actor.organisation, import, incoming);
    return !preview.rows.empty() && std::ranges::all_of(preview.rows, [](const MarkedRow& row) {
        return row.mark == Mark::same || row.mark == Mark::refused;
    });
}

}  // namespace

std::expected<Uploaded, documents::Refusal>
take_in(Db& db, const plan::Acting& acting, const Upload& upload) {
    const auto organisation = acting.actor.organisation;
    acting.require(accounts::Permission::import_documents, "import a document");
    const auto scale = plan::status_scale(db, organisation);
    auto found = find_in(upload.bytes, upload.file_name, upload.asked_kind, scale, {});
    if (!found) return std::unexpected(found.error());
    if (!can_be_kept(*found)) return std::unexpected(nothing_found(*found));
    if (found->incoming.rows.empty() && upload.unread == Unread::refused)
        return std::unexpected(leads_elsewhere(*found) ? nothing_found(*found) : nobody_asked());
    Import import{
        .file_name = plain_file_name(upload.file_name),
        .sha256 = accounts::hexadecimal(accounts::sha256(upload.bytes)),
        .size = static_cast<std::int64_t>(upload.bytes.size()),
        .asked_kind = upload.asked_kind
    };
    set_found(import, *found, upload.period);
    const auto before = accepted_before(db, organisation, import.sha256);
    if (before && changes_nothing(db, acting, import, found->incoming))
        return Uploaded{.id = before->id, .is_new = false};
    Uploaded uploaded;
    db.write([&](Transaction& tx) {
        uploaded.id = add_import(tx, acting, import, upload.bytes, found->incoming);
    });
    return uploaded;
}

std::expected<void, documents::Refusal>
read_again(Db& db, const plan::Acting& acting, ImportId id, const NewReading& reading) {
    const auto organisation = acting.actor.organisation;
    auto import = find_import(db, organisation, id);
    const auto bytes = bytes_of(db, organisation, import.sha256);
    const auto scale = plan::status_scale(db, organisation);
    const auto found = find_in(bytes, import.file_name, reading.asked_kind, scale, reading.choices);
    if (!found) return std::unexpected(found.error());
    if (!can_be_kept(*found)) return std::unexpected(nothing_found(*found));
    import.asked_kind = reading.asked_kind;
    import.choices = reading.choices;
    set_found(import, *found, reading.period);
    db.write([&](Transaction& tx) { keep_new_reading(tx, acting, import, found->incoming); });
    return {};
}

std::optional<IncomingPeriod>
period_called(Db& db, accounts::OrganisationId organisation, std::string_view name) {
    auto read = read_period_cell(name);
    std::vector<IncomingPeriod> periods = {
        {.printed = squeezed(name), .label = std::move(read.label), .days = read.days}
    };
    recognise_periods(periods, plan::periods(db, organisation));
    if (!periods.front().days) return std::nullopt;
    return periods.front();
}

}  // namespace dueregard::intake
