#include "intake/import_command.hpp"

#include "accounts/organisation_commands.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "cli/progress.hpp"
#include "documents/file_bytes.hpp"
#include "intake/acceptance.hpp"
#include "intake/page_pieces.hpp"
#include "intake/preview.hpp"
#include "intake/uploading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace dueregard::intake {

namespace {

using storage::Db;
using storage::Transaction;

constexpr int nothing_left = 0;
constexpr int rows_left = 1;
constexpr std::size_t steps = 3;

/// Whoever may open the register's file, or has its address, acts as its equality lead.
plan::Acting acting_for(accounts::OrganisationId organisation) {
    return {
        .actor = accounts::command_line_of(organisation),
        .roles = {accounts::Role::equality_lead},
        .service_areas = {}
    };
}

std::optional<IncomingPeriod>
period_in(Db& db, accounts::OrganisationId organisation, const cli::Call& call) {
    const auto name = call.values.get("--period");
    if (name.empty()) return std::nullopt;
    auto period = period_called(db, organisation, name);
    if (period) return period;
    throw BadRequest(fmt::format(
        "The days of the period “{}” cannot be told: name one of the register, or say 2026-Q2, Quarter 2, 2026/27 or "
        "2026-07-01 to 2026-09-30.",
        name
    ));
}

void print_counts(std::ostream& out, const MarkCounts& counts) {
    for (const auto mark : all_marks()) {
        if (mark == Mark::left_out && counts.of(mark) == 0) continue;
        out << fmt::format("{:<9} {:>6}\n", name_of(mark), counts.of(mark));
    }
}

/// Every row that is not taken, with its place and the reason.
void print_reasons(std::ostream& out, const Preview& preview) {
    for (std::size_t row = 0; row < preview.rows.size(); ++row) {
        const auto& marked = preview.rows[row];
        if (marked.mark != Mark::doubtful && marked.mark != Mark::refused) continue;
        auto place = words_of_place(preview.incoming.rows[row].at);
        if (place.empty()) place = fmt::format("row {}", row + 1);
        out << fmt::format("{}: {}: {}\n", place, name_of(marked.mark), marked.sentence);
    }
}

void print_found(std::ostream& out, const Preview& preview) {
    const auto& import = preview.import;
    out << fmt::format(
        "{}: {} ({})",
        import.file_name,
        lower_ascii(title_of(import.kind)),
        lower_ascii(words_of_confidence(import.confidence))
    );
    if (import.period) out << ", " << import.period->label;
    out << ", " << rows_text(preview.rows.size()) << '\n';
}

/// Each doubtful row that may be a new measure becomes one.
void take_doubtful_as_new(Db& db, const plan::Acting& acting, const Preview& preview) {
    db.write([&](Transaction& tx) {
        for (std::size_t row = 0; row < preview.rows.size(); ++row) {
            const auto& marked = preview.rows[row];
            if (marked.mark != Mark::doubtful || !marked.may_be_new) continue;
            decide(tx, acting, preview.import.id, static_cast<int>(row), {.kind = DecisionKind::as_new});
        }
    });
}

void put_aside(Db& db, const plan::Acting& acting, ImportId id) {
    db.write([&](Transaction& tx) { discard_import(tx, acting, id); });
}

int accept(Db& db, const plan::Acting& acting, ImportId id, cli::Call& call) {
    const auto organisation = acting.actor.organisation;
    call.progress.show("Comparing with the register: step", 2, steps);
    auto preview = preview_of(db, organisation, id);
    if (call.values.get("--accept-doubtful") == "new") {
        take_doubtful_as_new(db, acting, preview);
        preview = preview_of(db, organisation, id);
    }
    call.progress.clear();
    print_found(call.out, preview);
    if (preview.wants_period) {
        put_aside(db, acting, id);
        throw BadRequest("The document does not say which period it reports on: say it with --period.");
    }
    const auto counts = counts_of(preview.rows);
    print_counts(call.out, counts);
    print_reasons(call.out, preview);
    if (counts.added + counts.changed == 0) {
        put_aside(db, acting, id);
        call.out << "Nothing was changed.\n";
    } else {
        call.progress.show("Writing to the register: step", 3, steps);
        std::expected<MarkCounts, LookAgain> accepted;
        db.write([&](Transaction& tx) { accepted = accept_import(tx, acting, id, preview.fingerprint); });
        call.progress.clear();
        if (!accepted) throw Conflict("The register changed meanwhile: run the import again.");
        call.out << fmt::format("Accepted: /imports/{}\n", address(id));
    }
    return counts.doubtful + counts.refused == 0 ? nothing_left : rows_left;
}

int run(cli::Call& call) {
    auto db = Db::open(call.database, call.clock);
    const auto acting = acting_for(accounts::organisation_of(db, call).id);
    const auto path = std::string(call.values.get("FILE"));
    const auto bytes = documents::bytes_of_file(path);
    const auto name = std::filesystem::path(path).filename().string();
    call.progress.show("Reading the file: step", 1, steps);
    const auto uploaded = take_in(
        db,
        acting,
        {.file_name = name,
         .bytes = bytes,
         .asked_kind = document_kind_named(call.values.get("--as")),
         .period = period_in(db, acting.actor.organisation, call),
         .unread = Unread::refused}
    );
    if (!uploaded) throw Failure(fmt::format("{}: {}", path, uploaded.error().sentence));
    if (uploaded->is_new) return accept(db, acting, uploaded->id, call);
    call.out << fmt::format(
        "{} was taken in before and brings nothing new: nothing was changed. See /imports/{}\n",
        name,
        address(uploaded->id)
    );
    return nothing_left;
}

}  // namespace

cli::Command import_command() {
    return {
        .name = "import",
        .summary = "read a document and put its measures and returns into the register",
        .description =
            "Prints what was found and how many rows were new, changed, the same, doubtful and refused, with the place "
            "and the reason of each row that was not taken. New and changed rows are accepted in one transaction, "
            "which can be undone on the page of imports. Importing a file a second time changes nothing.\n\n"
            "The exit status is 0 where nothing was left, and 1 where doubtful or refused rows were.",
        .arguments =
            {{.name = "FILE",
              .description = "a Word, PDF, Excel, PowerPoint, CSV or text document",
              .kind = cli::ValueKind::file}},
        .options =
            {{.name = "--as",
              .value = "KIND",
              .description = "read it as this kind, whatever it looks like",
              .choices = {"progress_report", "action_plan"}},
             {.name = "--period",
              .value = "PERIOD",
              .description =
                  "of rows that name none: 2026-Q2, a label of the register, or two dates with \"to\" between"
             },
             accounts::organisation_option(),
             {.name = "--accept-doubtful",
              .value = "no|new",
              .description =
                  "leave doubtful rows out, or take those that may be new as new measures; no where left out",
              .choices = {"no", "new"}}},
        .run = run
    };
}

}  // namespace dueregard::intake
