#include "publishing/publishing_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "assurance/findings.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/period_label.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "publishing/report_format.hpp"
#include "publishing/report_store.hpp"

#include <fmt/format.h>

#include <fstream>
#include <ostream>

namespace dueregard::publishing {

namespace {

std::string labels_of(const std::vector<plan::Period>& periods) {
    std::vector<std::string> labels;
    for (const auto& period : periods)
        labels.push_back(fmt::format("“{}”", period.label));
    return labels.empty() ? "It has none yet" : "It has " + join(labels, ", ");
}

plan::Period period_of(storage::Db& db, accounts::OrganisationId organisation, const cli::Values& values) {
    const auto periods = plan::periods(db, organisation);
    if (!values.has("--period")) {
        auto checked = assurance::checked_period(db, organisation);
        if (!checked)
            throw BadRequest("The register has no period to report on. Import a progress report first.");
        return std::move(*checked);
    }
    for (const auto& period : periods) {
        if (equals_ignoring_case(period.label, trimmed(values.get("--period")))) return period;
    }
    const auto asked = intake::days_of_label(values.get("--period"));
    for (const auto& period : periods) {
        if (asked == period.days) return period;
    }
    throw BadRequest(
        fmt::format("The register has no period “{}”. {}.", values.get("--period"), labels_of(periods))
    );
}

/// Written beside and moved into place, so that a full disk leaves the old file as it was.
void write_file(const std::string& path, const std::string& content) {
    const auto beside = path + ".part";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!out.flush()) {
            std::remove(beside.c_str());
            throw Unavailable(
                fmt::format("{} could not be written. Is there room, and may you write there?", path)
            );
        }
    }
    if (std::rename(beside.c_str(), path.c_str()) != 0) {
        std::remove(beside.c_str());
        throw Unavailable(fmt::format("{} could not be put in place. May you write there?", path));
    }
}

int report(cli::Call& call) {
    const std::string path(call.values.get("--to"));
    const auto format = report_format_of(path);
    if (!format) {
        throw BadRequest(
            fmt::format("{} ends in no form that a report can have: html, docx, pdf, csv or xlsx.", path)
        );
    }
    auto db = storage::Db::open(call.database, call.clock);
    const auto organisation = accounts::organisation_of(db, call).id;
    const auto period = period_of(db, organisation, call.values);
    const auto paper = progress_paper(db, organisation, period, call.clock.today());
    write_file(path, write_report(paper, *format));
    call.error << fmt::format(
        "{}: {}, {}\n",
        path,
        plan::measures_text(static_cast<std::int64_t>(paper.standings.size())),
        period.label
    );
    return 0;
}

}  // namespace

std::vector<cli::Command> commands() {
    return {{
        .name = "report",
        .summary = "write a report to a file",
        .description =
            "Writes the progress report of one period. Every figure in it is counted from the register's rows. The form "
            "follows from the file's ending: html, docx and pdf hold the report, csv and xlsx its rows in the layout "
            "that `import` takes back.\n\nWithout --period it is the latest period in which anything was reported.",
        .arguments = {{.name = "KIND", .description = "which report", .choices = {"progress"}}},
        .options =
            {{.name = "--to",
              .value = "FILE",
              .description = "the file to write; one that is there is replaced",
              .presence = cli::Presence::required},
             {.name = "--period", .value = "PERIOD", .description = "the period's label, or 2022-Q2"},
             accounts::organisation_option()},
        .run = report,
    }};
}

}  // namespace dueregard::publishing
